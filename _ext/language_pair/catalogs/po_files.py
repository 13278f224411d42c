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

from language_pair import languages
from language_pair.credit.people import Person, named_as, named_in

_STRING = r'"(?:[^"\\\x00-\x08\x0b\x0c\x0e-\x1f]|\\[\\"abfnrtv]|\\[0-7]{1,3}|\\x[0-9a-fA-F]{2})*"'
_GOOD_LINE = re.compile(rf"#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?{_STRING}|")
_CONFLICT = re.compile(r"<{7}|={7}|>{7}|\|{7}")
_STARTS_MESSAGE = re.compile(r"#|msgctxt|msgid\s")
_KEYWORD = re.compile(r"msg\w+|#")
_LOST = "characters are lost here: the file is not UTF-8, or once was not"
#: A fault: the line, counted from 1, and what is wrong there.
PoFault = tuple[int, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class Entry:
    """A message; *line* is that of its ``msgid``, counted from 1."""

    source: str
    translation: str
    fuzzy: bool
    line: int
    #: The rules of the check that its translator silences for this message.
    silenced: frozenset[str] = frozenset()

    @property
    def is_done(self) -> bool:
        return bool(self.translation.strip()) and not self.fuzzy


@dataclass(frozen=True, kw_only=True, slots=True)
class POFile:
    """What is good in a catalog, its messages by their source text, the people in its head and its faults in order."""

    catalog: Catalog
    entries: Mapping[str, Entry]
    people: tuple[Person, ...]
    faults: tuple[PoFault, ...]


class _Messages(Catalog):
    """Babel's catalog, keeping the first of two equal messages and the line of the second.

    It takes the head for what it is, text: Babel would stop at a date or a language that it cannot read.
    """

    def __init__(self) -> None:
        super().__init__(charset="utf-8")
        self.twice: list[int] = []
        self.head: list[str] = []
        self.head_comments: list[str] = []

    def __setitem__(self, key: Any, message: Message) -> None:
        if key in self or (not key and self.head):
            self.twice.append(message.lineno or 1)
        elif key:
            super().__setitem__(key, message)
        else:
            self.head, self.head_comments = str(message.string).split("\n"), list(message.user_comments)

    def field(self, name: str) -> str:
        """A field of the head, empty without one."""
        return next((line.partition(":")[2].strip() for line in self.head if line.startswith(f"{name}:")), "")

    @property
    def people(self) -> tuple[Person, ...]:
        """Those in the head: in its comments (``# Name <address>, year.``) and as the last translator."""
        found = [person for line in self.head_comments for person in named_in(line)]
        return tuple(dict.fromkeys([*found, *named_as(self.field("Last-Translator"))]))


def read(path: Path, language: languages.Language) -> POFile:
    """The catalog at *path*, whose head should name *language*; one of another language has no good message."""
    lines = path.read_text(encoding="utf-8-sig", errors="replace").split("\n")
    faults = _take_out_broken(lines)
    catalog = _parse(lines, faults)
    faults += [(line, "this message is already in this catalog") for line in catalog.twice]
    # Sphinx looks up neither plurals nor messages with a context.
    found = [message for message in catalog if message.id and isinstance(message.id, str) and not message.context]
    named = catalog.field("Language")
    if named and languages.of_spelling(named) != language:
        line = next((number for number, each in enumerate(lines, 1) if each.startswith('"Language:')), 1)
        faults.append((line, f"the header names the language {named!r}, not {language.code!r}"))
        catalog, found = _Messages(), []
    entries = {str(message.id): _entry(message) for message in found}
    return POFile(catalog=catalog, entries=entries, people=catalog.people, faults=tuple(sorted(faults)))


def _take_out_broken(lines: list[str]) -> list[PoFault]:
    """Report each broken line and empty the lines of its message, so that all others keep their numbers.

    Of the lines that have lost characters only the first is reported: where one is, all are.
    """
    faults: list[PoFault] = []
    lost = False
    keyword = ""
    for index, line in enumerate(map(str.strip, lines)):
        before, keyword = keyword, (_KEYWORD.match(line) or [keyword])[0]
        found = _what_is_wrong(line, is_second=line.startswith("msgstr ") and before == "msgstr")
        if not found:
            continue
        if found != _LOST or not lost:
            faults.append((index + 1, found))
        lost = lost or found == _LOST
        if line.startswith("<<<<<<<"):
            _empty_conflict(lines, index)
        elif not line.startswith("#"):
            _empty_message(lines, index)
    return faults


def _what_is_wrong(line: str, *, is_second: bool) -> str:
    """What is wrong with *line*; empty for a good one. *is_second* says that the line before has its keyword."""
    if "\N{REPLACEMENT CHARACTER}" in line:
        return _LOST
    if is_second:
        return "this message has a second msgstr"
    if _GOOD_LINE.fullmatch(line):
        return ""
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
        catalog = _Messages()
        try:
            PoFileParser(catalog, ignore_obsolete=True, abort_invalid=True).parse(lines)
        except PoFileError as error:
            faults.append((error.lineno + 1, str(error).rpartition(" on ")[0]))
            _empty_message(lines, error.lineno)
        else:
            return catalog


def _entry(message: Message) -> Entry:
    return Entry(
        source=str(message.id),
        translation=str(message.string),
        fuzzy=message.fuzzy,
        line=message.lineno or 1,
        silenced=frozenset(found[0] for found in map(silences, message.user_comments) if found and found[1]),
    )


def silences(comment: str) -> tuple[str, str] | None:
    """The rule and the reason in a translator's ``# check: <rule> <reason>``; `None` for another comment."""
    before, sign, words = comment.strip().partition("check:")
    rule, _space, reason = words.strip().partition(" ")
    return None if before or not sign else (rule, reason.strip())
