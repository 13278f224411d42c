"""Characters that have lost a byte: a soft hyphen that a program took out, a byte that Windows-1252 does not define.

Each is what fits best between its neighbours, as other notes have them, and every choice is told.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from tools.hackmd.reading.mojibake import ENCODERS, Encoder, is_sound

#: The bytes that get lost: U+00AD and U+00A0, and the five.
_LOST = (0xAD, 0xA0, 0x81, 0x8D, 0x8F, 0x90, 0x9D)
_BLANK = 0x20


@dataclass
class Neighbours:
    """Which characters are beside each other in sound text, and how often; counted when it is first asked."""

    pairs: Counter[str] = field(default_factory=Counter)
    single: Counter[str] = field(default_factory=Counter)
    _lessons: list[Iterable[str]] = field(default_factory=list)

    def learn(self, texts: Iterable[str]) -> None:
        self._lessons.append(texts)

    def _count(self) -> None:
        lessons, self._lessons = self._lessons, []
        for text in itertools.chain.from_iterable(lessons):
            wide = [character for character in text if ord(character) > 0x2E7F]
            self.single.update(wide)
            self.pairs.update(a + b for a, b in itertools.pairwise(text) if ord(a) > 0x2E7F or ord(b) > 0x2E7F)

    def fit(self, before: str, character: str, after: str) -> tuple[int, int, int]:
        """How well *character* fits there; of two that nobody has seen, the one that Big5 has among common ones."""
        self._count()
        beside = self.pairs[before + character] + self.pairs[character + after]
        return beside, self.single[character], _is_common(character)


class Filled(NamedTuple):
    """A character that was put in, and the one that fits next best; empty if there is none."""

    character: str
    other: str


def filled(line: str, neighbours: Neighbours) -> tuple[str, list[Filled]] | None:
    """*line* with its holes filled; None if it is not what is left of a wrong decoding."""
    if line.isascii() or is_sound(line):
        return None
    encoder: Encoder = ENCODERS["Windows-1252"]
    try:
        pieces = list(_pieces(encoder(line)))
    except UnicodeError:
        return None
    if not any((len(choices) == 1 and len(choices[0].encode()) > 2) or len(choices) > 1 for choices in pieces):
        return None
    text, found = "", []
    for index, choices in enumerate(pieces):
        after = pieces[index + 1] if index + 1 < len(pieces) else [""]
        ranked = _ranked(text[-1:], choices, after[0] if len(after) == 1 else "", neighbours)
        text += ranked[0]
        if len(choices) > 1:
            found.append(Filled(ranked[0], ranked[1]))
    return text, found


def _ranked(before: str, choices: list[str], after: str, neighbours: Neighbours) -> list[str]:
    if len(choices) == 1:
        return choices
    return sorted(choices, key=lambda each: neighbours.fit(before, each, after), reverse=True)


def _pieces(content: bytes) -> Iterator[list[str]]:
    """For each character of *content* what it can have been; `UnicodeError` where nothing can."""
    at = 0
    while at < len(content):
        length = _length(content[at])
        piece = content[at : at + length]
        whole = _decoded(piece)
        if whole is not None:
            yield [whole]
            at += length
            continue
        here = 1 + len(list(itertools.takewhile(_is_continuation, content[at + 1 : at + length])))
        choices, used = _choices(content[at : at + here], length, content[at + here : at + length])
        yield choices
        at += here + used


def _choices(piece: bytes, length: int, behind: bytes) -> tuple[list[str], int]:
    """What *piece* can have been, and how many bytes *behind* it are part of it: a blank that was U+00A0."""
    if behind[:1] == bytes([_BLANK]) and len(piece) + len(behind) == length:
        rest = bytes(0xA0 if byte == _BLANK else byte for byte in behind)
        if (whole := _decoded(piece + rest)) is not None:
            return [whole], len(behind)
    lacking = length - len(piece)
    found: dict[str, None] = {}
    for lost in itertools.product(_LOST, repeat=lacking):
        for places in itertools.combinations(range(1, length), lacking):
            whole = _decoded(_with(piece, dict(zip(places, lost, strict=True)), length))
            if whole is not None and (whole.isprintable() or whole == "\xa0"):
                found[whole] = None
    if not found or lacking > 2:
        raise UnicodeError("no byte fits")
    return list(found), 0


def _with(piece: bytes, lost: dict[int, int], length: int) -> bytes:
    rest = iter(piece)
    return bytes(lost[index] if index in lost else next(rest) for index in range(length))


def _decoded(piece: bytes) -> str | None:
    try:
        return piece.decode()
    except UnicodeDecodeError:
        return None


def _length(first: int) -> int:
    return 1 if first < 0xC2 else 2 if first < 0xE0 else 3 if first < 0xF0 else 4


def _is_continuation(byte: int) -> bool:
    return 0x80 <= byte < 0xC0


def _is_common(character: str) -> int:
    try:
        return int(0xA1 <= character.encode("cp950")[0] <= 0xC6)
    except UnicodeEncodeError:
        return 0
