"""The lines of a file that mention an address.

Pure: imports nothing of Sphinx. A doctree knows the line on which a block begins, and often less; a
person who is to mend a link wants the line on which it is written.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from urllib.parse import unquote

from markdown_it.common.normalize_url import normalizeLinkText
from markdown_it.common.utils import unescapeAll

#: What would make an address a part of a longer one: it is inside another, as an archive's does,
#: or goes on.
_INSIDE = r"(?<![\w/=?&%])"
_GOES_ON = r"(?![\w/?#&=%~+@(-]|[.,:;!'](?=\w))"


class Mentions:
    """The lines of *text* that mention an address; each mention is given to one link."""

    def __init__(self, text: str) -> None:
        self._lines = [_plain(line) for line in text.split("\n")]
        self._left: dict[str, list[int]] = {}

    def line_for(self, address: str, start: int) -> int:
        """The line, counted from 1, of the next link to *address* in a block that begins at *start*; 0 for none.

        The first mention from *start* on that no other link has; without one, the nearest before: a link
        by reference leads to a definition that may be anywhere.
        """
        all_lines = self._mentions(address)
        left = self._left.setdefault(address, list(all_lines))
        for lines in (left, all_lines):
            after = [line for line in lines if line >= start]
            if after or lines:
                found = after[0] if after else lines[-1]
                if lines is left:
                    left.remove(found)
                return found
        return 0

    def _mentions(self, address: str) -> list[int]:
        counts = Counter({number: count(line, address) for number, line in enumerate(self._lines, 1)})
        return sorted(counts.elements())


def mentions(text: str, address: str) -> bool:
    return count(_plain(text), address) > 0


def count(plain_text: str, address: str) -> int:
    return len(_pattern(address).findall(plain_text))


@cache
def _pattern(address: str) -> re.Pattern[str]:
    """Markdown writes Chinese characters of an address in percent signs, and hosts in Punycode."""
    shown = unquote(normalizeLinkText(address))
    return re.compile(_INSIDE + re.escape(shown) + _GOES_ON, re.IGNORECASE)


def _plain(line: str) -> str:
    r"""*line* without what Markdown needs around an address: ``\_``, ``&amp;``, percent signs."""
    return unquote(unescapeAll(line))
