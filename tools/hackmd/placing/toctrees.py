"""The toctrees in the text of a page: what they list, and lines added to them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

_OPENS = re.compile(r"(`{3,}|:{3,})\{toctree\}")
_FENCE = re.compile(r"(`{3,}|~{3,})")
_TITLED = re.compile(r".*<([^<>]+)>\Z")
_YEAR = re.compile(r"20\d\d(?=/)")
#: What lists the folders below a page by itself, each with its number of notes.
_COUNTS = re.compile(r"^(:{3,})\{folder-counts\}[ \t]*\n(?:.*\n)*?\1[ \t]*$", re.MULTILINE)
_FOLDER = re.compile(r"[^/]+/index")


@dataclass(frozen=True, slots=True)
class Toctree:
    """A toctree whose entries are between lines *first* and *last*, counted from 0."""

    first: int
    last: int
    entries: tuple[tuple[int, str], ...]
    is_glob: bool
    is_hidden: bool


def toctrees(text: str) -> Iterator[Toctree]:
    """Those of a page, without examples in code."""
    lines = text.split("\n")
    number, fence = 0, ""
    while number < len(lines):
        opens, mark = _OPENS.match(lines[number]), _FENCE.match(lines[number])
        if opens and not fence:
            last = next((i for i in range(number + 1, len(lines)) if lines[i].strip() == opens[1]), len(lines))
            yield _toctree(lines, number + 1, last)
            number = last
        elif mark and not fence:
            fence = mark[1]
        elif mark and lines[number].strip() == fence:
            fence = ""
        number += 1


def _toctree(lines: Sequence[str], first: int, last: int) -> Toctree:
    options = [number for number in range(first, last) if lines[number].startswith(":")]
    start = options[-1] + 1 if options else first
    entries = ((number, lines[number].strip()) for number in range(start, last))
    named = {lines[number].split(":")[1] for number in options}
    listed = tuple((number, entry) for number, entry in entries if entry)
    return Toctree(first, last, listed, is_glob="glob" in named, is_hidden="hidden" in named)


class Listed:
    """What the toctrees in *text*, that of the page *here*, list."""

    def __init__(self, text: str, here: str) -> None:
        self._folder = posixpath.dirname(here)
        self._pages: set[str] = set()
        self._patterns: list[list[str]] = []
        for toctree in toctrees(text):
            for _number, entry in toctree.entries:
                path = self._path(entry)
                self._pages.add(path)
                if toctree.is_glob:
                    self._patterns.append(path.split("/"))

    def __contains__(self, page: str) -> bool:
        return page in self._pages or any(_matches(page.split("/"), pattern) for pattern in self._patterns)

    def _path(self, entry: str) -> str:
        titled = _TITLED.match(entry)
        name = (titled[1] if titled else entry).removesuffix(".md")
        return name.lstrip("/") if name.startswith("/") else posixpath.normpath(posixpath.join(self._folder, name))


def _matches(steps: Sequence[str], pattern: Sequence[str]) -> bool:
    """As Sphinx has it: ``*`` is within a folder."""
    return len(steps) == len(pattern) and all(map(fnmatchcase, steps, pattern))


def with_entries(text: str, here: str, pages: Sequence[str]) -> str:
    """*text*, that of the page *here*, whose first toctree lists *pages* too; without one it gets one.

    A year goes before the years that it is later than; all else goes to the end. Folders go into a hidden toctree where
    the page has what lists them by itself.
    """
    entries = [posixpath.relpath(page, posixpath.dirname(here) or ".") for page in pages]
    years = sorted((each for each in entries if _YEAR.match(each)), reverse=True)
    entries = [*years, *(each for each in entries if not _YEAR.match(each))]
    counts = _COUNTS.search(text)
    folders = [each for each in entries if counts and _FOLDER.fullmatch(each)]
    others = [each for each in entries if each not in folders]
    shown = next((each for each in toctrees(text) if not (counts and each.is_hidden)), None)
    if others:
        text = _with_lines(text, shown, others) if shown else _with_toctree(text, others)
    return _with_folders(text, folders) if folders else text


def _with_folders(text: str, folders: Sequence[str]) -> str:
    """*text* with *folders* in its hidden toctree, which stands behind what lists them."""
    hidden = next((each for each in toctrees(text) if each.is_hidden), None)
    if hidden:
        return _with_lines(text, hidden, folders)
    counts = _COUNTS.search(text)
    assert counts is not None
    lines = "".join(f"{each}\n" for each in folders)
    toctree = f"\n\n```{{toctree}}\n:hidden:\n:titlesonly:\n\n{lines}```"
    return f"{text[: counts.end()]}{toctree}{text[counts.end() :]}"


def _with_lines(text: str, toctree: Toctree, entries: Sequence[str]) -> str:
    new: dict[int, list[str]] = {}
    for entry in entries:
        new.setdefault(_place(toctree, entry), []).append(entry)
    lines = text.split("\n")
    for number in sorted(new, reverse=True):
        lines[number:number] = new[number]
    return "\n".join(lines)


def _with_toctree(text: str, entries: Sequence[str]) -> str:
    """*text* with a toctree at its end, before the block that says where it came from."""
    head, mark, about = text.rpartition("\n:::{about-note}")
    if not mark:
        head, about = text, ""
    lines = "".join(f"{entry}\n" for entry in entries)
    return f"{head.rstrip()}\n\n```{{toctree}}\n:maxdepth: 1\n\n{lines}```\n{mark}{about}"


def _place(toctree: Toctree, entry: str) -> int:
    year = _YEAR.match(entry)
    for number, other in toctree.entries if year else ():
        found = _YEAR.match(other)
        if year and found and found[0] < year[0]:
            return number
    return toctree.entries[-1][0] + 1 if toctree.entries else toctree.last
