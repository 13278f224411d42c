"""What a person has said may be public, in a file that is kept with the notes: a line for each.

.. code-block:: text

   9f86d081884c7d659a2feaa0c55ad015 2026-11-29 email t***@example.org

It says what, when and of which kind, and nothing that a page does not say: what is accepted is for everybody to read.
To take a word back, delete its line; pages that have it are held back by the next import, and stay where they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tools.hackmd.findings import Group, Kind
from tools.hackmd.notes_toml.read import find
from tools.hackmd.private.naming import remembered
from tools.hackmd.private.secret import Secret
from tools.hackmd.site import folder_of_all

FILE = "notes-accepted.txt"
_HEAD = """\
# What looks private in imported notes, and may be public: `python3 run.py import-notes … --accept KEY` adds a line.
# A line has the name that the import knows it by, the day, its kind, and what a report shows of it.
# Delete a line to take its word back.
"""
_LINE = re.compile(r"([0-9a-f]{32}) (\d{4}-\d{2}-\d{2}) ([a-z_]+) (.+)")
_KINDS = tuple(kind.code for kind in Kind if kind.group is Group.HELD_BACK)


class AcceptedError(Exception):
    """A line of the file that is none: ``path:line: what is wrong, and what a line is``."""


@dataclass(frozen=True, slots=True)
class Accepted:
    """The file's lines."""

    lines: tuple[str, ...] = ()

    @property
    def names(self) -> frozenset[str]:
        """For `Settings.accepted`."""
        return frozenset(line.split(" ", 1)[0] for line in self.lines)

    def plus(self, secrets: Iterable[Secret], day: str) -> Accepted:
        """These and *secrets* that were accepted on *day*, as ISO 8601 writes it."""
        new = {remembered(each.kind, each.value): each for each in secrets}
        added = [f"{name} {day} {each.kind.code} {each.shown}" for name, each in new.items() if name not in self.names]
        return Accepted((*self.lines, *added))

    def __str__(self) -> str:
        return _HEAD + "".join(f"{line}\n" for line in self.lines)


def path_for(folder: Path) -> Path:
    """Where the file is for notes in *folder*: beside ``notes.toml``, else beside the folder of all notes."""
    rules = find(folder)
    return (rules.parent if rules else folder_of_all(folder).parent) / FILE


def read(path: Path) -> Accepted:
    """What the file at *path* says; nothing, if there is none."""
    if not path.exists():
        return Accepted()
    lines = []
    for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        found = _LINE.fullmatch(line.rstrip())
        if not found or found[3] not in _KINDS:
            raise AcceptedError(
                f"{path.name}:{number}: {line[:60]!r} is no line of it: a line is a name of 32 digits, a day, a kind "
                f"({', '.join(_KINDS)}) and what is shown"
            )
        lines.append(line.rstrip())
    return Accepted(tuple(lines))
