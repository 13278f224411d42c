"""Simplified spellings of what the site says in traditional characters: 社区 leads to 社區.

The characters are those of OpenCC's table: https://github.com/BYVoid/OpenCC
A spelling is stored beside the terms that it stands for, so a browser needs no table, and which of several
characters is meant (发: 發 or 髮) is known by the pairs that the site has.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from opencc import OpenCC

from site_search.terms import is_unspaced


@cache
def _to_simplified() -> OpenCC:
    return OpenCC("t2s")


@cache
def _simplified_character(character: str) -> str:
    return str(_to_simplified().convert(character))


def simplified(term: str) -> str:
    """*term* with each character as mainland China writes it."""
    return "".join(map(_simplified_character, term))


def spellings(terms: Iterable[str]) -> dict[str, list[str]]:
    """The terms that each simplified spelling stands for, both sorted."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for term in sorted(terms):
        if is_unspaced(term) and (spelling := simplified(term)) != term:
            found[spelling].append(term)
    return dict(sorted(found.items()))
