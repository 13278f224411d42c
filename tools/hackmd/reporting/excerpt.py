"""What of a report a person reads: all that waits for somebody, the most frequent of the rest, a few examples of what
only informs. What is left out, the report in JSON has.
"""

from __future__ import annotations

import os.path
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from urllib.parse import quote

from tools.hackmd.findings import Group
from tools.hackmd.reporting.report import Item, KindFound, Report

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
    links = _Links(report.pages, folder)
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
    shown = [
        Place(text=f"{path if number == 0 else ''}:{line}", target=links.target(path, line))
        for path, lines in item.lines.items()
        for number, line in enumerate(lines)
    ]
    return Shown(item=item, places=tuple(shown[:limit]), more=max(0, len(shown) - limit))


class _Links:
    """Where files are, seen from a report's folder."""

    def __init__(self, pages: Mapping[str, str], folder: Path | None) -> None:
        self._pages, self._folder = pages, folder
        self._files: dict[str, str] = {}

    def target(self, path: str, line: int) -> str:
        """The export at its line; what came in a zip has a page at most, of other lines."""
        if path not in self._files:
            page = self._pages.get(path, "")
            self._files[path] = self._seen(path) or (page and self._seen(page))
        target = self._files[path]
        return f"{target}#L{line}" if target and target == self._seen(path) else target

    def _seen(self, path: str) -> str:
        if self._folder is None or not Path(path).is_file():
            return ""
        return quote(os.path.relpath(path, self._folder).replace(os.sep, "/"))
