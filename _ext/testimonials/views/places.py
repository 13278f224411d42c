"""How a view leads to the note that a testimonial is from."""

from __future__ import annotations

from sphinx import addnodes
from sphinx.environment import BuildEnvironment

from records import views
from records.domain import Entry
from testimonials import labels


def link_to_place(env: BuildEnvironment, entry: Entry) -> addnodes.pending_xref:
    """A link from the page that is being written to where *entry* is."""
    return views.link(entry, env.current_document.docname, _name_of(env, entry))


def _name_of(env: BuildEnvironment, entry: Entry) -> str:
    """What a view calls the note of *entry*, each time: its year where it has one."""
    year = entry.docname.partition("/")[0]
    return labels.notes_of_year(year) if year.isdigit() else env.titles[entry.docname].astext()
