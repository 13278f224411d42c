"""A matrix whose rows are posts of several notes."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes
from sphinx.environment import BuildEnvironment

from language_pair import outputs, tables
from language_pair.links import FROM_OTHERS, shown_words
from records.domain import Entry
from testimonials import labels
from testimonials.facts import add_label, count_of, facts_of_post, given_mark, name_of_post
from testimonials.feeds import FEEDS
from testimonials.nodes import gathered_matrix, testimonial_matrix
from testimonials.record import Testimonial
from testimonials.views.places import link_to_place


def matrix_of(view: gathered_matrix, found: Sequence[Entry], env: BuildEnvironment) -> list[nodes.Node]:
    """The rows *found*, under each topic that one of them speaks of; the other topics are named below."""
    records = [entry.record for entry in found if isinstance(entry.record, Testimonial)]
    topics = list(dict.fromkeys(topic for record in records for topic in record.columns))
    counts = {topic: sum(topic in record.topics for record in records) for topic in topics}
    given = [topic for topic in topics if counts[topic]]
    matrix = _matrix(view, records, given, env.config.language)
    heading_row, *body = matrix.findall(nodes.row)
    for cell, topic in zip(list(heading_row.findall(nodes.entry))[1:], given, strict=True):
        cell += count_of(counts[topic])
    for row, entry, record in zip(body, found, records, strict=True):
        label = next(row.findall(nodes.entry))
        facts = facts_of_post(record.url, day=None, fallback=record.fallback, more=[link_to_place(env, entry)])
        if record.label:
            add_label(facts, [shown_words("", record.label)])
        label += facts
    return [matrix, *_line_of([topic for topic in topics if not counts[topic]]), outputs.feed_links(files=FEEDS)]


def _matrix(
    view: gathered_matrix, records: Sequence[Testimonial], topics: Sequence[str], language: str
) -> testimonial_matrix:
    headings: list[Sequence[nodes.Node]] = [[nodes.Text(labels.post_heading())]]
    headings += [[shown_words("", topic)] for topic in topics]
    table = tables.table("", headings, (_cells(record, topics, language) for record in records))
    classes = ["testimonial-matrix", "colwidths-auto"]
    matrix = testimonial_matrix("", *view.children, *table.children[1:], classes=classes)
    matrix[FROM_OTHERS] = True
    return matrix


def _cells(record: Testimonial, topics: Sequence[str], language: str) -> list[Sequence[nodes.Node]]:
    """The row of a post: its link, and a mark under each of its topics."""
    name = name_of_post(record.url, record.topics, record.day, language) or [shown_words("", record.title)]
    link = nodes.reference("", "", *name, refuri=record.url, classes=["external"])
    cells: list[Sequence[nodes.Node]] = [[link]]
    return cells + [[given_mark()] if topic in record.topics else [] for topic in topics]


def _line_of(topics: Sequence[str]) -> list[nodes.paragraph]:
    """A line with the *topics* that no post speaks of, if there are any."""
    if not topics:
        return []
    line = nodes.paragraph("", labels.no_posts_on(), translatable=False, classes=["topics-without-posts"])
    for index, topic in enumerate(topics):
        line += [nodes.Text(labels.between_topics()), shown_words("", topic)] if index else [shown_words("", topic)]
    line[FROM_OTHERS] = True
    return [line]
