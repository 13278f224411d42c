"""Which pages a style sheet is for: those with something that it styles, and that the styles of every page do not know.

Nothing is declared for it: what an extension's style sheet selects says what it is for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SELECTORS = re.compile(r"([^{};]*)\{")
_NOT, _BRACKETS = re.compile(r":not\([^()]*\)"), re.compile(r"\([^()]*\)")
_CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")
_CLASSES_OF_TAG = re.compile(r'class="([^"]*)"')


class StyleUse(NamedTuple):
    """What some style sheets are for: what has all the classes of one of *selected*, or pages as such."""

    selected: frozenset[frozenset[str]]
    everywhere: bool

    @classmethod
    def none(cls) -> StyleUse:
        return cls(frozenset(), everywhere=False)

    def is_in(self, body: str) -> bool:
        """Whether *body*, the HTML that a note or an extension has given a page, has any of it."""
        found = {name for names in _CLASSES_OF_TAG.findall(body) for name in names.split()}
        return self.everywhere or any(found >= classes for classes in self.selected)


def style_use(styles: Iterable[Path], *, common: Iterable[Path]) -> StyleUse:
    """What *styles* are for that *common*, those of every page, do not know; one without a class of its own is for
    every page."""
    known = {name for path in common for classes in _selected(path) for name in classes}
    own = [{classes for classes in _selected(path) if classes - known} for path in styles]
    return StyleUse(frozenset[frozenset[str]]().union(*own), everywhere=not all(own))


def _selected(style: Path) -> Iterator[frozenset[str]]:
    """The classes that something must have, or be in, for each selector of *style*."""
    for selectors in _SELECTORS.findall(_COMMENT.sub("", style.read_text(encoding="utf-8"))):
        whole, outer = selectors, _NOT.sub("", selectors)
        while whole != outer:
            whole, outer = outer, _BRACKETS.sub("", outer)
        yield from (frozenset(_CLASS.findall(each)) for each in outer.split(","))
        in_brackets = set(_CLASS.findall(_NOT.sub("", selectors))) - set(_CLASS.findall(outer))
        yield from (frozenset({name}) for name in in_brackets)  # of ``:is(.a, .b)`` one is enough
