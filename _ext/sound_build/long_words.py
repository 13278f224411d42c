"""A page of text is written in a time that grows with its length, however long its words are."""

from __future__ import annotations

from sphinx.application import Sphinx

from sound_build.internals import LinearWrapper, wrap_with


def _wrap(app: Sphinx) -> None:
    wrap_with(LinearWrapper)


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", _wrap)
