"""The check of books: what of epubcheck's report is a fault, and what is said where it is not there."""

from __future__ import annotations

import stat
import sys
import zipfile
from pathlib import Path

import pytest

from tools import epub

SAID = """\
Validating using EPUB version 3.2 rules.
ERROR(RSC-005): book.epub/a.xhtml(21,11): Error while parsing file: element "noscript" not allowed here
ERROR(CSS-008): book.epub/_static/a.css(3,45): An error occurred while parsing the CSS: Token "," not allowed here.
FATAL(RSC-016): book.epub/b.xhtml(2,1): Fatal Error while parsing file
WARNING(OPF-003): book.epub(-1,-1): Item exists in the EPUB, but is not declared
USAGE(ACC-009): book.epub/a.xhtml(1,1): no fault
Check finished with errors
Messages: 1 fatals / 2 errors / 1 warnings / 0 infos
"""


@pytest.mark.parametrize(
    ("version", "codes"),
    [(4, ["RSC-005", "RSC-016", "OPF-003"]), (5, ["RSC-005", "CSS-008", "RSC-016", "OPF-003"])],
)
def test_an_old_epubcheck_knows_no_selectors_of_today(version: int, codes: list[str]) -> None:
    faults = epub.faults_in(SAID.splitlines(), version=version)
    assert [line.partition("(")[2].partition(")")[0] for line in faults] == codes


def program(folder: Path, name: str, says: str) -> Path:
    path = folder / name
    path.write_text(f"#!{sys.executable}\nprint({says!r})\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.mark.parametrize(
    ("says", "count"),
    [
        (f"EPUBCheck v4.2.6\n{SAID}", 3),
        (f"EPUBCheck v5.1.0\n{SAID}", 4),
        ("v5.1.0\nNo errors or warnings detected.", 0),
    ],
)
def test_a_book_is_checked(says: str, count: int, tmp_path: Path) -> None:
    assert len(epub.check(tmp_path / "a.epub", [str(program(tmp_path, "epubcheck", says))])) == count


def test_an_epubcheck_that_breaks_down_is_no_success(tmp_path: Path) -> None:
    broken = program(tmp_path, "epubcheck", "Exception in thread main: out of memory")
    (fault,) = epub.check(tmp_path / "a.epub", [str(broken)])
    assert fault.endswith("epubcheck did not end: Exception in thread main: out of memory")


def test_without_a_java_it_is_named_with_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("NO_APT", "1")
    program(tmp_path, "epubcheck", "")
    assert epub.main() == 1
    assert "sudo apt-get install epubcheck default-jre-headless" in capsys.readouterr().err


def test_debian_s_epubcheck_is_a_jar(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    java = program(tmp_path, "java", "")
    path = program(tmp_path, "epubcheck", "")
    assert epub.command() == [str(path)]
    with zipfile.ZipFile(path, "w") as jar:
        jar.writestr("a", "")
    assert epub.command() == [str(java), "-jar", str(path)]
