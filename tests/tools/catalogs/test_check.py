"""The check of the catalogs: what it reports, word for word, and that this project's own are clean."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tools import ROOT, labels
from tools.catalogs import check
from tools.catalogs.check import check_file, glossary
from tools.catalogs.check.checked_messages import CheckedMessage
from tools.catalogs.check.codes import Code
from tools.catalogs.check.command import find, main
from tools.catalogs.check.remarks import Remark

ZH = "locale/zh_TW/LC_MESSAGES"
FOLDER = Path(__file__).parent / "checker"
CASES = sorted((FOLDER / "locale").rglob("*.po"))


def report(path: Path) -> list[str]:
    return [f"{finding.line}: {finding.code}: {finding.found}" for finding in check_file(path)]


def expected(path: Path) -> list[str]:
    """What ``tests/tools/catalogs/checker/expected`` says of the catalog at *path*; see the README there."""
    file = FOLDER / "expected" / path.relative_to(FOLDER / "locale").with_suffix(".txt")
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.relative_to(FOLDER / "locale").as_posix())
def test_report(path: Path) -> None:
    assert report(path) == expected(path)


def test_the_cases_are_many_and_every_rule_is_among_them() -> None:
    faults = [line for path in CASES for line in expected(path)]
    places = {(path, line.partition(":")[0]) for path in CASES for line in expected(path)}
    good = sum(path.read_text(encoding="utf-8").count("\nmsgid ") - 1 for path in CASES if "good" in path.stem)
    assert len(places) >= 60
    assert good >= 40
    assert {line.split(": ")[1] for line in faults} == {code.text for code in Code}


def test_the_catalogs_of_this_project_are_clean(capsys: pytest.CaptureFixture[str]) -> None:
    every = [path for folder in labels.all_locale_folders() for path in folder.rglob("*.po")]
    assert {"language_pair", "site_search", "pycontw"} <= {path.stem for path in every}
    assert main([]) == 0
    assert capsys.readouterr().err == f"No fault in {len(every)} catalogs.\n"


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalog with two faults, in the folder that the command is run in."""
    path = tmp_path / "locale/zh_TW/LC_MESSAGES/a,b.po"
    path.parent.mkdir(parents=True)
    head = 'msgid ""\nmsgstr ""\n"Language: zh_TW\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    path.write_text(f'{head}\nmsgid "100% in 2012"\nmsgstr "2013年的 100%"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return path


def test_the_command_names_place_fault_and_what_is_allowed(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(faulty)]) == 1
    printed = capsys.readouterr()
    assert printed.out.splitlines() == [
        "locale/zh_TW/LC_MESSAGES/a,b.po:7: number: the translation lacks 2012, adds 2013. "
        "A translation has the numbers of its source, in digits or in words.",
        "locale/zh_TW/LC_MESSAGES/a,b.po:7: space: a space is missing: '2013年的 100'. "
        "One space parts Chinese from Latin letters and digits; there is none beside full-width marks.",
    ]
    assert printed.err == "2 faults in 1 of 1 catalog.\n"


@pytest.mark.parametrize(
    ("glossary_csv", "message"),
    [
        (None, ": the glossary cannot be read: No such file or directory"),
        (b"\xb1", ": the glossary is no text in UTF-8"),
        (b"", ":1: the first row of the glossary names its columns: term,zh_TW,note"),
        (b"english,zh_TW\n", ":1: the first row of the glossary names its columns: term,zh_TW,note"),
        ("term,zh_TW\nnote,共筆\nteam,\n".encode(), ":3: a row of the glossary has a term and its Chinese"),
        (b"term,zh_TW,note\nteam\n", ":2: a row of the glossary has a term and its Chinese"),
    ],
    ids=["missing", "no text", "empty", "other columns", "an empty cell", "a short row"],
)
def test_a_glossary_that_cannot_be_read_is_said_once(
    faulty: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    glossary_csv: bytes | None,
    message: str,
) -> None:
    """It was said of each catalog, as a fault of that one, and without its name."""
    path = tmp_path / "glossary.csv"
    if glossary_csv is not None:
        path.write_bytes(glossary_csv)
    monkeypatch.setattr(glossary, "PATH", path)
    glossary.rows.cache_clear()
    assert main([str(faulty)]) == 2
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", f"locale/glossary.csv{message}\n")


