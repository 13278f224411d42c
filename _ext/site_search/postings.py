"""Which documents hold a term, how much it says about each, and where to read it.

A posting is what is known of one term in one document: a number, made by `posting`. The postings of a term are one
string, in the order of the documents' numbers. For each document it holds the step from the one before less one, in
base 36, nothing for the next one; a letter for the weight; a sign for the part where the term is read, nothing for
the first:

    ``C`` ``4K`` ``À!``   documents 0, 5 and 6; the last has the term in a title, and it is read in its second part
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

#: Weights are steps of 1/26; those of terms in a title are letters of their own.
STEPS = 26
_PLAIN, _TITLED = ord("A"), ord("À")
#: Signs that need no escape in JSON: one for each part but the first. Spaces and "," part terms (`index`).
PART_SIGNS = "!#$%&()*+-./:;>?@[]^_{|}~"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_POSTING = re.compile(rf"([0-9a-z]*)([A-ZÀ-Ù])([{re.escape(PART_SIGNS)}]?)")
#: How many bits of a number a posting takes: 5 for the weight, one for titles, 5 for the part.
BITS = 11


def posting(weight: int, titled: bool, part: int) -> int:
    """A posting: *weight* from 0 to 25, whether the term is in a title, and the number of the *part*."""
    return weight << 6 | titled << 5 | part


#: Of a term from a document's context: it is no result for that alone. Other weights are greater.
CONTEXT = posting(0, False, 0)


def weight_of(posting: int) -> int:
    return posting >> 6


def is_titled(posting: int) -> bool:
    return bool(posting >> 5 & 1)


def part_of(posting: int) -> int:
    return posting & 31


def encode(rows: Iterable[tuple[int, int]]) -> str:
    """The postings of a term as a string: pairs of a document's number and a posting, in the numbers' order."""
    written = []
    last = -1
    for document, each in rows:
        written.append(_SIGNS[each] if document == last + 1 else _base36(document - last - 1) + _SIGNS[each])
        last = document
    return "".join(written)


def decode(row: str) -> Iterator[tuple[int, int]]:
    """What `encode` was given."""
    document = -1
    for step, letter, sign in _POSTING.findall(row):
        document += int(step, 36) + 1 if step else 1
        titled = ord(letter) >= _TITLED
        weight = ord(letter) - (_TITLED if titled else _PLAIN)
        yield document, posting(weight, titled, PART_SIGNS.index(sign) + 1 if sign else 0)


def _signs(posting: int) -> str:
    letter = chr((_TITLED if is_titled(posting) else _PLAIN) + weight_of(posting))
    return letter + _PARTS[part_of(posting)]


_PARTS: tuple[str, ...] = ("", *PART_SIGNS)
#: How each posting is written.
_SIGNS = {
    each: _signs(each)
    for each in (
        posting(weight, titled, part)
        for weight in range(STEPS)
        for titled in (False, True)
        for part in range(len(_PARTS))
    )
}


@cache
def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits
