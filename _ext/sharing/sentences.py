"""Cut a text to the length that search engines show, at the end of a sentence or at least of a word.

Pure: imports nothing of Sphinx. A Chinese character is as wide as two Latin letters, so one limit serves both: 160
columns are 160 letters or 80 characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from language_pair.languages import CHINESE

LIMIT = 160
#: Chinese characters, their punctuation, and full-width forms: the end of a line is no blank between two of them.
_WIDE = rf"[{CHINESE}\u3000-\u303f\uff01-\uff65]"
_SOFT_BREAK = re.compile(rf"(?<={_WIDE})[ \t]*\n\s*(?={_WIDE})")
#: A full stop ends a sentence before a blank and no small letter, and not behind single letters, as in ``e.g.``
_END = re.compile(
    r"[。！？]+[」』）》”’]*"
    r"|(?<![A-Za-z]\.[A-Za-z])(?<!\b[A-Z])(?<![.!?])[.!?]+[)\"'”’]*(?=\s+[^a-z\s]|\s*\Z)"
)
_COLONS = (":", "：")
_STOPS = tuple('.!?。！？」』）)"”’')
_ADDRESS = re.compile(r"https?://\S+")
#: A paragraph of fewer columns beside its addresses says where something is, and nothing of it.
_WORDS = 20
#: What no text is cut before, and what it is not cut behind.
_CLOSING = frozenset("」』）》〉】〕…,.;:!?)]}’”")
_OPENING = frozenset("「『（《〈【〔([{‘“")
_DANGLING = " ,;:-–—、，；：「『（《〈([{“‘"


def on_one_line(text: str) -> str:
    return " ".join(_SOFT_BREAK.sub("", text).split())


def width(text: str) -> int:
    """The number of columns that *text* takes."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def sentences(text: str) -> Iterator[str]:
    """The sentences of *text*, each with the blank that is behind it."""
    start = 0
    for match in _END.finditer(text):
        end = match.end()
        while end < len(text) and text[end].isspace():
            end += 1
        yield text[start:end]
        start = end
    if start < len(text):
        yield text[start:]


def is_address(text: str) -> bool:
    """Whether *text* is little more than the address of another page."""
    rest = _ADDRESS.sub("", text)
    return rest != text and width(rest) < _WORDS


def without_lead(text: str) -> str:
    """*text* without a last sentence that leads to a list or to code, which a description does not show."""
    if not text.endswith(_COLONS):
        return text
    *others, _lead = sentences(text)
    return "".join(others).rstrip()


def summary(texts: Iterable[str], limit: int = LIMIT) -> str:
    """The first sentences of *texts*, paragraphs on one line each, up to *limit* columns."""
    found = ""
    for text in texts:
        joint = _joint(found)
        for number, sentence in enumerate(sentences(text)):
            longer = found + (joint if number == 0 else "") + sentence
            if width(longer.rstrip()) > limit:
                return found.rstrip() if 2 * width(found) >= limit else _cut(longer, limit)
            found = longer
        found = found.rstrip()
    return found


def _joint(before: str) -> str:
    """What is between *before* and the next paragraph: something to read where it ended without a full stop."""
    if not before:
        return ""
    if not before.endswith(_STOPS):
        return " · "
    return "" if re.search(_WIDE + r"\Z", before) else " "


def _cut(text: str, limit: int) -> str:
    """*text* up to *limit* columns, at the end of a word if there is one."""
    end, columns = 0, 1  # that of the ellipsis
    while end < len(text) and (columns := columns + width(text[end])) <= limit:
        end += 1
    place = next((place for place in range(end, 0, -1) if _may_break(text, place)), end)
    return text[:place].rstrip(_DANGLING) + "…"


def _may_break(text: str, place: int) -> bool:
    before, after = text[place - 1 : place], text[place : place + 1]
    if after.isspace():
        return True
    if after in _CLOSING or before in _OPENING:
        return False
    return re.match(_WIDE, before) is not None or re.match(_WIDE, after) is not None
