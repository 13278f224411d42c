"""The project around a workspace of notes: a copy of its code, and a git history of 25 people.

A build, a check or `live` in it is what it is in a checkout of that size.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from benchmarks import workspace
from tools import ROOT, labels

from language_pair.catalogs import places
from language_pair.languages import LANGUAGES

PEOPLE = 25
#: When the first commit was made, one an hour from then on; in seconds since 1970.
_FIRST, _HOUR = 1_640_995_200, 3_600
_CODE = ("_ext", "tools", "docs/_templates", "docs/_static")
_SINGLE = (".gitignore", "notes.toml", "locale/glossary.csv", "conf.py")  # conf.py last: it says that all is there


def make_project(folder: Path, notes: int) -> Path:
    """Make a checkout of the project with *notes* notes of a workspace in *folder*, which is not there yet."""
    folder.mkdir(parents=True)
    workspace.make(folder, notes)
    commit_notes(folder)
    for name in _CODE:
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    for language in LANGUAGES:
        for name in labels.names():
            path = places.path_of(Path("locale"), language.code, name)
            if (ROOT / path).exists():
                shutil.copy(ROOT / path, folder / path)
    for name in _SINGLE:
        shutil.copy(ROOT / name, folder / name)
    _git(folder, "add", "--all")
    _git(folder, "-c", "user.name=Maintainer", "-c", "user.email=maintainer@example.org", "commit", "-qm", "Add code")
    return folder


def commit_notes(folder: Path) -> None:
    """Make *folder* a repository that has each note of its ``docs/``, and the catalogs, from two commits.

    Somebody adds a note with half of its catalogs, and somebody else the rest.
    """
    _git(folder, "init", "-q", "-b", "main")
    _git(folder, "fast-import", "--quiet", given=b"".join(_commits(folder)))
    _git(folder, "reset", "-q")


def _commits(folder: Path) -> Iterator[bytes]:
    for number, note in enumerate(sorted((folder / "docs").rglob("*.md"))):
        name = note.relative_to(folder / "docs").with_suffix("").as_posix()
        paths = [places.path_of(folder / "locale", language.code, name) for language in LANGUAGES]
        catalogs = {path: path.read_bytes() for path in paths if path.exists()}
        begun = {path: text[: text.find(b"\n\n", len(text) // 2) + 1] for path, text in catalogs.items()}
        yield _commit(folder, 2 * number, f"Add {name}", {note: note.read_bytes(), **begun})
        if catalogs:
            yield _commit(folder, 2 * number + 1, f"Translate {name}", catalogs)


def _commit(folder: Path, number: int, subject: str, files: dict[Path, bytes]) -> bytes:
    """A commit as ``git fast-import`` reads it: https://git-scm.com/docs/git-fast-import#_commit"""
    who = f"Translator {number % PEOPLE} <translator-{number % PEOPLE}@example.org> {_FIRST + number * _HOUR} +0800"
    head = f"commit refs/heads/main\nauthor {who}\ncommitter {who}\ndata {len(subject)}\n{subject}\n".encode()
    changes = (
        f"M 100644 inline {path.relative_to(folder).as_posix()}\ndata {len(text)}\n".encode() + text + b"\n"
        for path, text in files.items()
    )
    return head + b"".join(changes)


def _git(folder: Path, *arguments: str, given: bytes = b"") -> None:
    subprocess.run(["git", *arguments], cwd=folder, input=given, check=True)
