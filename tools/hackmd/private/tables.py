"""Tables whose head says what is below: a cell under 密碼 is a password."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise, takewhile

_RULE = re.compile(r"[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_CELL = re.compile(r"(?<!\\)\|")


def cells(text: str, head: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Where each cell begins whose column has a *head*, and what is in it."""
    for heads, found in _tables(text):
        named = [bool(head.search(each)) for each in heads]
        if any(named):
            yield from ((at, cell) for index, at, cell in found if index < len(named) and named[index])


_Table = tuple[tuple[str, ...], tuple[tuple[int, int, str], ...]]


@lru_cache(maxsize=1)  # each finder looks through the same text
def _tables(text: str) -> tuple[_Table, ...]:
    """The heads of each table, and its other cells: the column, where it begins, what is in it."""
    if "|" not in text or "-" not in text:
        return ()
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    found = []
    for number in range(1, len(lines)):
        if "|" in lines[number] and _RULE.fullmatch(lines[number]):
            heads = tuple(cell for _at, cell in _cells(lines[number - 1]))
            below = takewhile(lambda each: "|" in lines[each], range(number + 1, len(lines)))
            rows = ((starts[each], _cells(lines[each])) for each in below)
            found.append((heads, tuple((i, s + at, c) for s, row in rows for i, (at, c) in enumerate(row) if c)))
    return tuple(found)


def _cells(line: str) -> list[tuple[int, str]]:
    """The cells of a row with the column at which each begins, its blanks left off."""
    edges = [0, *(found.end() for found in _CELL.finditer(line)), len(line) + 1]
    found = []
    for begin, end in pairwise(edges):
        cell = line[begin : end - 1]
        found.append((begin + len(cell) - len(cell.lstrip()), cell.strip()))
    return found[1:] if found and not found[0][1].strip("> ") else found
