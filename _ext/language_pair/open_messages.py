"""The passages of a note that wait for a translator. Pure: imports nothing of Sphinx."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, NamedTuple


class OpenMessage(NamedTuple):
    """A passage that is missing, or to be checked (fuzzy); *line* is its line in the catalog, 0 if it is not there."""

    text: str
    line: int
    fuzzy: bool


#: So many of a note are found without a look at the others.
_FIRST = 10


class OpenMessages(Sequence[OpenMessage]):
    """Those of a note in one language.

    An environment has tens of thousands, and each build saves and loads them all, whatever it needs of them: they are
    kept as strings of bytes, which takes a fiftieth of the time; the first ones, which the status shows of every note,
    are apart.
    """

    __slots__ = ("_count", "_first", "_others")

    def __init__(self, messages: Iterable[OpenMessage] = ()) -> None:
        found = list(map(tuple, messages))
        self._count, self._first, self._others = len(found), _packed(found[:_FIRST]), _packed(found[_FIRST:])

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[OpenMessage]:
        return chain(_unpacked(self._first), _unpacked(self._others))

    def __getitem__(self, place: Any) -> Any:
        is_of_first = isinstance(place, slice) and not (place.start or place.step) and 0 <= (place.stop or -1) <= _FIRST
        return tuple(_unpacked(self._first) if is_of_first else self)[place]

    def __repr__(self) -> str:
        return f"OpenMessages({list(self)})"  # by which pages are compared

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Sequence) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))


def _packed(messages: list[tuple[Any, ...]]) -> bytes:
    return pickle.dumps(messages, pickle.HIGHEST_PROTOCOL) if messages else b""


def _unpacked(messages: bytes) -> Iterator[OpenMessage]:
    return map(OpenMessage._make, pickle.loads(messages) if messages else ())
