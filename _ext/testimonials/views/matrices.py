"""A matrix whose rows are posts of several notes."""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes
from sphinx.environment import BuildEnvironment

from language_pair import site_files, tables
from language_pair.links import FROM_OTHERS, shown_words
from records.domain import Entry
from testimonials import labels
from testimonials.facts import add_label, add_language, count_of, facts_of_post, given_mark, name_of_post
from testimonials.feeds import FEEDS
from testimonials.nodes import OWN_WORDS, gathered_matrix, testimonial_matrix
from testimonials.record import Testimonial
from testimonials.views.places import link_to_place
from testimonials.views.quotes import words_said


def matrix_of(view: gathered_matrix, found: Sequence[Entry], env: BuildEnvironment) -> list[nodes.Node]:
    """The rows *found*, each with its own words, under each topic that one of them speaks of; other topics are named
    below."""
    records = [entry.record for entry in found if isinstance(entry.record, Testimonial)]
    topics = list(dict.fromkeys(topic for record in records for topic in record.columns))
    counts = {topic: sum(topic in record.topics for record in records) for topic in topics}
    given = [topic for topic in topics if counts[topic]]
    matrix = _matrix(view, records, given, env.config.language)
    heading_row, *body = matrix.findall(nodes.row)
    headings = list(heading_row.findall(nodes.entry))
    before = len(headings) - len(given)
    for cell, topic in zip(headings[before:], given, strict=True):
        cell += count_of(counts[topic])
    for cell in headings[1:before]:
        cell["classes"] = [OWN_WORDS]
    for row, entry, record in zip(body, found, records, strict=True):
        label, *cells = row.findall(nodes.entry)
        facts = facts_of_post(record.url, day=None, given=record.given, more=[link_to_place(env, entry)])
        if record.text:
            add_language(facts, record.language, env.config.language)
            cells[0].children, cells[0]["classes"] = [], [OWN_WORDS]
            cells[0] += list(words_said(record))
        if record.label:
            add_label(facts, [shown_words("", record.label)])
        label += facts
    return [matrix, *_line_of([topic for topic in topics if not counts[topic]]), site_files.feed_links(files=FEEDS)]


def _matrix(
    view: gathered_matrix, records: Sequence[Testimonial], topics: Sequence[str], language: str
) -> testimonial_matrix:
    has_words = any(record.text for record in records)
    headings: list[Sequence[nodes.Node]] = [[nodes.Text(labels.post_heading())]]
    headings += [[nodes.Text(labels.own_words())]] * has_words
    headings += [[shown_words("", topic)] for topic in topics]
    rows = (_cells(record, topics, language, has_words=has_words) for record in records)
    table = tables.table("", headings, rows)
    classes = ["testimonial-matrix", "colwidths-auto"]
    matrix = testimonial_matrix("", *view.children, *table.children[1:], classes=classes)
    matrix[FROM_OTHERS] = True
    return matrix


def _cells(record: Testimonial, topics: Sequence[str], language: str, *, has_words: bool) -> list[Sequence[nodes.Node]]:
    """The row of a post: its link, a place for its own words, and a mark under each of its topics."""
    name = name_of_post(record.url, record.topics, record.day, language, author=record.author)
    name = name or [shown_words("", record.title)]
    link = nodes.reference("", "", *name, refuri=record.url, classes=["external"])
    cells: list[Sequence[nodes.Node]] = [[link], *[[]] * has_words]
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
