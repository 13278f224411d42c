"""What of a report a person reads: all that waits for somebody, the most frequent of the rest, a few examples of what
only informs. What is left out, the report in JSON has.
"""

from __future__ import annotations

import os.path
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

from tools.hackmd.findings import Group
from tools.hackmd.reporting.report import Item, KindFound, Outcome, Report

#: How many of a kind are shown, and of how many places; None for all. A group that is not here only informs.
_ITEMS: Mapping[Group, int | None] = {
    Group.REFUSED: None,
    Group.HELD_BACK: None,
    Group.GUESSED: 50,
    Group.NOT_RESOLVED: 50,
    Group.NOT_CONVERTED: 30,
}
_EXAMPLES = 3
_PLACES = 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A line of a note, whose path only the first of its lines has; *target* opens it, or its page, or is empty."""

    text: str
    target: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Shown:
    """An item with the *places* of it that are shown, and how many there are *more*."""

    item: Item
    places: tuple[Place, ...]
    more: int


@dataclass(frozen=True, kw_only=True, slots=True)
class Excerpt:
    """A kind with what is shown of it, and how many items there are *more*."""

    kind: KindFound
    shown: tuple[Shown, ...]
    more: int


def excerpts(report: Report, folder: Path | None) -> list[tuple[Group, list[Excerpt]]]:
    """What is shown of each kind in a report in *folder*, group by group; without one nothing is a link."""
    links = _Links(report.outcomes, folder)
    return [
        (group, [_excerpt(kind, links) for kind in kinds])
        for group, kinds in groupby(report.kinds, key=lambda each: each.kind.group)
    ]


def _excerpt(kind: KindFound, links: _Links) -> Excerpt:
    items = kind.items
    limit = _ITEMS.get(kind.kind.group, _EXAMPLES)
    shown = items if limit is None else items[:limit]
    places = _PLACES if kind.kind.group in _ITEMS else _EXAMPLES
    return Excerpt(kind=kind, shown=tuple(_shown(item, links, places) for item in shown), more=len(items) - len(shown))


def _shown(item: Item, links: _Links, limit: int) -> Shown:
    places = [
        replace(place, text=f":{line}") if number else place
        for path, lines in item.lines.items()
        for number, line in enumerate(lines)
        for place in [links.place(path, line)]
    ]
    return Shown(item=item, places=tuple(places[:limit]), more=max(0, len(places) - limit))


class _Links:
    """Where exports and pages are, seen from a report's folder; without one nothing is a link."""

    def __init__(self, outcomes: Iterable[Outcome], folder: Path | None) -> None:
        self._outcomes = {outcome.path: outcome for outcome in outcomes}
        self._folder = folder
        self._files: dict[str, tuple[str, str]] = {}

    def place(self, path: str, line: int) -> Place:
        """The export at its line; what came in a zip has a page at most, of other lines."""
        if path not in self._files:
            self._files[path] = self._found(path)
        name, target = self._files[path]
        return Place(text=f"{name}:{line}", target=target.replace("{line}", str(line)))

    def _found(self, path: str) -> tuple[str, str]:
        """What the file at *path* is called, and the address that opens it, with ``{line}`` for the line."""
        outcome = self._outcomes.get(path)
        if self._folder is None:
            return path, ""
        if outcome and outcome.address:
            return outcome.name, outcome.address
        seen = self._seen(path)
        name = min(path, seen, key=len)
        if Path(path).is_file():
            return name, quote(seen) + "#L{line}"
        page = outcome.page if outcome else ""
        return name, quote(self._seen(page)) if page and Path(page).is_file() else ""

    def _seen(self, path: str) -> str:
        assert self._folder is not None
        return os.path.relpath(path, self._folder).replace(os.sep, "/")
