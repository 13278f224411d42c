"""The check of HTML: what of the checker's report is a fault, and what is said where something is missing."""

from __future__ import annotations

import json
import stat
import sys
from pathlib import Path

import pytest

from tools import ROOT, npm, validate

URL = f"file:{ROOT}/_build/html/zh-tw/%E7%A4%BE.html"
ALLOWED = [
    "The “main” role is unnecessary for element “main”.",
    'This document appears to be written in Simplified Chinese but the “html” start tag has “lang="zh-Hant-TW"”.',
]
MESSAGES = [
    {"type": "error", "url": URL, "lastLine": 7, "message": "Duplicate ID “a”."},
    {"type": "error", "url": URL, "lastLine": 7, "message": ALLOWED[0]},
    {"type": "info", "subType": "warning", "url": URL, "lastLine": 9, "message": "Section lacks heading."},
    {"type": "info", "url": URL, "lastLine": 3, "message": "Trailing slash on void elements has no effect."},
    {"type": "non-document-error", "message": "out of memory"},
    *({"type": "info", "subType": "warning", "url": URL, "message": text} for text in ALLOWED),
]


def test_errors_and_warnings_are_faults_but_for_the_warnings_that_are_allowed() -> None:
    assert list(validate.faults_in(MESSAGES)) == [
        "_build/html/zh-tw/社.html:7: error: Duplicate ID “a”.",
        f"_build/html/zh-tw/社.html:7: error: {ALLOWED[0]}",
        "_build/html/zh-tw/社.html:9: warning: Section lacks heading.",
        ":1: error: out of memory",
    ]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty machine, also in what npm has installed."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("NO_APT", "1")
    monkeypatch.setattr(npm, "FOLDER", ROOT / "_build" / "no-npm")
    return tmp_path


def program(path: Path, body: str) -> None:
    path.write_text(f"#!{sys.executable}\n{body}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.mark.parametrize(
    ("says", "code", "told"),
    [
        (json.dumps({"messages": []}), 0, "1 pages: 0 faults"),
        (json.dumps({"messages": MESSAGES}), 1, "1 pages: 4 faults"),
        ("", 1, "the checker did not end: OutOfMemoryError"),
    ],
)
def test_a_folder_is_checked(
    says: str, code: int, told: str, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(npm, "ensure", lambda _program: True)
    program(folder / "java", f"import sys\nprint({says!r})\nprint('OutOfMemoryError', file=sys.stderr)")
    pages = folder / "pages"
    pages.mkdir()
    (pages / "a.html").touch()
    assert validate.main([str(pages)]) == code
    assert told in capsys.readouterr().out


def test_a_folder_without_pages_is_no_success(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(npm, "ensure", lambda _program: True)
    program(folder / "java", "")
    assert validate.main([str(folder)]) == 1
    assert f"{folder}: there are no pages" in capsys.readouterr().out


def test_what_is_missing_is_named_with_the_command(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert validate.main([]) == 1
    assert "sudo apt-get install default-jre-headless" in capsys.readouterr().err
    program(folder / "java", "")
    assert validate.main([]) == 1
    assert "sudo apt-get install nodejs npm" in capsys.readouterr().err


def test_what_is_installed_is_said_and_runs_nothing_of_its_own(folder: Path, capfd: pytest.CaptureFixture[str]) -> None:
    program(folder / "npm", "import sys\nprint(sys.argv[1:], file=sys.stderr)")
    assert not npm.ensure(validate.VNU), "it has installed nothing"
    said, asked = capfd.readouterr()
    package = f"vnu-jar@{validate.VNU.version}"
    assert f"installs {package} (it checks HTML) into _build/no-npm/vnu-jar-{validate.VNU.version}" in said
    assert "'--ignore-scripts'" in asked
    assert f"npm has not installed {package}" in asked
