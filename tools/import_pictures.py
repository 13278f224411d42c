"""Photograph what an import says and makes: ``python -m tools.import_pictures``.

The pictures are those of ``docs/contributing/importing.md``: the report on the exports of the site's own notes, and the
page of a year that lists what came, in both languages. Run it after a change of the report or the look that is meant.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize

from tools import ROOT, labels
from tools.browser import launched
from tools.build_site import sphinx_command

from language_pair.languages import EN, LANGUAGES

PICTURES = ROOT / "docs" / "contributing" / "pictures"
EXPORTS = ROOT / "tests" / "site" / "exports"
REPORT, YEAR = "import-report", "import-year"
PAGE = "2021/index.html"
SIZE = ViewportSize(width=960, height=640)


def site(folder: Path) -> None:
    """A copy of the site in *folder*, into which notes have been imported, with the report and both languages.

    The exports have other names than those that the site's pages give, so that they are notes that it has not.
    """
    for name in ("docs", "locale"):
        ignored = shutil.ignore_patterns("*.mo", f"{labels.PYCONTW}.po")
        shutil.copytree(ROOT / name, folder / name, ignore=ignored)
    shutil.copy(ROOT / "notes.toml", folder)
    (folder / "notes").mkdir()
    for number, export in enumerate(sorted(EXPORTS.glob("*.txt"))):
        shutil.copy(export, folder / "notes" / f"{number}.md")
    command = [sys.executable, "-m", "tools.hackmd", "import", "notes", "--into", "docs", "--report", "report.html"]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "_ext")))}
    subprocess.run(command, cwd=folder, env=environment, check=True)
    os.environ["NOTES_STATE"] = str(folder / "notes.state.jsonl")
    for language in LANGUAGES:
        built = sphinx_command(language, "html", folder / language.folder, ["-q"], folder / "docs")
        subprocess.run(built, cwd=ROOT, check=True)


def photograph(browser: Browser, page: Path, name: str) -> None:
    tab = browser.new_page(viewport=SIZE)
    tab.goto(page.as_uri(), wait_until="networkidle")
    path = PICTURES / f"{name}.jpg"
    tab.screenshot(path=path, type="jpeg", quality=40)
    tab.close()
    print(path.relative_to(ROOT))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made, launched() as running:
        site(Path(made))
        photograph(running, Path(made) / "report.html", REPORT)
        for each in LANGUAGES:
            suffix = "" if each == EN else f".{each.code}"  # which Sphinx takes in that language
            photograph(running, Path(made) / each.folder / PAGE, f"{YEAR}{suffix}")
