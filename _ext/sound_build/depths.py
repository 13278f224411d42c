"""How far down toctrees lead, where each note lists only the next: no menu shows so many levels.

What Sphinx does for the menus of such notes grows with the third power of their number: minutes for four hundred.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from sound_build.ways import downwards

#: Maximum number of levels below the first page, or below a note that no other lists.
LEVELS = 30


class Deep(NamedTuple):
    """The toctrees of *note* list *listed*, which is more than `LEVELS` levels down."""

    note: str
    listed: str


def deep(listed: dict[str, list[str]], root: str) -> list[Deep]:
    """What to leave out of *listed*, which goes round in no circle.

    What is left out begins anew, as if no note listed it. Of several ways to a note the shortest is kept, and so are
    others that are not too long for what is below the note.
    """
    order = downwards(listed, [root, *sorted(listed)], set())
    below = _levels_below(listed, order)
    if max(below.values(), default=0) <= LEVELS:
        return []
    above = _above(listed)
    found: list[Deep] = []
    shortest, longest = dict.fromkeys(order, 0), dict.fromkeys(order, 0)
    for name in order:
        least = min((shortest[note] for note in above[name]), default=0) if name != root else -1
        kept = []
        for note in above[name]:
            fits = longest[note] + 1 + below[name] <= LEVELS
            if fits or shortest[note] == least < LEVELS:
                kept.append(note)
            else:
                found.append(Deep(note, name))
        if kept:
            shortest[name] = min(shortest[note] for note in kept) + 1 if name != root else 0
            longest[name] = max(longest[note] for note in kept) + 1
    return found


def _levels_below(listed: dict[str, list[str]], order: list[str]) -> dict[str, int]:
    """The number of levels below each note."""
    below: dict[str, int] = {}
    for note in reversed(order):
        below[note] = max((below[name] + 1 for name in listed.get(note, ())), default=0)
    return below


def _above(listed: dict[str, list[str]]) -> dict[str, list[str]]:
    """The notes that list each note, each once."""
    above: defaultdict[str, list[str]] = defaultdict(list)
    for note, names in listed.items():
        for name in dict.fromkeys(names):
            above[name].append(note)
    return above
