"""Links without words of their own: they show the title of what they lead to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment
from sphinx.util import docname_join

from language_pair.links import shows_title
from language_pair.state import pair_of
from records.domain import records_of


class Link(NamedTuple):
    """A link from the note *here* to *target*: a note, a label, or the id of a record of a *kind*."""

    here: str
    kind: str
    target: str


def links_in(document: nodes.document) -> Iterator[Link]:
    """The links of a note that was just read, and of which no link is resolved yet."""
    for reference in document.findall(addnodes.pending_xref):
        if shows_title(reference):
            yield Link(reference.get("refdoc", ""), reference.get("reftype", ""), reference["reftarget"])


def shown_by(link: Link, env: BuildEnvironment) -> Iterator[str]:
    """All that *link* may show, in both languages: the title of a note, a heading in it, a caption, a record."""
    for page in dict.fromkeys((link.target, docname_join(link.here, link.target))):
        if page in env.titles:
            yield str(env.titles[page])
            yield str(env.tocs[page])
            state = pair_of(env).notes.get(page)
            yield repr(sorted(state.other_titles.items())) if state else ""
    standard = env.domains.standard_domain
    for labels in (standard.labels, standard.anonlabels):
        yield repr(labels.get(link.target.lower(), ""))
    record = records_of(env).find(link.kind, link.target)
    if record:
        yield f"{record.docname} {record.record.title}"
