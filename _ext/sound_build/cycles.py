"""A toctree that leads back to where it came from: Sphinx follows it until Python stops it, and names no file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Cycle(NamedTuple):
    """The note *last* lists *way*'s first note, from which *way* leads down to *last*."""

    last: str
    way: tuple[str, ...]


def cycles(listed: dict[str, list[str]], root: str) -> Iterator[Cycle]:
    """The links that close a circle of *listed*, as a reader meets them from *root* down, then from any other note."""
    done: set[str] = set()
    for start in [root, *sorted(listed)]:
        way = [start]  # from `start` down to the note in hand
        left = [iter(listed.get(start, ()))]
        while way and start not in done:
            name = next(left[-1], None)
            if name is None:
                done.add(way.pop())
                left.pop()
            elif name in way:
                yield Cycle(way[-1], tuple(way[way.index(name) :]))
            elif name not in done:
                way.append(name)
                left.append(iter(listed.get(name, ())))
