"""A build that would change nothing is left out; one that would change anything never is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zoneinfo
from collections.abc import Callable
from datetime import datetime, tzinfo
from pathlib import Path

import pytest

from tools.build_site import surroundings, unchanged
from tools.build_site.unchanged import Unchanged

PLAIN: list[str] = []
PAGE = "_build/html/en/index.html"
#: A file of each kind that a site is made of.
KINDS = [
    *("conf.py", "docs/index.md", "docs/2021/.hidden/picture.svg", "docs/_templates/page.html"),
    *("docs/_static/style.css", "locale/en/LC_MESSAGES/index.po", "locale/en/LC_MESSAGES/index.mo"),
    *("_ext/own/__init__.py", "_ext/own/locale/zh_TW/LC_MESSAGES/own.po", "tools/one.py", "requirements.txt"),
    *(".mailmap", "../packages/other/__init__.py", "../zones/Asia/Taipei"),
]
SOMEBODY = {f"GIT_{who}_{what}": "somebody" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, capture_output=True)


def write(path: Path, text: str = "text") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a project of one file of each kind, in git, one package that is installed, and one time zone."""
    folder = tmp_path_factory.mktemp("made")
    for name in KINDS:
        write(folder / "project" / name)
    with pytest.MonkeyPatch.context() as patched:
        for name, value in SOMEBODY.items():
            patched.setenv(name, value)
        git(folder, "init", "-q", "project")
        git(folder / "project", "add", ".")
        git(folder / "project", "commit", "-q", "-m", "First")
    return folder


