"""People: who is named in a catalog's head or by a commit, and which of these names are one person's.

Pure: imports nothing of Sphinx. A person has a name and an address; the address tells people apart and
is shown nowhere.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

#: What gettext's templates say until somebody writes a name there.
_PLACEHOLDERS = {"FULL NAME", "FIRST AUTHOR", "Automatically generated", "none", "None"}
_COPYRIGHT = re.compile(r"copyright\b|\(c\)|©", re.IGNORECASE)
#: Around a name: years and signs of the line it is in.
_AROUND = " \t#,;.&-–\"'"
_YEARS = _AROUND + "0123456789"


class Person(NamedTuple):
    """Either part may be empty."""

    name: str
    mail: str


def named_in(line: str) -> Iterator[Person]:
    """Who is named in a line of a catalog's head: ``# Lin An <lin@example.org>, 2026.``"""
    for before, mail in _bracketed(line):
        # A web address in brackets is nobody's, and a line on rights names no translator.
        if "/" not in mail and not _COPYRIGHT.match(before.lstrip(_AROUND)):
            named = person(before.rpartition(":")[2].lstrip(_YEARS).rstrip(_AROUND), mail)
            if named.name not in _PLACEHOLDERS:
                yield named


def named_as(field: str) -> Iterator[Person]:
    """Who is named in a field that holds one person: an editor whose owner gave it no address writes the name alone."""
    if "<" in field:
        yield from named_in(field)
    elif field.strip() and field.strip() not in _PLACEHOLDERS:
        yield person(field, field if "@" in field else "")


def person(name: str, mail: str) -> Person:
    """A person of that *name*, in the one way to write it; an address in its place is no name."""
    name = _printable(name)
    return Person("" if "@" in name else name, _printable(mail))


def _printable(text: str) -> str:
    text = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(unicodedata.normalize("NFC", text).split())


def _bracketed(line: str) -> Iterator[tuple[str, str]]:
    """The text inside each pair of angle brackets, after the text before it."""
    while "<" in line:
        before, _bracket, line = line.partition("<")
        inside, closed, line = line.partition(">")
        if closed:
            yield before, inside


def as_one(people: Iterable[Person]) -> dict[Person, Person]:
    """Who each of *people* is: those with one address, or one name, are one person, called as the first of them."""
    groups: list[list[Person]] = []
    for found in dict.fromkeys(people):
        same = [group for group in groups if any(_is_same(found, other) for other in group)]
        groups = [group for group in groups if group not in same]
        groups.append([*(each for group in same for each in group), found])
    return {each: next((other for other in group if other.name), group[0]) for group in groups for each in group}


def _is_same(one: Person, other: Person) -> bool:
    return any(a and a.casefold() == b.casefold() for a, b in zip(one, other, strict=True))


def is_nobody(found: Person, nobody: Iterable[str]) -> bool:
    """Whether *found* has no name, or one of *nobody*, in which a ``*`` stands for any text."""
    return not found.name or _any_of(tuple(nobody)).fullmatch(found.name) is not None


@functools.cache
def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Matches what one of *patterns* does: many names are asked for, of the same few."""
    return re.compile("|".join(re.escape(pattern).replace(r"\*", ".*") for pattern in patterns), re.IGNORECASE)
