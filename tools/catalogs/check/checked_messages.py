"""A catalog as the check sees it: its messages with their comments, and where each character is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from tools import notes
from tools.catalogs import settings
from tools.catalogs.check.markdown import Definitions, Text, definitions_of, labels_used

from language_pair import languages
from language_pair.catalogs import messages as po
from language_pair.catalogs import places
from language_pair.catalogs.po_strings import ESCAPE, join_bytes, unescape_part

_CHARACTER = re.compile(rf"{ESCAPE.pattern}|[^\\]", re.DOTALL)
_BYTE = re.compile("[\udc80-\udcff]")


@dataclass(frozen=True, slots=True)
class Span:
    """A character of a translation in its file: the line, counted from 0, and from where to where it is."""

    line: int
    start: int
    end: int


@dataclass(kw_only=True)
class CheckedMessage:
    """A message; *translation* is that of *entry*, or what a repair has made of it."""

    entry: po.Message
    translation: str
    language: languages.Language
    plain: bool
    definitions: Definitions
    lines: list[str]

    @property
    def source(self) -> str:
        return self.entry.source

    @property
    def is_done(self) -> bool:
        """Whether its translator holds it for done, be it blank."""
        return self.entry.is_translated and not self.entry.is_draft

    @cached_property
    def before(self) -> Text:
        return Text(self.source, self._definitions, plain=self.plain)

    @cached_property
    def after(self) -> Text:
        return Text(self.translation, self._definitions, plain=self.plain)

    @property
    def _definitions(self) -> Definitions:
        return self.definitions or labels_used(self.source)

    @cached_property
    def places(self) -> list[Span]:
        """Where each character of the translation is; empty where they cannot be told."""
        found: list[Span] = []
        for number, _start in self.entry.string_lines[0]:
            line = self.lines[number - 1]
            start, end = line.index('"') + 1, line.rindex('"')
            found += _places(number - 1, line, start, end)
        return found if len(found) == len(self.entry.translation) else []

    def line_of(self, at: int) -> int:
        """The line on which the character *at* of the translation is, counted from 1."""
        return self.entry.line_of(at)


def _places(number: int, line: str, start: int, end: int) -> Iterator[Span]:
    """The characters of one line, of which some are written as bytes: ``\\345\\245\\275``."""
    written = ""
    for match in _CHARACTER.finditer(line, start, end):
        start = start if written else match.start()
        written += unescape_part(match[0])
        if not _BYTE.search(join_bytes(written)):
            yield Span(number, start, match.end())
            written = ""


def language_of(path: Path) -> languages.Language | None:
    """The language whose folder the catalog at *path* is in; ``None`` outside of the folders of languages."""
    place = places.place_of(path.resolve())
    return languages.find(place.language) if place else None


def messages(path: Path, catalog: po.Catalog, language: languages.Language, lines: list[str]) -> list[CheckedMessage]:
    """The messages of a catalog that Sphinx looks up, in their order."""
    plain, definitions = _kind(path)
    return [
        CheckedMessage(
            entry=entry,
            translation=entry.translation,
            language=language,
            plain=plain,
            definitions=definitions,
            lines=lines,
        )
        for entry in catalog.entries.values()
    ]


def _kind(path: Path) -> tuple[bool, dict[str, Any]]:
    """Whether the catalog holds labels, which are plain text; and the definitions in the note beside it."""
    known, place = settings.read(), places.place_of(path.resolve())
    if place is None:
        return False, {}
    note = notes.file_of(place.name, place.locale.parent / known.notes_folder)
    if note:
        return False, definitions_of(note.read_text(encoding="utf-8", errors="replace"))
    return place.name in known.labels, {}
