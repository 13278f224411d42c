"""The passages of a note that wait for a translator. Pure: imports nothing of Sphinx."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple


class OpenMessage(NamedTuple):
    """A passage that is missing, or to be checked (fuzzy); *line* is its line in the catalog, 0 if it is not there."""

    text: str
    line: int
    fuzzy: bool


class OpenMessages(Sequence[OpenMessage]):
    """Those of a note in one language.

    An environment has tens of thousands, and each build saves and loads them all, whatever it needs of them: they are
    kept as one string of bytes, which takes a fiftieth of the time.
    """

    __slots__ = ("_count", "_packed")

    def __init__(self, messages: Iterable[OpenMessage] = ()) -> None:
        found = list(map(tuple, messages))
        self._count, self._packed = len(found), pickle.dumps(found, pickle.HIGHEST_PROTOCOL) if found else b""

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[OpenMessage]:
        return map(OpenMessage._make, pickle.loads(self._packed) if self._packed else ())

    def __getitem__(self, place: Any) -> Any:
        return tuple(self)[place]

    def __repr__(self) -> str:
        return f"OpenMessages({list(self)})"  # by which pages are compared

    def __eq__(self, other: object) -> bool:
        return tuple(self) == tuple(other) if isinstance(other, Sequence) else NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))
