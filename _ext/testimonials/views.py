"""What a page shows of the testimonials of other places: a matrix gathered from several notes, and the links
between a post and the quotes of the same person. Filled from the domain, when every note has been read.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from language_pair import outputs, tables
from language_pair.faults import warn
from language_pair.links import FROM_OTHERS, shown_words
from language_pair.passes import PostPass
from records import domain, views
from records.domain import Entry
from testimonials import labels
from testimonials.facts import BETWEEN, count_of, facts_of_post, given_mark, joined
from testimonials.faults import Fault
from testimonials.feeds import FEEDS
from testimonials.nodes import gathered_matrix, posts_of_speaker, quotes_of_author, testimonial_matrix
from testimonials.record import Post, Quote, Testimonial, posts_of


class GatherMatrices(SphinxPostTransform):
    """Make the matrices of ``:from:``, whose rows are no records: those are in their notes."""

    default_priority = PostPass.FILL_VIEWS

    def run(self, **kwargs: Any) -> None:
        for place in list(self.document.findall(gathered_matrix)):
            found = [
                (entry, entry.record)
                for entry in domain.records_of(self.env).entries("testimonial")
                if isinstance(entry.record, Testimonial) and entry in place.selection()
            ]
            if found:
                place.replace_self([self._matrix(place, found), outputs.feed_links(files=FEEDS)])
            else:
                place.replace_self(nodes.paragraph("", labels.no_testimonials(), translatable=False))

    def _matrix(self, place: gathered_matrix, found: Sequence[tuple[Entry, Testimonial]]) -> testimonial_matrix:
        topics = list(dict.fromkeys(topic for _entry, record in found for topic in record.columns))
        headings: list[Sequence[nodes.Node]] = [[nodes.Text(labels.post_heading())]]
        headings += [[shown_words("", topic)] for topic in topics]
        table = tables.table("", headings, (_cells(record, topics) for _entry, record in found))
        classes = ["testimonial-matrix", "colwidths-auto"]
        matrix = testimonial_matrix("", *place.children, *table.children[1:], classes=classes)
        matrix[FROM_OTHERS] = True
        heading_row, *body = matrix.findall(nodes.row)
        for cell, topic in zip(list(heading_row.findall(nodes.entry))[1:], topics, strict=True):
            cell += count_of(sum(topic in record.topics for _entry, record in found))
        for row, (entry, record) in zip(body, found, strict=True):
            place_of = views.link(entry, self.env.current_document.docname, self._name_of(entry))
            label = next(row.findall(nodes.entry))
            label += facts_of_post(record.url, day=record.day, fallback=record.fallback, more=[place_of])
        return matrix

    def _name_of(self, entry: Entry) -> str:
        """What a row calls the note that it is from: in every row, so the year where the note has one."""
        year = entry.docname.partition("/")[0]
        return labels.notes_of_year(year) if year.isdigit() else self.env.titles[entry.docname].astext()


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
        return [nodes.Text(BETWEEN + labels.quote()), *joined(self._links(found))] if found else []

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


def _cells(record: Testimonial, topics: Sequence[str]) -> list[Sequence[nodes.Node]]:
    """The row of a post: its link, and a mark under each of its topics."""
    cells: list[Sequence[nodes.Node]] = [[_label(record)]]
    return cells + [[given_mark()] if topic in record.topics else [] for topic in topics]


def _label(record: Post) -> nodes.reference:
    shown = shown_words("", record.title)
    return nodes.reference("", "", shown, refuri=record.url, classes=["external"])
