"""A reading list of the write-ups of several notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docutils import nodes
from sphinx.environment import BuildEnvironment

from language_pair.links import FROM_OTHERS, shown_words
from records.domain import Entry
from testimonials import labels
from testimonials.facts import facts_of_post
from testimonials.nodes import gathered_write_ups, reading_list, write_up_author
from testimonials.record import WriteUp
from testimonials.views.places import link_to_place


def write_ups_of(view: gathered_write_ups, found: Sequence[Entry], env: BuildEnvironment) -> list[nodes.Node]:
    """An item for each of *found*."""
    shown = reading_list("", bullet="-", classes=["reading-list"])
    shown += [
        _item(entry.record, link_to_place(env, entry), env.config.language)
        for entry in found
        if isinstance(entry.record, WriteUp)
    ]
    shown[FROM_OTHERS] = True
    return [shown]


def _item(record: WriteUp, place: nodes.Node, language: str) -> nodes.list_item:
    link = nodes.reference("", "", shown_words("", record.title), refuri=record.url, classes=["external"])
    item = nodes.list_item("", nodes.paragraph("", "", link))
    if record.author:
        item += write_up_author("", "", shown_words("", record.author))
    more = [*_spoken(record, language), place]
    item += facts_of_post(record.url, day=record.day, given=record.given, more=more)
    return item


def _spoken(record: WriteUp, language: str) -> Iterator[nodes.Node]:
    if record.language:
        yield nodes.inline("", labels.language_name(record.language, language))
