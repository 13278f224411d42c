"""A bar on the terminal; nothing where there is none, as in a log or a pipe."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sized
from typing import Protocol, TextIO, TypeVar

_WIDTH = 30
T = TypeVar("T")


class _Items(Iterable[T], Sized, Protocol[T]):  # type: ignore[misc] # T is only given out
    """What can be counted before it is gone through."""


def shown(items: _Items[T], what: str, to: TextIO | None = None) -> Iterator[T]:
    """Each of *items*, with a bar in *to*, which is standard error, that says how many of *what* are done."""
    stream = to or sys.stderr
    total, percent = len(items), -1
    is_shown = stream.isatty()
    for done, item in enumerate(items):
        if is_shown and done * 100 // total != percent:
            percent = done * 100 // total
            stream.write(f"\r{_bar(done / total)} {done}/{total} {what}")
            stream.flush()
        yield item
    if is_shown and total:
        stream.write(f"\r{_bar(1)} {total}/{total} {what}\n")
        stream.flush()


def _bar(share: float) -> str:
    full = round(share * _WIDTH)
    return f"[{'#' * full}{' ' * (_WIDTH - full)}]"
