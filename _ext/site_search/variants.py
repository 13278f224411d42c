"""Simplified characters and those of the site that they may stand for: 区 is 區, 发 is 發 or 髮.

The characters are those of OpenCC's table: https://github.com/BYVoid/OpenCC
A browser reads of the table what it needs, where the site does not have what was typed. Which of several characters is
meant it learns from the pairs that the site has: 头发 leads to 頭髮.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from opencc import OpenCC

from site_search.terms import is_unspaced


@cache
def _to_simplified() -> OpenCC:
    return OpenCC("t2s")


@cache
def simplified(character: str) -> str:
    """*character* as mainland China writes it."""
    return str(_to_simplified().convert(character))


def table(terms: Iterable[str]) -> dict[str, str]:
    """The characters among *terms* by the simplified one that is written for them, both sorted."""
    found: dict[str, str] = {}
    for term in sorted(terms):
        if len(term) == 1 and is_unspaced(term) and (typed := simplified(term)) != term:
            found[typed] = found.get(typed, "") + term
    return dict(sorted(found.items()))
