"""When Python looks for garbage: between two notes, when nearly all that was made for the last one is garbage.

A doctree is thousands of objects that point at each other, so nothing but this search frees them. In the midst of a
note it finds that nearly all of them are in use, and again what it has found in use before. What a note leaves to the
environment is not looked at again until the build is over, nor is what was loaded of the build before, which is no
garbage at all. What a process froze before the build stays frozen, and alone: Python cannot thaw a part.
"""

from __future__ import annotations

import gc
from functools import cached_property

from sphinx.application import Sphinx

from quick_build import internals

#: Of a note that makes more objects than this, some garbage is found before its end.
MANY = 50_000
#: Many more than an environment of thousands of notes has.
LOADED = 100_000_000
#: Fewer new objects than this, such as those of a note of a few lines, are not worth the search.
FEW = 10_000


class _Search:
    """What one build changes, and puts back."""

    def __init__(self, app: Sphinx) -> None:
        self._usual = gc.get_threshold()
        self._has_frozen = self._has_begun = False
        app.connect("config-inited", self._load, priority=1000)  # the environment is loaded next
        app.connect("builder-inited", self._loaded, priority=0)
        app.connect("env-before-read-docs", self._begin)
        app.connect("env-purge-doc", self._between)  # no note is in hand
        app.connect("write-started", self._between)
        app.connect("build-finished", self._end, priority=1000)

    @cached_property
    def _may_freeze(self) -> bool:
        return gc.get_freeze_count() == 0  # which takes long where it is much: ask only before a search

    def _freeze(self) -> None:
        if self._may_freeze:
            gc.freeze()
            self._has_frozen = True

    def _load(self, *_given: object) -> None:
        gc.set_threshold(LOADED, *self._usual[1:])

    def _loaded(self, *_given: object) -> None:
        if _made() >= FEW:
            self._freeze()
        gc.set_threshold(*self._usual)

    def _begin(self, app: Sphinx, *_given: object) -> None:
        if _made() >= FEW:
            self._freeze()  # what a process that goes on knows of its last build
        self._has_begun = True
        gc.set_threshold(max(MANY, self._usual[0]), *self._usual[1:])
        internals.keep_no_doctrees(app.env)

    def _between(self, *_given: object) -> None:
        if self._has_begun and _made() >= FEW:  # else somebody waits for a single note
            gc.collect()
            self._freeze()

    def _end(self, *_given: object) -> None:
        if self._has_frozen:
            gc.unfreeze()
            self._has_frozen = False
        self._has_begun = False
        gc.set_threshold(*self._usual)


def _made() -> int:
    """About how many objects were made since the last search of all."""
    (young, middle, old), (first, second, _third) = gc.get_count(), gc.get_threshold()
    return young + first * (middle + second * old)


def setup(app: Sphinx) -> None:
    _Search(app)
