"""The command line: pages in a folder, a report, and never a page on the site that nobody has looked through."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.hackmd.test_cases import CASES
from tools import ROOT
from tools.hackmd.command import FINE, WRONG, main

NOTE = CASES[0]


def test_a_note_is_a_page_and_its_findings_are_in_the_report(tmp_path: Path) -> None:
    note = tmp_path / "note.md"
    note.write_text("# A report\n\n[TOC]\n\nWords of it.\n", encoding="utf-8")
    report = tmp_path / "report.json"
    pages = tmp_path / "pages"
    assert main(["import", str(note), "--into", str(pages), "--report", str(report)]) == FINE
    assert "Words of it." in (pages / "a-report.md").read_text(encoding="utf-8")
    data = json.loads(report.read_text(encoding="utf-8"))
    assert data["seen"] == 1
    assert [each["line"] for each in data["findings"]] == [3]


def test_a_dry_run_writes_no_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(NOTE), "--into", str(tmp_path), "--dry-run"]) == FINE
    assert "1 files: 1 pages" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def test_no_page_is_put_on_the_site_unseen(capsys: pytest.CaptureFixture[str]) -> None:
    before = sorted((ROOT / "docs").rglob("*"))
    assert main(["import", str(NOTE), "--into", str(ROOT / "docs" / "2021")]) == WRONG
    assert "outside docs/" in capsys.readouterr().err
    assert sorted((ROOT / "docs").rglob("*")) == before
