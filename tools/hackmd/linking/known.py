"""Which page a name of a note stands for, by what is sure: the map that the user gives, the site's own pages, what
HackMD's API says, the badge in a note; `titles` guesses the rest."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tools.hackmd.linking.addresses import names_of, note_at
from tools.hackmd.site import Site

_HEAD = "hackmd id"


class IdsError(Exception):
    """What is wrong in the map of ids: ``ids.csv:3: …``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class MappedId:
    """A line of the map: the note called *name* is *page*, a path under docs/ without ``.md``."""

    name: str
    page: str
    path: str
    line: int


@dataclass(slots=True)
class Known:
    """Pages by the names of notes; of several sources the first that has a name counts."""

    _pages: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, page: str) -> None:
        for each in names_of(name):
            self._pages.setdefault(each, page)

    def page(self, names: Iterable[str]) -> str | None:
        """The page of the note with *names*."""
        return next((self._pages[name] for name in names if name in self._pages), None)


def read_ids(path: Path) -> tuple[MappedId, ...]:
    """The lines ``hackmd id,page`` of the file at *path*."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise IdsError(f"{path}: cannot be read: {getattr(error, 'strerror', None) or 'it is not in UTF-8'}") from None
    found: dict[str, MappedId] = {}
    for line, row in _rows(text, path):
        cells = [cell.strip() for cell in row]
        if not any(cells) or cells[0].startswith("#") or (line == 1 and cells[0].lower() == _HEAD):
            continue
        each = _mapped(cells, path, line)
        other = found.setdefault(each.name, each)
        if other.page != each.page:
            raise IdsError(f"{path}:{line}: {each.name!r} is {other.page!r} already, by line {other.line}")
    return tuple(found.values())


def _rows(text: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    """The lines with their numbers. What is between quotation marks can go over several."""
    rows = csv.reader(text.splitlines(), strict=True)
    try:
        for row in rows:
            yield rows.line_num, row
    except csv.Error as error:
        raise IdsError(f"{path}:{rows.line_num}: {error}") from None


def _mapped(cells: list[str], path: Path, line: int) -> MappedId:
    if len(cells) != 2 or not all(cells):
        raise IdsError(f"{path}:{line}: a line is `hackmd id,page`, the page by its path under docs/ without .md")
    name, page = cells
    address = note_at(name) or note_at(f"/{name}")
    if address is None:
        raise IdsError(
            f"{path}:{line}: {name!r} is no id of a note, such as `ehgwc6a8RXSmcSaRwIQ2jw` or `@team/SysJb0yAY`"
        )
    return MappedId(name=address.name, page=page.removesuffix(".md").strip("/"), path=path.as_posix(), line=line)


def of_site(site: Site) -> Iterator[tuple[str, str]]:
    """The names that the pages of *site* say, each with its page: first those of its indexes, which are its own."""
    for page in sorted(site.pages.values(), key=lambda each: (not each.is_index, each.name)):
        if page.hackmd and (address := note_at(page.hackmd)):
            yield address.name, page.name
    for page in site.pages.values():
        yield from ((name, page.name) for name in page.ids)


def known(ids: Iterable[MappedId], site: Site, notes: Sequence[Mapping[str, Iterable[str]]]) -> Known:
    """What is known by *ids*, *site*, and the names that *notes* have by themselves, by page: the surest first."""
    found = Known()
    for each in ids:
        found.add(each.name, each.page)
    for name, page in of_site(site):
        found.add(name, page)
    for source in notes:
        for page, names in source.items():
            for name in names:
                found.add(name, page)
    return found
