"""Where the search learns what is on a page besides its text: two events, which any extension may answer.

``search-records`` (*document*, *docname*)
    The records on the page, as a list of `SearchRecord`.
``search-kinds`` ()
    The names of kinds of record, as a dictionary of labels by kind; a result shows the label as its badge.

An extension connects to them on ``config-inited``, when all extensions are set up::

    if "search-records" in app.events.events:
        app.connect("search-records", ...)
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from docutils import nodes
from sphinx.application import Sphinx

RECORDS, KINDS = "search-records", "search-kinds"


class SearchRecord(NamedTuple):
    """A record: the *node* that holds it, its *kind*, the *anchor* that leads to it, and its *title*.

    Whoever answers ``search-records`` may as well give plain tuples of these.
    """

    node: nodes.Element
    kind: str
    anchor: str
    title: str


def records_on(app: Sphinx, document: nodes.document, docname: str) -> list[SearchRecord]:
    """All records on a page that is about to be written."""
    answers = app.events.emit(RECORDS, document, docname)
    return [SearchRecord(*found) for answer in answers for found in answer]


def kinds_of(app: Sphinx) -> Mapping[str, str]:
    """The label of each kind of record, in the order of the kinds, whichever extension names them."""
    return dict(sorted((kind, label) for answer in app.events.emit(KINDS) for kind, label in answer.items()))


def setup(app: Sphinx) -> None:
    app.add_event(RECORDS)
    app.add_event(KINDS)
