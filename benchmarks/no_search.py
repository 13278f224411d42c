"""A Sphinx extension that leaves the search out: what `full_build` compares the cost of ours with."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder


def _leave_out(app: Sphinx) -> None:
    if isinstance(app.builder, StandaloneHTMLBuilder):
        app.builder.search = False


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", _leave_out)
