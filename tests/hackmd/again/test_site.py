"""What an import makes of the site: as it would be, as it is, and once somebody begins to translate a note."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.copies import copy_small_project
from tests.hackmd.test_cases import CASES
from tools import ROOT
from tools.hackmd.again.state import NAME
from tools.hackmd.command import WRONG, main

pytestmark = pytest.mark.builds


def run(project: Path, *arguments: str) -> str:
    """Run one of the project's programs; what it prints."""
    command = [sys.executable, "-m", *arguments]
    done = subprocess.run(command, cwd=project, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def docs(project: Path) -> dict[str, bytes]:
    found = [*(project / "docs").rglob("*"), project / NAME]
    return {path.relative_to(project).as_posix(): path.read_bytes() for path in found if path.is_file()}


def test_imported_notes_are_on_a_site_that_builds_without_their_catalogs(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    copy_small_project(project)
    (project / "notes.toml").write_text('[licence]\ndefault = "CC0 1.0"\n', encoding="utf-8")
    notes = tmp_path / "notes"
    notes.mkdir()
    for path in CASES:
        shutil.copy(path, notes)
    before = docs(project)
    command = ["tools.hackmd", "import", str(notes), "--into", "docs", "--report", "report.json"]
    assert "The site would be _build/preview/html/index.html" in run(project, *command, "--preview")
    assert docs(project) == before and (project / "_build/preview/html/en").is_dir()

    run(project, *command)
    pages = [each["page"] for each in json.loads((project / "report.json").read_text("utf-8"))["notes"] if each["page"]]
    assert len(pages) > 20
    shown = (project / "_build/preview/html/zh-tw" / Path(pages[0]).relative_to("docs")).with_suffix(".html")
    assert "CC0 1.0" in shown.read_text(encoding="utf-8")

    assert "notes have no catalogs until somebody begins to translate" in run(project, "tools.catalogs")
    page = Path(pages[0]).relative_to("docs").with_suffix("")
    assert list(project.glob(f"locale/*/LC_MESSAGES/{page}.po")) == []
    run(project, "tools.catalogs", "check")
    run(project, "tools.build_site")
    status = json.loads((project / "_build/html/en/feeds/translation-status.json").read_text(encoding="utf-8"))
    assert sum(each["notes"] for each in status["not_begun"]) >= len(pages)
    assert str(page) not in {each["note"] for each in status["translations"]}

    run(project, "tools.catalogs", str(page))
    assert list(project.glob(f"locale/*/LC_MESSAGES/{page}.po"))
    run(project, "tools.build_site")
    status = json.loads((project / "_build/html/en/feeds/translation-status.json").read_text(encoding="utf-8"))
    assert str(page) in {each["note"] for each in status["translations"]}


def test_a_preview_is_of_this_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(CASES[0]), "--into", str(tmp_path / "docs"), "--preview"]) == WRONG
    assert (
        f"--preview shows the site of this project, whose pages are not in {tmp_path}/docs" in capsys.readouterr().err
    )
    assert not (tmp_path / "docs").exists() and not (ROOT / NAME).exists()
