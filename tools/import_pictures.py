"""Photograph what an import says: ``python -m tools.import_pictures``.

The picture is that of ``docs/contributing/importing.md``: the report on the exports of the site's own notes. Run it
after a change of the report that is meant.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import ViewportSize

from tools import ROOT
from tools.browser import launched

PICTURE = ROOT / "docs" / "contributing" / "pictures" / "import-report.jpg"
EXPORTS = ROOT / "tests" / "site" / "exports"
SIZE = ViewportSize(width=960, height=720)


def report(folder: Path) -> Path:
    """The report of importing the exports into an empty site in *folder*."""
    path = folder / "report.html"
    (folder / "notes.toml").write_bytes((ROOT / "notes.toml").read_bytes())
    command = [sys.executable, "-m", "tools.hackmd", "import", *map(str, sorted(EXPORTS.glob("*.txt")))]
    subprocess.run([*command, "--into", folder / "docs", "--dry-run", "--report", path], cwd=ROOT, check=True)
    return path


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made, launched() as browser:
        address = report(Path(made)).as_uri()
        tab = browser.new_page(viewport=SIZE)
        tab.goto(address, wait_until="networkidle")
        tab.screenshot(path=PICTURE, type="jpeg", quality=60)
        print(PICTURE.relative_to(ROOT))