def test_a_glossary_may_begin_as_a_spreadsheet_writes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "glossary.csv"
    path.write_bytes("\ufeffterm,zh_TW,note\r\nnote,共筆,\r\n".encode())
    monkeypatch.setattr(glossary, "PATH", path)
    assert glossary.rows.__wrapped__() == (("note", "共筆"),)


def test_annotations_for_github_are_escaped(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    faulty.write_text(faulty.read_text(encoding="utf-8").replace("年的 100%", "年的% 100"), encoding="utf-8")
    assert main(["--format", "github", "locale"]) == 1
    assert capsys.readouterr().out.splitlines()[1] == (
        "::error file=locale/zh_TW/LC_MESSAGES/a%2Cb.po,line=7,title=space::a space is missing: '2013年的%25 10'. "
        "One space parts Chinese from Latin letters and digits; there is none beside full-width marks."
    )


def test_fix_shows_the_difference_and_reports_what_is_left(faulty: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--fix", "locale"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert '-msgstr "2013年的 100%"' in lines
    assert '+msgstr "2013 年的 100%"' in lines
    assert [line for line in lines if ": space: " in line] == []
    assert lines[-1].startswith("locale/zh_TW/LC_MESSAGES/a,b.po:7: number: ")


def test_a_missing_file_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path / "none.po")]) == 2
    assert capsys.readouterr().err.startswith(f"{tmp_path / 'none.po'}: there is no such file\n")
    assert main([str(tmp_path)]) == 2


def failing(message: CheckedMessage) -> Iterator[Remark]:
    if message.source == "fail":
        raise RuntimeError("a rule\nfails")
    yield from ()


def test_one_file_ends_no_run(
    faulty: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """``msgid ""`` and no more ended the check of all catalogs with an IndexError."""
    (faulty.parent / "a-folder.po").mkdir()
    (faulty.parent / "a-head.po").write_text('msgid ""', encoding="utf-8")
    fails = faulty.read_text(encoding="utf-8") + '\nmsgid "fail"\nmsgstr "敗"\n'
    (faulty.parent / "a-rule.po").write_text(fails, encoding="utf-8")
    monkeypatch.setattr(check, "_FOR_BOTH", (*check._FOR_BOTH, failing))
    assert main(["--fix", "locale"]) == 1
    printed = capsys.readouterr()
    found = [line.removeprefix(f"{ZH}/") for line in printed.out.splitlines() if line.startswith(ZH)]
    assert [line.rpartition(". ")[0].partition(". ")[0] for line in found] == [
        "a,b.po:7: number: the translation lacks 2012, adds 2013",
        "a-folder.po:1: syntax: this catalog cannot be checked: it is a folder",
        "a-head.po:1: syntax: missing msgstr for msgid ''",
        "a-head.po:1: header: the catalog has no header",
        "a-rule.po:1: syntax: this catalog cannot be checked: RuntimeError: a rule fails",
        "a-rule.po:7: number: the translation lacks 2012, adds 2013",
        "a-rule.po:7: space: a space is missing: '2013年的 100'",
    ]
    assert f"{ZH}/a-rule.po: not repaired: RuntimeError: a rule fails" in printed.err


def test_many_catalogs_are_reported_in_their_order(tmp_path: Path) -> None:
    """They are checked in several processes."""
    copies = [tmp_path / "zh_TW/LC_MESSAGES" / f"{number:03}.po" for number in range(220)]
    copies[0].parent.mkdir(parents=True)
    for path in copies:
        shutil.copy(FOLDER / "locale/zh_TW/LC_MESSAGES/no_language.po", path)
    assert [finding.path for finding in find(copies)] == copies


@pytest.mark.builds
def test_the_command_runs_without_sphinx_s_application(faulty: Path) -> None:
    command = [sys.executable, "-m", "tools.catalogs", "check", str(faulty)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stdout.count("\n") == 2
