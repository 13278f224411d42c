"""When Python looks for garbage: between two notes, when nearly all that was made for the last one is garbage.

A doctree is thousands of objects that point at each other, so nothing but this search frees them. In the midst of a
note it finds that nearly all of them are in use, and again what it has found in use before. What a note leaves to the
environment is not looked at again until the build is over.
"""

from __future__ import annotations

import gc

from sphinx.application import Sphinx

from quick_build import internals

#: Of a note that makes more objects than this, some garbage is found before its end.
MANY = 50_000


class _Search:
    """What one build changes, and puts back."""

    def __init__(self, app: Sphinx) -> None:
        self._usual = gc.get_threshold()
        app.connect("env-before-read-docs", self._begin)
        app.connect("env-purge-doc", self._between)  # no note is in hand
        app.connect("write-started", self._between)
        app.connect("build-finished", self._end, priority=1000)

    def _begin(self, app: Sphinx, *_given: object) -> None:
        gc.set_threshold(max(MANY, self._usual[0]), *self._usual[1:])
        internals.keep_no_doctrees(app.env)
        gc.freeze()  # what was loaded of an earlier build is in use

    def _between(self, *_given: object) -> None:
        gc.collect()
        gc.freeze()

    def _end(self, *_given: object) -> None:
        gc.unfreeze()
        gc.set_threshold(*self._usual)


def setup(app: Sphinx) -> None:
    _Search(app)
