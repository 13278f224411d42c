"""Views: places in a note that show records of all notes, filled when their page is written.

A feature derives a node from `RecordView` and fills it in a post-transform, from the domain. A page
with such a node is written anew when a record of its kind was added, changed, moved or taken away,
though its own note stayed the same.
"""

from __future__ import annotations

import hashlib

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from language_pair.links import shown_words
from records import domain
from records.domain import Entry


class RecordView(nodes.General, nodes.Element):
    """Where records of the kind called ``kind`` will be."""

    kind: str


def link(entry: Entry, docname: str, words: str = "") -> addnodes.pending_xref:
    """A link from the page *docname* to a record, which shows *words* of its note or else its title."""
    named = {"refdoc": docname, "refdomain": domain.NAME, "reftype": entry.kind, "reftarget": entry.record.id}
    shown = shown_words("", words) if words else nodes.inline("", entry.record.title)
    return addnodes.pending_xref("", shown, refexplicit=bool(words), refwarn=True, **named)


def _note_views(app: Sphinx, document: nodes.document) -> None:
    kinds = {view.kind for view in document.findall(RecordView)}
    if kinds:
        domain.records_of(app.env).views[app.env.current_document.docname] = kinds


def pages_with_views(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """The pages whose views show other records than at the last build."""
    records = domain.records_of(env)
    digests: dict[str, str] = records.data["viewed"]
    changed = set()
    for kind in set().union(*records.views.values()):
        shown = repr([(entry.docname, entry.record) for entry in records.entries(kind)])
        digest = hashlib.sha256(shown.encode()).hexdigest()
        if digests.get(kind) != digest:
            changed.add(kind)
            digests[kind] = digest
    return sorted(docname for docname, kinds in records.views.items() if kinds & changed)


def setup(app: Sphinx) -> None:
    app.connect("doctree-read", _note_views)
    app.connect("env-updated", pages_with_views)
