"""Tables whose head says what is below: a cell under 密碼 is a password."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

_RULE = re.compile(r"[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*")
_CELL = re.compile(r"(?<!\\)\|")


def cells(text: str, head: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    """Where each cell begins whose column has a *head*, and what is in it."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    for number in range(1, len(lines)):
        if "|" not in lines[number] or not _RULE.fullmatch(lines[number]):
            continue
        named = {index for index, (_at, cell) in enumerate(_cells(lines[number - 1])) if head.search(cell)}
        below = number + 1
        while named and below < len(lines) and "|" in lines[below]:
            for index, (at, cell) in enumerate(_cells(lines[below])):
                if index in named and cell.strip():
                    yield starts[below] + at, cell
            below += 1


def _cells(line: str) -> list[tuple[int, str]]:
    """The cells of a row with the column at which each begins, its blanks left off."""
    edges = [0, *(found.end() for found in _CELL.finditer(line)), len(line) + 1]
    found = []
    for begin, end in pairwise(edges):
        cell = line[begin : end - 1]
        found.append((begin + len(cell) - len(cell.lstrip()), cell.strip()))
    return found[1:] if found and not found[0][1].strip("> ") else found
