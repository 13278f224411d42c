"""What an import is to write, before it writes anything: what `placing` and `linking` hand to `writing`.

Paths are those under ``Plan.folder``, the folder of all notes, whatever ``--into`` below it was named.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tools.hackmd.findings import Finding


@dataclass(frozen=True, kw_only=True, slots=True)
class Planned:
    """The page of one note."""

    #: Its path, ``2021/program/schedule.md``.
    page: str
    text: str
    #: Which note it is: its HackMD id, else the export's name; later imports know it by that.
    source: str
    #: Where a person finds the export.
    path: str
    #: The SHA-256 of the export's text.
    digest: str
    #: The day of the last change on HackMD, in milliseconds since 1970; 0 where the source does not know it.
    changed: int = 0
    #: The pictures that its text shows, by their paths.
    files: Mapping[str, bytes] = field(default_factory=dict)
    #: What is to be said of where it goes and where its links lead; what was said before is in ``Import.findings``.
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, kw_only=True, slots=True)
class Index:
    """The index of a folder that has none; its title is in both languages, so that it comes with a catalog."""

    page: str
    text: str
    #: Catalogs by the code of their language.
    catalogs: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True, slots=True)
class Amended:
    """A page that somebody has written, with lines added to its toctree; nothing else of it is changed."""

    page: str
    before: str
    text: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Plan:
    """All that an import is to write; a page of *pages* or *indexes* that there is already is never overwritten."""

    folder: Path
    pages: tuple[Planned, ...]
    indexes: tuple[Index, ...] = ()
    amended: tuple[Amended, ...] = ()
    #: What is to be said of no single note.
    findings: tuple[Finding, ...] = ()
