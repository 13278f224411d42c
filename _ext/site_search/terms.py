"""Text cut into the terms that a reader looks up: Chinese characters alone and in pairs, English words behind their
stem, by which the other forms of a word are found.

``scripts/search-terms.js`` does the same with a query; ``search_cases.json``, beside the tests, holds what both
must give.

>>> sorted(Terms(["志工招募 Volunteers"]).counts())
['volunt=volunteers', '募', '工', '工招', '志', '志工', '招', '招募']
"""

from __future__ import annotations

import functools
import operator
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

import snowballstemmer  # type: ignore[import-untyped]  # it states no types

#: Scripts that are written without spaces: ideographs and their radicals, 々〇, kana, Bopomofo, Hangul.
#: Source: Unicode block ranges, https://www.unicode.org/Public/UNIDATA/Blocks.txt
_UNSPACED = (
    "\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u31a0-\u31bf\u3400-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_LETTER = rf"[^\W{_UNSPACED}_]"
_RUN = re.compile(rf"[{_UNSPACED}]+")
#: C++ and C# are words too.
_WORD = re.compile(rf"(?<!{_LETTER})[a-z](?:\+\+|#)(?!{_LETTER})|{_LETTER}+")
#: A line of a note may end between two Chinese characters; there is no space between them.
_SOFT_BREAK = re.compile(rf"(?<=[{_UNSPACED}，。、；：！？）」』])[ \t]*\n[ \t]*(?=[{_UNSPACED}（「『])")
_SPACE = re.compile(r"\s+")
#: Words are completed from this length on: two letters begin too many.
SHORTEST_BEGINNING = 3


def _folded() -> dict[int, int]:
    """Each character that is looked up as another one: always one for one, so that a passage can be cut from the
    text as it was written."""
    full_width = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
    accented = {code: ord(unicodedata.normalize("NFD", chr(code))[0]) for code in range(0xC0, 0x250)}
    return accented | full_width | {ord("臺"): ord("台")}


_FOLDED = _folded()
_stem = functools.lru_cache(maxsize=100_000)(snowballstemmer.stemmer("english").stemWord)


def fold(text: str) -> str:
    """*text* as it is looked up, of the same length: in small letters, half-width, without accents, 臺 as 台."""
    folded = text if text.isascii() else text.translate(_FOLDED)
    lower = folded.lower()
    return lower if len(lower) == len(folded) else "".join(map(_lower, folded))


def _lower(character: str) -> str:
    lower = character.lower()
    return lower if len(lower) == 1 else character


def is_unspaced(term: str) -> bool:
    """Whether *term* is Chinese, or of another script without spaces."""
    return _RUN.match(term) is not None


def key_of(term: str) -> str:
    """What *term* is looked up by: the stem of a word, Chinese itself."""
    return term.partition("=")[0]


class Terms:
    """The terms of some texts.

    Counted without a step of Python for each, since all text of a site goes this way.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        folded = fold("\n".join(texts))
        self.runs = _RUN.findall(folded)
        self.words = _WORD.findall(folded)

    def counts(self) -> Counter[str]:
        """How often each occurs there."""
        found = Counter("".join(self.runs))
        line = " ".join(self.runs)
        for pair, count in Counter(map(operator.add, line, line[1:])).items():
            if " " not in pair:
                found[pair] = count
        for word, count in Counter(self.words).items():
            found[f"{_stem(word)}={word}"] = count
        return found

    def spellings(self) -> set[str]:
        """The words that somebody may begin to type."""
        return {word for word in self.words if len(word) > SHORTEST_BEGINNING}


def joined(text: str) -> str:
    """*text* on one line, without spaces where a line ended between Chinese characters."""
    return _SPACE.sub(" ", _SOFT_BREAK.sub("", text)).strip()
