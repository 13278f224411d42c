"""One note as it came: bytes and a name, and what else its source knows of it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePath

from tools.hackmd.findings import Finding, Kind

#: How the name of a note ends.
_SUFFIXES = (".md", ".markdown", ".txt")


def is_note(path: PurePath) -> bool:
    """Whether a file is one by its path; ``._a.md`` is what macOS puts beside another, ``.NET.md`` a note."""
    return path.suffix.lower() in _SUFFIXES and "__MACOSX" not in path.parts and not path.name.startswith("._")


#: What ends a line, steers a terminal, turns the direction of text around, or is half of a character.
_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def plain_name(name: str) -> str:
    """A name as it is called here: composed, and `on_one_line`."""
    return on_one_line(unicodedata.normalize("NFC", name))


def on_one_line(text: str) -> str:
    """A name or a path as messages show it, with ``_`` for what could begin another line of them."""
    return _STEERING.sub("_", text)


@dataclass(frozen=True, kw_only=True, slots=True)
class Details:
    """What HackMD's API says of a note beside its text; times are milliseconds since 1970."""

    id: str
    short_id: str = ""
    permalink: str = ""
    owner: str = ""  # the path of a team or a user, as after the @ of an address
    title: str = ""
    tags: tuple[str, ...] = ()
    changed: int = 0
    read_permission: str = "guest"
    folders: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """What links call the note, its id first."""
        at = f"@{self.owner}/" if self.owner else ""
        names = [
            self.id,
            at + self.short_id if self.short_id else "",
            at + self.permalink if at and self.permalink else "",
        ]
        return tuple(dict.fromkeys(filter(None, names)))


@dataclass(frozen=True, kw_only=True, slots=True)
class Export:
    """One note: *name* is the export's own, with ``/`` and in composed Unicode; *path* is where a person finds it."""

    name: str
    path: str
    content: bytes
    details: Details | None = None
    #: Whether a person has named this note and no other: then it is where that person puts it.
    is_alone: bool = False

    @property
    def source(self) -> str:
        """Which note it is: its HackMD id, else its name."""
        return self.details.id if self.details else self.name

    @property
    def stem(self) -> str:
        """The name of the file without its folder and ending: what HackMD made of the title."""
        return self.name.rpartition("/")[2].rpartition(".")[0] or self.name


@dataclass(frozen=True, kw_only=True, slots=True)
class Gathered:
    """What a source holds; *seen* counts its files, each of which is an export or in a finding."""

    exports: tuple[Export, ...]
    seen: int
    findings: tuple[Finding, ...] = ()
    #: Whether these are all notes that there are where they are from: else one that is missing is not deleted.
    is_whole: bool = True
    #: What an export or a team is called.
    origin: str = ""


#: Of a file with one of these nobody knows which note it is.
_UNKNOWN = frozenset({Kind.UNREADABLE, Kind.TOO_LARGE, Kind.UNSAFE_NAME, Kind.BROKEN_ARCHIVE})


def is_whole(findings: Iterable[Finding]) -> bool:
    """Whether every note of a source was read, as its *findings* say."""
    return not any(finding.kind in _UNKNOWN for finding in findings)
