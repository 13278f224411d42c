"""The list of a page's headings, with as many of them as a page may have in its frame; a script adds the others.

A note of hundreds of headings would have its list twice the size of its frame, for those who read it and those who do
not. So it is written down to the level at which it is small enough, and where the highest level alone has more, as
many as fit. ``site-theme.js`` completes it from the headings themselves; to those who have no script a line says how
many there are besides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from site_theme import labels

#: Maximum number of bytes of a list, that of some forty headings: a frame without one has 12,000 to 14,000.
MOST = 5_000
_TAG = re.compile(r"(<ul[^>]*>|</ul>|<li[^>]*>|</li>)")
#: The headings on the level below the title, which is the first.
_HIGHEST = 2


class _Piece(NamedTuple):
    """A tag of a list, or what is between two; *level* is that of the item that it is in or opens."""

    level: int
    text: str

    @property
    def is_item(self) -> bool:
        return self.text.startswith("<li")


def shortened(toc: str) -> str:
    """*toc*, the list that Sphinx has made of a page's headings, in at most some `MOST` bytes."""
    if _size(toc) <= MOST:
        return toc
    pieces = list(_pieces(toc))
    for level in range(max(piece.level for piece in pieces) - 1, _HIGHEST - 1, -1):
        shown = [piece for piece in pieces if piece.level <= level]
        if _size(_joined(shown)) <= MOST:
            return _with_rest(shown, _items(pieces) - _items(shown))
    shown = list(_first([piece for piece in pieces if piece.level <= _HIGHEST]))
    return _with_rest(shown, _items(pieces) - _items(shown))


def _pieces(toc: str) -> Iterator[_Piece]:
    level = 0
    for text in _TAG.split(toc):
        level += text.startswith("<ul")
        yield _Piece(level, text)
        level -= text == "</ul>"


def _first(pieces: list[_Piece]) -> Iterator[_Piece]:
    """The *pieces* of as many items as fit, and the ends of all lists that are open."""
    size, is_full = 0, False
    for piece in pieces:
        is_full = is_full or (piece.level == _HIGHEST and piece.is_item and size > MOST)
        size += _size(piece.text)
        if not (is_full and piece.level == _HIGHEST) or piece.text == "</ul>":
            yield piece


def _with_rest(shown: list[_Piece], count: int) -> str:
    """The list with a line at its end that says that *count* headings are not in it."""
    html = _joined(shown).rstrip()
    if not count:
        return html
    return f'{html.removesuffix("</ul>")}<li class="contents-rest">{labels.rest_line(count)}</li>\n</ul>\n'


def _items(pieces: list[_Piece]) -> int:
    return sum(piece.is_item for piece in pieces)


def _joined(pieces: list[_Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def _size(html: str) -> int:
    return len(html.encode())
