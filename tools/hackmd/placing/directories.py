"""Notes that list others: each becomes a toctree, and each note is in one at most.

Of several that list a note its parent is the one that it says it belongs to, else the smallest. Where parents go round
in a circle, the largest of them has none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

#: A note with links to so many others is a list of them.
LEAST = 5
#: Maximum number of directories below each other, which a menu can show.
DEEPEST = 20


def children(links: Mapping[str, Sequence[str]], back_to: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """The pages that each directory lists, in the order of its links.

    *links* are those of each new page to others, *back_to* the pages that it says it belongs to.
    """
    directories = _directories(links)
    parents = _without_depths(_without_circles(_parents(directories, back_to), directories))
    found: dict[str, list[str]] = {}
    for directory, pages in directories.items():
        own = [page for page in pages if parents.get(page) == directory]
        if own:
            found[directory] = own
    return {directory: tuple(pages) for directory, pages in found.items()}


def _directories(links: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """The notes that list others, with those of them that are new."""
    listed = {page: tuple(dict.fromkeys(pages)) for page, pages in links.items()}
    return {
        page: tuple(each for each in pages if each in links and each != page)
        for page, pages in listed.items()
        if len(pages) >= LEAST
    }


def _parents(directories: Mapping[str, Sequence[str]], back_to: Mapping[str, Sequence[str]]) -> dict[str, str]:
    parents: dict[str, str] = {}
    by_size = sorted(directories, key=lambda each: (len(directories[each]), each))
    for directory in by_size:
        for page in directories[directory]:
            parents.setdefault(page, directory)
    listed = {directory: set(pages) for directory, pages in directories.items()}
    for page, above in back_to.items():
        own = [each for each in above if page in listed.get(each, ())]
        if own:
            parents[page] = min(own, key=lambda each: (len(directories[each]), each))
    return parents


def _without_circles(parents: Mapping[str, str], directories: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """*parents* but for one in each circle."""
    kept = dict(parents)
    done: set[str] = set()
    for start in sorted(parents):
        way: dict[str, int] = {}
        page: str | None = start
        while page is not None and page not in done and page not in way:
            way[page] = len(way)
            page = kept.get(page)
        if page is not None and page in way:
            circle = list(way)[way[page] :]
            del kept[max(circle, key=lambda each: (len(directories.get(each, ())), each))]
        done.update(way)
    return kept


def _without_depths(parents: Mapping[str, str]) -> dict[str, str]:
    """*parents*, which go round in no circle, but for those with too many above them."""
    kept: dict[str, str] = {}
    above: dict[str, int] = {}
    for start in parents:
        way = [start]
        while way[-1] in parents and way[-1] not in above:
            way.append(parents[way[-1]])
        above.setdefault(way[-1], 0)
        for page, parent in reversed(list(pairwise(way))):
            above[page] = above[parent] + 1 if above[parent] < DEEPEST else 0
            if above[page]:
                kept[page] = parent
    return kept
