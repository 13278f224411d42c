"""The contents of an EPUB with a gap: a heading without words, or one two levels below the heading before it.

Sphinx leaves out entries without words, and ends at the first one that is then two levels below the one before.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable
from typing import Any

from sphinx.application import Sphinx

from sound_build.internals import replace_method

Entry = dict[str, Any]


def without_gaps(entries: Iterable[Entry]) -> list[Entry]:
    """The *entries* that have words, none of them more than a level below the one before it."""
    even: list[Entry] = []
    for entry in entries:
        if entry["text"].strip():
            level = min(entry["level"], even[-1]["level"] + 1 if even else 1)
            even.append({**entry, "level": level})
    return even


def _make(original: Callable[[list[Entry]], Any], entries: list[Entry]) -> Any:
    return original(without_gaps(entries))


def _wrap(app: Sphinx) -> None:
    for name in ("build_navlist", "build_navpoints"):
        if hasattr(app.builder, name):
            replace_method(app.builder, name, functools.partial(_make, getattr(app.builder, name)))


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", _wrap)