@pytest.fixture
def root(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the project."""
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    root = tmp_path / "project"
    for name, value in SOMEBODY.items():
        monkeypatch.setenv(name, value)
    library = [path for path in sys.path if Path(path).is_relative_to(sys.base_prefix)]
    monkeypatch.setattr(sys, "path", [str(tmp_path / "packages"), *library])
    monkeypatch.setattr(zoneinfo, "TZPATH", (str(tmp_path / "zones"),))
    monkeypatch.setattr(unchanged, "ROOT", root)
    monkeypatch.setattr(unchanged, "BUILD", root / "_build")
    return root


def build(root: Path, builder: str = "html", options: list[str] = PLAIN) -> bool:
    """Whether the site is built, and not left as it is."""
    known = Unchanged(root / "_build/html", builder, options)
    if known.holds():
        return False
    write(root / PAGE)
    write(root / "_build/html/zh-tw/_static/script.js")
    known.remember()
    return True


def test_a_site_of_which_nothing_has_changed_is_left_as_it_is(root: Path) -> None:
    assert [build(root), build(root), build(root)] == [True, False, False]


def test_a_new_report_on_links_is_seen_and_nothing_else_that_is_built(root: Path) -> None:
    write(root / "_build/links/report.json", "[]")
    assert [build(root), build(root)] == [True, False]
    write(root / "_build/links/zh-tw/links.json")
    assert not build(root)
    write(root / "_build/links/report.json", "[{}]")
    assert [build(root), build(root)] == [True, False]
    (root / "_build/links/report.json").unlink()
    assert [build(root), build(root)] == [True, False]


@pytest.mark.parametrize("name", [*KINDS, PAGE])
def test_a_file_that_is_edited_is_seen_though_its_size_and_time_are_the_same(root: Path, name: str) -> None:
    path = root / name
    build(root)
    before = path.stat()
    path.write_text("TEXT", encoding="utf-8")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (before.st_size, before.st_mtime_ns)
    assert [build(root), build(root)] == [True, False]


@pytest.mark.parametrize("name", [*KINDS, PAGE, "_build/html/zh-tw/_static/script.js"])
def test_a_file_that_is_deleted_is_missed(root: Path, name: str) -> None:
    build(root)
    (root / name).unlink()
    assert [build(root), build(root)] == [True, False]


@pytest.mark.parametrize("name", ["docs/new.md", "_ext/own/new.toml", "locale/en/LC_MESSAGES/no.mo", "docutils.conf"])
def test_a_file_that_is_added_is_seen(root: Path, name: str) -> None:
    build(root)
    write(root / name)
    assert [build(root), build(root)] == [True, False]


def test_what_others_put_beside_the_pages_is_theirs(root: Path) -> None:
    """`tools.pages` adds files for a host when the site is built."""
    build(root)
    write(root / "_build/html/.nojekyll")
    assert not build(root)


@pytest.mark.parametrize("name", ["_build/other/page.html", ".cache/note.md", "_ext/own/__pycache__/own.pyc"])
def test_files_of_which_no_site_is_made_may_change(root: Path, name: str) -> None:
    build(root)
    write(root / name)
    assert not build(root)


def test_a_checkout_there_and_back_changes_nothing(root: Path) -> None:
    build(root)
    git(root, "checkout", "-q", "-b", "other")
    write(root / "docs/index.md", "other")
    git(root, "checkout", "-q", "docs/index.md")
    assert not build(root)


def test_what_links_lead_to_is_seen(root: Path, tmp_path: Path) -> None:
    elsewhere = write(tmp_path / "elsewhere/note.md").parent
    (root / "docs/linked").symlink_to(elsewhere)
    (root / "docs/again").symlink_to(root / "docs")
    (root / "docs/nothing").symlink_to(root / "docs/none")
    assert [build(root), build(root)] == [True, False]
    write(elsewhere / "note.md", "other")
    assert [build(root), build(root)] == [True, False]
    write(root / "docs/none")
    assert [build(root), build(root)] == [True, False]


def _commit(root: Path) -> None:
    git(root, "commit", "-q", "--allow-empty", "-m", "Another")


def _replace(root: Path) -> None:
    git(root, "commit", "-q", "--allow-empty", "-m", "Another")
    git(root, "replace", "HEAD", "HEAD~")
    git(root, "reset", "-q", "HEAD")


def _configure(root: Path) -> None:
    git(root, "config", "log.follow", "true")


def _shorten(root: Path) -> None:
    write(root / ".git/shallow", (root / ".git" / (root / ".git/HEAD").read_text().split()[1]).read_text())


@pytest.mark.parametrize("change", [_commit, _replace, _configure, _shorten])
def test_what_git_knows_is_seen(root: Path, change: Callable[[Path], None]) -> None:
    build(root)
    change(root)
    assert [build(root), build(root)] == [True, False]


def test_a_repository_in_the_repository_is_asked(root: Path, tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--separate-git-dir", str(tmp_path / "history"), str(root / "locale"))
    git(root / "locale", "add", ".")
    git(root / "locale", "commit", "-q", "-m", "First")
    build(root)
    _commit(root / "locale")
    assert [build(root), build(root)] == [True, False]


@pytest.mark.parametrize("name", ["NOTES_TODAY", "NOTES_REPOSITORY", "READTHEDOCS", "LC_ALL", "ANY"])
def test_a_variable_of_the_shell_is_seen(root: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    build(root)
    monkeypatch.setenv(name, "other than it was")
    assert [build(root), build(root)] == [True, False]


@pytest.mark.parametrize("name", ["TERM", "COLUMNS", "SHLVL", "SSH_AUTH_SOCK", "VSCODE_PID", "NOX_CURRENT_SESSION"])
def test_another_terminal_changes_nothing(root: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    build(root)
    monkeypatch.setenv(name, "other than it was")
    assert not build(root)


def test_another_day_is_seen(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Tomorrow(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Tomorrow:
            return cls(2099, 1, 1, tzinfo=tz)

    build(root)
    monkeypatch.setattr(surroundings, "datetime", Tomorrow)
    assert [build(root), build(root)] == [True, False]


def test_another_python_is_seen(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(root)
    monkeypatch.setattr(sys, "version", "3.99")
    assert [build(root), build(root)] == [True, False]


def test_other_options_are_seen(root: Path) -> None:
    there = ["-D", "html_baseurl=https://notes.example/{segment}/"]
    built = [build(root), build(root, options=there), build(root, options=there), build(root, "dirhtml", there)]
    assert built == [True, True, False, True]


@pytest.mark.parametrize("options", [["-E"], ["-a"], ["-D", "templates_path=../elsewhere"], ["--write-all"]])
def test_options_that_ask_for_work_or_name_other_files_are_always_obeyed(root: Path, options: list[str]) -> None:
    assert [build(root, options=options), build(root, options=options)] == [True, True]


@pytest.mark.parametrize("options", [["-q"], ["-j", "2"], ["-j2"], ["--jobs=auto", "--quiet"]])
def test_other_options_ask_for_no_work(root: Path, options: list[str]) -> None:
    assert [build(root, options=options), build(root, options=options)] == [True, False]


def test_a_book_tells_when_it_was_made(root: Path) -> None:
    assert [build(root, "epub"), build(root, "epub")] == [True, True]


def test_a_build_with_a_fault_is_not_remembered(root: Path) -> None:
    build(root)
    write(root / "docs/index.md", "fault")
    assert not Unchanged(root / "_build/html", "html", PLAIN).holds()
    write(root / "docs/index.md")  # as it was, but nobody knows what the build has left
    assert build(root)


@pytest.mark.parametrize("name", ["docs/index.md", ".git/config"])
def test_a_build_during_which_something_changes_is_not_remembered(root: Path, name: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    known = Unchanged(root / "_build/html", "html", PLAIN)
    assert not known.holds()
    write(root / PAGE)
    write(root / name, f"{text}\n[other]\na = b\n")
    known.remember()
    assert build(root)


def test_a_note_that_is_changed_there_and_back_during_a_build_is_seen(root: Path) -> None:
    known = Unchanged(root / "_build/html", "html", PLAIN)
    assert not known.holds()
    write(root / PAGE)
    write(root / "docs/index.md", "other")
    write(root / "docs/index.md")
    known.remember()
    assert build(root)


@pytest.mark.parametrize("stored", ["", "[]", "{}", '{"around": "", "at": 0, "sources": {"a": 1}}'])
def test_a_record_that_nobody_can_read_is_none(root: Path, stored: str) -> None:
    build(root)
    write(root / "_build/doctrees-html/unchanged.json", stored)
    assert [build(root), build(root)] == [True, False]
