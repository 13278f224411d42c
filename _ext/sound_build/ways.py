"""How many ways lead to a note through toctrees, where they are so many that nobody could follow them.

Sphinx follows each way by itself. Where both notes of a layer list both of the next one, each layer doubles the ways:
sixteen layers are a hundred thousand entries in the menu of each page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

#: A site with at most so many entries on all ways, and so many more a note, is as Sphinx has it.
ENTRIES, ENTRIES_A_NOTE = 1000, 10
#: Maximum number of ways to one note, of a site with more entries.
WAYS = ENTRIES_A_NOTE


class Surplus(NamedTuple):
    """Of the entries of *listed* in the toctrees of *note* only the first *kept* are followed."""

    note: str
    listed: str
    kept: int


def surplus(listed: dict[str, list[str]], root: str) -> list[Surplus]:
    """What to leave out of *listed*, which goes round in no circle.

    The first entry of each note is kept, as a reader meets them from *root* down, then from notes that it does not
    lead to.
    """
    done: set[str] = set()
    below = downwards(listed, [root], done)
    others = downwards(listed, sorted(listed), done)
    if _entries(listed, others + below) <= ENTRIES + ENTRIES_A_NOTE * len(listed):
        return []
    found = []
    ways: dict[str, int] = {}
    for note in below + others:
        own = ways.setdefault(note, 1)
        for name, wanted in Counter(listed.get(note, ())).items():
            first = 0 if name in ways else 1
            kept = min(wanted, max(first, (WAYS - ways.get(name, 0)) // own))
            ways[name] = ways.get(name, 0) + kept * own
            if kept < wanted:
                found.append(Surplus(note, name, kept))
    return found


def _entries(listed: dict[str, list[str]], downwards: Iterable[str]) -> int:
    """The number of entries on all ways through *listed*."""
    ways: Counter[str] = Counter()
    entries = 0
    for note in downwards:
        own = ways[note] or 1
        for name in listed.get(note, ()):
            ways[name] += own
            entries += own
    return entries


def downwards(listed: dict[str, list[str]], starts: Iterable[str], done: set[str]) -> list[str]:
    """The notes to which *starts* lead and that are not *done*, which they are then: each behind all that list it."""
    upwards: list[str] = []
    for start in starts:
        way: list[tuple[str, Iterator[str]]] = []
        _enter(listed, start, way, done)
        while way:
            note, left = way[-1]
            name = next(left, None)
            if name is None:
                upwards.append(note)
                way.pop()
            else:
                _enter(listed, name, way, done)
    return upwards[::-1]


def _enter(listed: dict[str, list[str]], note: str, way: list[tuple[str, Iterator[str]]], done: set[str]) -> None:
    if note not in done:
        done.add(note)
        way.append((note, reversed(listed.get(note, ()))))
