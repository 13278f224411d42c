"""The links between a post and the quotes of the same person, and a check of the posts that a quote names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from language_pair.faults import warn
from language_pair.labels import BETWEEN_FACTS
from language_pair.passes import PostPass
from records import domain, views
from records.domain import Entry
from testimonials import labels
from testimonials.facts import joined
from testimonials.faults import Fault
from testimonials.nodes import posts_of_speaker, quotes_of_author
from testimonials.record import Post, Quote, posts_of


class LinkPersons(SphinxPostTransform):
    """Lead from a post to the quotes of the same person, and back."""

    default_priority = PostPass.LINK_VIEWS

    def run(self, **kwargs: Any) -> None:
        places = list(self.document.findall(quotes_of_author))
        lines = list(self.document.findall(posts_of_speaker))
        if not places and not lines:
            return
        entries = list(domain.records_of(self.env).entries("testimonial"))
        posts = {entry.record.id: entry for entry in entries if isinstance(entry.record, Post)}
        quotes: dict[str, list[Entry]] = {}
        for entry in entries:
            if isinstance(entry.record, Quote):
                for name in entry.record.named_ids:
                    quotes.setdefault(name, []).append(entry)
        for place in places:
            place.replace_self(self._quotes(quotes.get(place["post"], [])))
        for line in lines:
            names = posts_of(line["source"], line["posts"])
            line.replace_self(self._posts([posts[name] for name in names if name in posts]))

    def _quotes(self, found: Sequence[Entry]) -> list[nodes.Node]:
        return [nodes.Text(BETWEEN_FACTS + labels.quote()), *joined(self._links(found))] if found else []

    def _posts(self, found: Sequence[Entry]) -> list[nodes.Node]:
        if not found:
            return []
        line = nodes.paragraph("", labels.same_person(), translatable=False, classes=["witness-posts"])
        line += list(joined(self._links(found)))
        return [line]

    def _links(self, found: Iterable[Entry]) -> list[addnodes.pending_xref]:
        return [views.link(entry, self.env.current_document.docname) for entry in found]


def check_posts(app: Sphinx, env: BuildEnvironment) -> None:
    """Report posts that a witness names and no note has."""
    entries = list(domain.records_of(env).entries("testimonial"))
    known = {entry.record.id for entry in entries if isinstance(entry.record, Post)}
    for entry in entries:
        if isinstance(entry.record, Quote):
            for name in entry.record.posts:
                if name not in known:
                    found = f"no post or write-up on this site has the id {name!r}"
                    warn(Fault.POST, found, location=(entry.docname, entry.line))
