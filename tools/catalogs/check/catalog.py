"""A catalog as the check sees it: its messages with their comments, and where each character stands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from babel.messages.catalog import Message as BabelMessage

from tools.catalogs.check import settings
from tools.catalogs.check.markdown import Definitions, Text, definitions_of, labels_used

from language_pair import languages
from language_pair.catalogs import places, po_files

_CHARACTER = re.compile(r"\\[0-7]{1,3}|\\x[0-9a-fA-F]{2}|\\.|[^\\]", re.DOTALL)
_MSGSTR = re.compile(r'\s*msgstr\s*(?=")')


@dataclass(frozen=True, slots=True)
class Place:
    """A character of a translation in its file: the line, counted from 0, and from where to where it stands."""

    line: int
    start: int
    end: int


@dataclass(kw_only=True)
class Message:
    """A message; *line* is that of its ``msgid``, counted from 1, and *comments* those of its translator."""

    source: str
    translation: str
    line: int
    comments: tuple[str, ...]
    is_done: bool
    language: languages.Language
    plain: bool
    definitions: Definitions
    lines: list[str]

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
    def places(self) -> list[Place]:
        """Where each character of the translation stands; empty where they cannot be told."""
        first = self._msgstr_line
        found: list[Place] = []
        for number in range(first, len(self.lines)):
            line = self.lines[number]
            if number > first and not line.lstrip().startswith('"'):
                break
            start, end = line.index('"') + 1, line.rindex('"')
            found += [Place(number, *match.span()) for match in _CHARACTER.finditer(line, start, end)]
        return found if len(found) == len(self.translation) else []

    @cached_property
    def _msgstr_line(self) -> int:
        """The line of the ``msgstr``, counted from 0."""
        for number in range(self.line - 1, len(self.lines)):
            if _MSGSTR.match(self.lines[number]):
                return number
        return self.line - 1

    def line_of(self, at: int) -> int:
        """The line on which the character *at* of the translation stands, counted from 1."""
        if not self.places:
            return self._msgstr_line + 1
        return self.places[min(at, len(self.places) - 1)].line + 1


def language_of(path: Path) -> languages.Language | None:
    """The language whose folder the catalog at *path* is in; ``None`` outside of the folders of languages."""
    place = places.place_of(path.resolve())
    return languages.find(place.language) if place else None


def messages(path: Path, read: po_files.POFile, language: languages.Language, lines: list[str]) -> list[Message]:
    """The messages of a catalog in their order."""
    plain, definitions = _kind(path)
    return [
        Message(
            source=str(each.id),
            translation=str(each.string),
            line=each.lineno or 1,
            comments=tuple(each.user_comments),
            is_done=bool(str(each.string)) and not each.fuzzy,
            language=language,
            plain=plain,
            definitions=definitions,
            lines=lines,
        )
        for each in shown(read.catalog)
    ]


def shown(catalog: Iterable[BabelMessage]) -> list[BabelMessage]:
    """The messages that Sphinx looks up: it knows neither plurals nor contexts."""
    return [each for each in catalog if each.id and isinstance(each.id, str) and not each.context]


def _kind(path: Path) -> tuple[bool, dict[str, Any]]:
    """Whether the catalog holds labels, which are plain text; and the definitions in the note beside it."""
    known, place = settings.read(), places.place_of(path.resolve())
    if place is None:
        return False, {}
    note = place.locale.parent / known.notes_folder / f"{place.name}.md"
    if note.is_file():
        return False, definitions_of(note.read_text(encoding="utf-8", errors="replace"))
    return place.name in known.labels, {}
