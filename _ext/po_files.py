"""Read a catalog as its translator left it: what is good in it, and each fault with its line.

Pure: imports nothing of Sphinx. Babel reads past a broken line and takes half a string for a whole
one; here a message with a broken line counts as not translated, and the line is named.

The format: https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser

import languages

_STRING = r'"(?:[^"\\]|\\[\\"abfnrtv]|\\[0-7]{1,3}|\\x[0-9a-fA-F]{2})*"'
_GOOD_LINE = re.compile(rf"#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?{_STRING}|")
_CONFLICT = re.compile(r"<{7}|={7}|>{7}|\|{7}")
_STARTS_MESSAGE = re.compile(r"#|msgctxt|msgid\s")
_PERSON = re.compile(r"#?\s*([^<>,#]*[^<>,#\s])\s*<[^>]*>")
#: A fault: the line, counted from 1, and what is wrong there.
PoFault = tuple[int, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A message; *line* is that of its ``msgid``, counted from 1."""

    source: str
    translation: str
    fuzzy: bool
    line: int

    @property
    def is_done(self) -> bool:
        return bool(self.translation.strip()) and not self.fuzzy


@dataclass(frozen=True, kw_only=True, slots=True)
class POFile:
    """What is good in a catalog, its messages by their source text, and its faults in their order."""

    catalog: Catalog
    entries: Mapping[str, Entry]
    faults: tuple[PoFault, ...]

    @property
    def translators(self) -> tuple[str, ...]:
        """The people in the head: in its comments (``# Name <address>, year.``) and as the last translator."""
        lines = [*self.catalog.header_comment.splitlines(), self.catalog.last_translator or ""]
        people = [match[1] for match in map(_PERSON.match, lines) if match]
        return tuple(dict.fromkeys(name for name in people if name not in ("FULL NAME", "FIRST AUTHOR")))


class _Messages(Catalog):
    """Babel's catalog, keeping the first of two equal messages and the line of the second."""

    twice: tuple[int, ...] = ()

    def __setitem__(self, key: Any, message: Message) -> None:
        if key and key in self:
            self.twice += (message.lineno or 1,)
        else:
            super().__setitem__(key, message)


def read(path: Path, language: languages.Language) -> POFile:
    """The catalog at *path*, whose head should name *language*; one of another language has no good message."""
    text, faults = _decode(path.read_bytes())
    lines = text.split("\n")
    faults += _take_out_broken(lines)
    catalog = _parse(lines, faults)
    faults += [(line, "this message is already in this catalog") for line in catalog.twice]
    entries = {message.id: _entry(message) for message in catalog if message.id and isinstance(message.id, str)}
    named = str(catalog.locale_identifier or "")
    if named and languages.of_spelling(named) != language:
        line = next((number for number, each in enumerate(lines, 1) if each.startswith('"Language:')), 1)
        faults.append((line, f"the head names the language {named!r}, not {language.code!r}"))
        catalog, entries = _Messages(charset="utf-8"), {}
    return POFile(catalog=catalog, entries=entries, faults=tuple(sorted(faults)))


def _decode(content: bytes) -> tuple[str, list[PoFault]]:
    """The text; what is not UTF-8 becomes U+FFFD, and its first line is a fault."""
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return content.decode("utf-8-sig", errors="replace"), [(line, "these bytes are not UTF-8")]


def _take_out_broken(lines: list[str]) -> list[PoFault]:
    """Report each broken line and empty the lines of its message, so that all others keep their numbers."""
    faults = []
    for index, line in enumerate(lines):
        line = line.strip()
        if "\N{REPLACEMENT CHARACTER}" not in line and _GOOD_LINE.fullmatch(line):
            continue
        if "\N{REPLACEMENT CHARACTER}" not in line:
            faults.append((index + 1, _what_is_wrong(line)))
        if line.startswith("<<<<<<<"):
            _empty_conflict(lines, index)
        elif not line.startswith("#"):
            _empty_message(lines, index)
    return faults


def _what_is_wrong(line: str) -> str:
    if _CONFLICT.match(line):
        return f"a git merge conflict is left here: {line[:40]!r}"
    if line.count('"') == 1 or line.endswith('\\"'):
        return "this string has no closing quotation mark"
    if re.match(rf"(?:msg\w+(?:\[\d\])?\s+)?{_STRING[:-1]}\\", line):
        return "this string has a stray backslash; write \\\\"
    return f"this is not a catalog line: {line[:40]!r}"


def _empty_message(lines: list[str], index: int) -> None:
    """Empty the lines of the message around *index*."""
    first = last = index
    while first > 0 and lines[first - 1].strip() and not lines[first].startswith(("msgctxt", "msgid ")):
        first -= 1
    while last + 1 < len(lines) and lines[last + 1].strip() and not _STARTS_MESSAGE.match(lines[last + 1]):
        last += 1
    lines[first : last + 1] = [""] * (last + 1 - first)


def _empty_conflict(lines: list[str], start: int) -> None:
    """Empty what two branches say, and the rest of the messages that the conflict begins and ends in."""
    end = next((i for i in range(start, len(lines)) if lines[i].startswith(">>>>>>>")), len(lines) - 1)
    lines[start : end + 1] = ['""'] * (end + 1 - start)  # as strings they join what they stand between
    _empty_message(lines, end)


def _parse(lines: list[str], faults: list[PoFault]) -> _Messages:
    """What Babel reads; a message that it refuses is reported and left out."""
    while True:
        catalog = _Messages(charset="utf-8")
        try:
            PoFileParser(catalog, ignore_obsolete=True, abort_invalid=True).parse(lines)
        except PoFileError as error:
            faults.append((error.lineno + 1, str(error).rpartition(" on ")[0]))
            _empty_message(lines, error.lineno)
        else:
            return catalog


def _entry(message: Message) -> Entry:
    return Entry(source=str(message.id), translation=str(message.string), fuzzy=message.fuzzy, line=message.lineno or 1)
