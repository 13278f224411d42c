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
from sphinx.util.typing import ExtensionMetadata

import domain
from domain import Entry

#: The attribute of what a view shows of other notes, links of theirs among it.
FROM_OTHERS = "from_other_notes"


class RecordView(nodes.General, nodes.Element):
    """Where records of the kind called ``kind`` will stand."""

    kind: str


class shown_words(nodes.inline):
    """Words of another note, which may still be in the language that it is written in."""


def link(entry: Entry, docname: str, words: str = "") -> addnodes.pending_xref:
    """A link from the page *docname* to a record, which shows *words* of its note or else its title."""
    named = {"refdoc": docname, "refdomain": domain.NAME, "reftype": entry.kind, "reftarget": entry.record.id}
    shown = shown_words("", words) if words else nodes.inline("", entry.record.title)
    return addnodes.pending_xref("", shown, refexplicit=bool(words), refwarn=True, **named)


def link_to_note(docname: str, here: str) -> addnodes.pending_xref:
    """A link from the page *here* to that of the note *docname*, which shows its title."""
    named = {"refdoc": here, "refdomain": "std", "reftype": "doc", "reftarget": f"/{docname}"}
    return addnodes.pending_xref("", nodes.inline("", docname), refexplicit=False, **named)


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


def setup(app: Sphinx) -> ExtensionMetadata:
    app.setup_extension("domain")
    app.add_node(shown_words)  # known by name; every builder writes it as an inline
    app.connect("doctree-read", _note_views)
    app.connect("env-updated", pages_with_views)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}
