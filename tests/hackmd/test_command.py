"""The command line: pages in a folder, a report, and never a page with private things that nobody has accepted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.hackmd.test_cases import CASES
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
    assert "| new pages | 1 |" in capsys.readouterr().out
    assert list(tmp_path.iterdir()) == []


def private_note(tmp_path: Path) -> Path:
    """A note with every sort of thing that nobody else is to read, in a folder with a project around it."""
    (tmp_path / "notes.toml").write_text('[private]\npublic_addresses = ["pycon.example"]\n', encoding="utf-8")
    note = tmp_path / "exports" / "note.md"
    note.parent.mkdir()
    note.write_text(
        "# 聯絡\n\n- 找 0912-345-678 或 ming@mail.example、team@pycon.example\n- 密碼：abc123\n"
        "- [加入](https://site.example/join?token=a1b2c3d4e5)\n\n```\nAKIAIOSFODNN7ABCDEFG\n```\n\n"
        "<!-- 帳號 6204-01-30271-4-00 -->\n\n[name=王小明]\n",
        encoding="utf-8",
    )
    return note


VALUES = ("345-678", "ming@", "abc123", "a1b2c3d4e5", "AKIAIOSFODNN7", "30271")


def written_in(folder: Path, but: Path) -> str:
    return "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file() and path != but)


@pytest.mark.parametrize("suffix", [".md", ".json", ".html"])
def test_nothing_private_is_written_or_said(tmp_path: Path, suffix: str, capsys: pytest.CaptureFixture[str]) -> None:
    note = private_note(tmp_path)
    command = ["import", str(note), "--into", str(tmp_path / "docs")]
    assert main([*command, "--report", str(tmp_path / f"report{suffix}")]) == FINE
    assert main(command) == FINE
    said = capsys.readouterr()
    for value in VALUES:
        assert value not in written_in(tmp_path, note) + said.out + said.err
    assert "1 files: 1 held back" in said.out
    assert not list(tmp_path.rglob("docs/*.md"))


def test_what_is_accepted_is_placed_and_remembered(tmp_path: Path) -> None:
    note = private_note(tmp_path)
    report = tmp_path / "report.json"
    command = ["import", str(note), "--into", str(tmp_path / "docs"), "--report", str(report)]
    assert main([*command, "--names", "initials"]) == FINE
    keys = {each["code"]: each["key"] for each in json.loads(report.read_text(encoding="utf-8"))["findings"]}
    held = [keys[code] for code in ("phone", "email", "password", "token", "secret_key")]
    assert main([*command, "--accept", *held[:4]]) == FINE
    assert not list(tmp_path.rglob("docs/*.md"))
    assert main([*command, "--accept", held[4]]) == FINE
    [page] = tmp_path.rglob("docs/*.md")
    text = page.read_text(encoding="utf-8")
    assert all(value in text for value in VALUES[:-1])
    assert VALUES[-1] not in text
    remembered = (tmp_path / "notes-accepted.txt").read_text(encoding="utf-8")
    assert [line.split()[2] for line in remembered.splitlines()[3:]] == [
        "phone",
        "email",
        "password",
        "token",
        "secret_key",
    ]
    assert main([*command, "--accept", keys["comment"]]) == FINE
    assert page.read_text(encoding="utf-8") == text, "the comment is on the page then, and an account in it"
    [account] = [each["key"] for each in json.loads(report.read_text(encoding="utf-8"))["findings"] if each["key"]]
    assert main([*command, "--accept", account]) == FINE
    assert "% 帳號 6204-01-30271-4-00\n" in page.read_text(encoding="utf-8")


def test_a_dry_run_remembers_nothing(tmp_path: Path) -> None:
    note = private_note(tmp_path)
    report = tmp_path / "report.json"
    command = ["import", str(note), "--into", str(tmp_path / "docs"), "--report", str(report)]
    assert main(command) == FINE
    keys = {each["key"] for each in json.loads(report.read_text(encoding="utf-8"))["findings"]} - {""}
    assert main([*command, "--dry-run", "--accept", *sorted(keys)]) == FINE
    assert json.loads(report.read_text(encoding="utf-8"))["became"] == {"held": 1}, "the account in its comment"
    assert not (tmp_path / "notes-accepted.txt").exists()


def test_a_key_of_nothing_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    note = private_note(tmp_path)
    assert main(["import", str(note), "--into", str(tmp_path / "docs"), "--accept", "0123456789"]) == WRONG
    assert "--accept 0123456789: nothing that is held back has this key" in capsys.readouterr().err


@pytest.mark.parametrize(("names", "shown"), [("keep", "[王小明]{.name}"), ("initials", "[王]{.name}")])
def test_names_are_kept_or_shortened(tmp_path: Path, names: str, shown: str) -> None:
    note = tmp_path / "note.md"
    note.write_text("# A report\n\n- 是 [name=王小明]\n", encoding="utf-8")
    assert main(["import", str(note), "--into", str(tmp_path / "docs"), "--names", names]) == FINE
    assert shown in (tmp_path / "docs" / "a-report.md").read_text(encoding="utf-8")


def test_a_report_of_no_known_format_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["import", str(NOTE), "--into", str(tmp_path), "--report", "report.txt"])
    assert "'report.txt' ends in none of .md, .json, .html" in capsys.readouterr().err


def test_initials_are_all_that_is_left_of_a_name_wherever_it_is(tmp_path: Path) -> None:
    note = tmp_path / "exports" / "note.md"
    note.parent.mkdir()
    note.write_text(
        "# Talk by [name=Ming Wang]\n\n## Q [name=Ming Wang]\n\n> x [name=Ming Wang] [time=now]\n\n"
        "|[name=Ming Wang]|\n|-|\n\n"
        ":::spoiler by [name=Ming Wang] [color=red]\nx\n:::\n\n:::info\nby [name=Ming Wang]\n:::\n",
        encoding="utf-8",
    )
    assert main(["import", str(note), "--into", str(tmp_path / "docs"), "--names", "initials"]) == FINE
    [page] = (tmp_path / "docs").rglob("*.md")
    assert page.name == "talk-by-mw.md"
    assert "Wang" not in page.read_text(encoding="utf-8")
    assert ":::{admonition} by MW\n" in page.read_text(encoding="utf-8")


def test_no_page_comes_into_a_folder_that_a_site_has_not(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A slip of the pen made a second site, and forgot the pages of the first."""
    note = tmp_path / "exports" / "note.md"
    note.parent.mkdir()
    note.write_text("# A\n\nText.\n", encoding="utf-8")
    (tmp_path / "conf.py").write_text("")
    (tmp_path / "docs").mkdir()
    assert main(["import", str(note), "--into", str(tmp_path / "dcos")]) == WRONG
    assert capsys.readouterr().err.startswith(f"{tmp_path / 'dcos'}: there is no folder of pages there")
    assert not (tmp_path / "dcos").exists() and not (tmp_path / "notes.state.jsonl").exists()
    assert main(["import", str(note), "--into", str(tmp_path / "docs")]) == FINE
    assert main(["import", str(note), "--into", "/"]) == WRONG


@pytest.mark.parametrize("source", ["docs", "docs/2021", "."])
def test_the_site_s_own_pages_are_no_notes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], source: str
) -> None:
    """The last is what an empty variable of a shell names."""
    page = tmp_path / "docs" / "2021" / "a.md"
    page.parent.mkdir(parents=True)
    page.write_text("# A\n\nText.\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["import", source, "--into", "docs"]) == WRONG
    said = f"{Path(source)}: the pages of docs are there; name the export, which is elsewhere\n"
    assert capsys.readouterr().err == said
    assert [each.name for each in tmp_path.rglob("*") if each.is_file()] == ["a.md"]
