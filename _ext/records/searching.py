"""Records for a search that asks for them, as `site_search` does by its events; without one nobody asks."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

from records.domain import NAME, RecordNode, records_of

#: A node, its kind, its anchor and its title.
Found = tuple[nodes.Element, str, str, str]


def records_on(app: Sphinx, document: nodes.document, docname: str) -> list[Found]:
    """The records on the page of the note *docname*, each once."""
    titles = {(entry.kind, entry.record.id): entry.record.title for entry in records_of(app.env).entries(None, docname)}
    return list(_found(document, titles))


def _found(document: nodes.document, titles: dict[tuple[str, str], str]) -> Iterator[Found]:
    for node in document.findall(RecordNode):
        title = None if node["no-index"] else titles.pop((node.kind, node["record_id"]), None)
        if title is not None:
            yield node, node.kind, node["record_id"], title


def kinds(app: Sphinx) -> dict[str, str]:
    """The label of each kind of record."""
    return {kind: str(of_kind.lname) for kind, of_kind in app.env.domains[NAME].object_types.items()}


def _answer(app: Sphinx, config: Config) -> None:
    if "search-records" in app.events.events:
        app.connect("search-records", records_on)
        app.connect("search-kinds", kinds)


def setup(app: Sphinx) -> None:
    app.connect("config-inited", _answer)
