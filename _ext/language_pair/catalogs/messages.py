"""What a catalog holds: its head, its messages, those that its note no longer has, and its faults.

Pure: imports nothing of Sphinx. `po` reads it from a file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from language_pair.catalogs.flags import FUZZY, unknown
from language_pair.credit.people import Person, named_as, named_in

#: What makes two messages the same one: context, source and plural source.
Key = tuple[str | None, str, str | None]
#: The lines that a string is written on, counted from 1, each with the place in the text where it begins.
StringLines = tuple[tuple[int, int], ...]


class PoFault(NamedTuple):
    """What is wrong on a line, counted from 1; *of_encoding* where characters are lost."""

    line: int
    what: str
    of_encoding: bool = False


class HeadField(NamedTuple):
    """A field of the head, which may be there more than once, with the line on which it begins."""

    name: str
    value: str
    line: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Message:
    """One message; of the head, the source is empty.

    *comments*, *extracted* and *references* are what their lines say after ``#``, ``#.`` and ``#:``.
    *flags* are those of lines ``#, fuzzy``, *other_flags* those of lines ``#= fuzzy``; the *harmless* ones are those
    that the site's settings name. *previous* holds the lines ``#| msgid "…"`` as pairs of a keyword and a text.

    *line* is that of the ``msgid``, counted from 1, *comment_lines* are those of the comments, *flag_lines* those
    of the flags, *string_lines* those of the translations. They are 0 and empty for a message that was not read
    from a file, and make no difference between two messages.
    """

    source: str
    translations: tuple[str, ...] = ("",)
    context: str | None = None
    plural: str | None = None
    comments: tuple[str, ...] = ()
    extracted: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    other_flags: tuple[str, ...] = ()
    previous: tuple[tuple[str, str], ...] = ()
    obsolete: bool = False
    harmless: frozenset[str] = field(default=frozenset(), compare=False)
    line: int = field(default=0, compare=False)
    comment_lines: tuple[int, ...] = field(default=(), compare=False)
    flag_lines: Mapping[str, int] = field(default_factory=dict, compare=False)
    string_lines: tuple[StringLines, ...] = field(default=(), compare=False)

    @property
    def key(self) -> Key:
        return self.context, self.source, self.plural

    @property
    def translation(self) -> str:
        """Of a message with a plural, the first form."""
        return self.translations[0]

    @property
    def is_translated(self) -> bool:
        return any(self.translations)

    @property
    def is_fuzzy(self) -> bool:
        return FUZZY in self.flags or FUZZY in self.other_flags

    @property
    def unknown_flags(self) -> list[str]:
        """The flags that may say that the translation is not finished."""
        return unknown((*self.flags, *self.other_flags), self.harmless)

    @property
    def is_draft(self) -> bool:
        """Whether a flag says that somebody still has to check the translation, or may say so."""
        return self.is_fuzzy or bool(self.unknown_flags)

    @property
    def is_done(self) -> bool:
        """Whether pages show the translation."""
        return bool(self.translation.strip()) and not self.is_draft

    @property
    def is_looked_up(self) -> bool:
        """Whether Sphinx looks it up, which knows neither plurals nor contexts."""
        return bool(self.source) and self.plural is None and self.context is None

    @property
    def old_source(self) -> str | None:
        """The source that the translation was made from, where it is known to have been another."""
        return dict(self.previous).get("msgid")

    @property
    def silenced(self) -> frozenset[str]:
        """The rules of the check that its translator silences for this message."""
        return frozenset(found[0] for found in map(silences, self.comments) if found and found[1])

    def line_of(self, at: int) -> int:
        """The line on which the character *at* of the translation is written, counted from 1."""
        lines = self.string_lines[0] if self.string_lines else ()
        if not lines:
            return self.line
        at = min(at, max(len(self.translation) - 1, 0))
        return lines[max(bisect_right(lines, at, key=lambda line: line[1]) - 1, 0)][0]


@dataclass(frozen=True, kw_only=True)
class Catalog:
    """What is good in a catalog, or in a template, and its faults in the order of their lines.

    *trailing* are the comments after the last message, each with what follows its ``#``.
    """

    head: Message | None = None
    messages: tuple[Message, ...] = ()
    obsolete: tuple[Message, ...] = ()
    trailing: tuple[str, ...] = ()
    faults: tuple[PoFault, ...] = ()

    def __iter__(self) -> Iterator[Message]:
        yield from self.messages
        yield from self.obsolete

    @cached_property
    def entries(self) -> Mapping[str, Message]:
        """The messages that Sphinx looks up, by their source."""
        return {message.source: message for message in self.messages if message.is_looked_up}

    @property
    def flag_faults(self) -> Iterator[PoFault]:
        """The flags of messages in use that are not known, each with its line."""
        for message in self.messages:
            for flag in message.unknown_flags:
                line = message.flag_lines.get(flag, message.line)
                yield PoFault(line, f"the flag {flag!r} is not known, so this message counts as unfinished")

    @cached_property
    def fields(self) -> tuple[HeadField, ...]:
        """The fields of the head; a line without a colon is none."""
        return tuple(_fields(self.head)) if self.head else ()

    def field(self, name: str) -> HeadField | None:
        """The first field of the head that has this *name*, in small letters or capitals."""
        return next((each for each in self.fields if each.name.casefold() == name.casefold()), None)

    @property
    def people(self) -> tuple[Person, ...]:
        """Those in the head: in its comments (``# Name <address>, year.``) and as the last translator."""
        found = [person for line in (self.head.comments if self.head else ()) for person in named_in(line)]
        last = self.field("Last-Translator")
        return tuple(dict.fromkeys([*found, *named_as(last.value if last else "")]))


def _fields(head: Message) -> Iterator[HeadField]:
    at = 0
    for line in head.translation.split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            yield HeadField(name.strip(), value.strip(), head.line_of(at))
        at += len(line) + 1


def silences(comment: str) -> tuple[str, str] | None:
    """The rule and the reason in a translator's ``# check: <rule> <reason>``; `None` for another comment."""
    before, sign, words = comment.strip().partition("check:")
    rule, _space, reason = words.strip().partition(" ")
    return None if before or not sign else (rule, reason.strip())
