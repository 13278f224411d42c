"""What a page adds to a post: its channel and day, the copy that is left when its link dies, its topics' marks."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from docutils import nodes

from language_pair.labels import BETWEEN_FACTS
from language_pair.languages import Language
from testimonials import labels, post
from testimonials.nodes import (
    cell_note,
    post_channel,
    post_day,
    post_label,
    quotes_of_author,
    row_permalink,
    topic_count,
    topic_mark,
)
from testimonials.record import GivenFacts


def facts_of_post(
    url: str,
    *,
    day: datetime.date | None,
    given: GivenFacts,
    more: Iterable[nodes.Node] = (),
    anchors: Sequence[str] = (),
) -> cell_note:
    """What a page adds to a post: channel and day of the one at *url*, *more* about it, its copy, the same
    person's quotes, and the links of its row to itself."""
    channel = post.channel(url)
    facts: list[nodes.Node] = [post_channel("", labels.channel_name(channel), channel=channel)]
    if day:
        facts.append(post_day("", day.isoformat(), day=day.isoformat()))
    facts += [*more, *_given(given)]
    note = cell_note("", "", *joined(facts), translatable=False, classes=["post-facts"])
    note += quotes_of_author(post=post.post_id(url))
    note += [row_permalink("", "", anchor=anchor) for anchor in anchors]
    return note


def name_of_post(
    url: str, topics: Sequence[str], day: datetime.date | None, language: str, *, author: str = ""
) -> list[nodes.Node]:
    """What the link of a post says: its *author* or who the address names, on which *topics* and when; empty where
    nothing is known."""
    name = labels.name_of_post(author or post.author(url), topics)
    if not name or not day:
        return [nodes.Text(name)] if name else []
    in_words = labels.day_in_words(day, language)
    before, _day, after = labels.with_day(name, in_words).rpartition(in_words)
    return [nodes.Text(before), post_day("", in_words, day=day.isoformat()), *([nodes.Text(after)] if after else [])]


def add_label(facts: nodes.Element, label: Sequence[nodes.Node], language: Language | None = None) -> None:
    """Put what the note calls a post, in *language* if that is not the page's, before the other *facts* about it."""
    classes = [language.css_class] if language else []
    facts[0:0] = [post_label("", "", *label, classes=classes), nodes.Text(BETWEEN_FACTS)]


def add_language(facts: nodes.Element, code: str, language: str) -> None:
    """Say in the words of *language* what a post that is quoted is in, behind where it is."""
    channel = next(index for index, fact in enumerate(facts.children) if isinstance(fact, post_channel))
    facts[channel + 1 : channel + 1] = [nodes.Text(BETWEEN_FACTS), language_of_words(code, language)]


def language_of_words(code: str, language: str) -> nodes.inline:
    return nodes.inline("", labels.language_name(code, language))


def source_of_quote(url: str, given: GivenFacts) -> nodes.paragraph:
    """Where a quote was said."""
    link = nodes.reference("", labels.channel_name(post.channel(url)), refuri=url, classes=["external"])
    line = nodes.paragraph("", labels.source(), translatable=False, classes=["witness-source"])
    line += list(joined([link, *_given(given)]))
    return line


def _given(given: GivenFacts) -> Iterator[nodes.Node]:
    """What the note says of the link."""
    if given.archived:
        yield nodes.reference("", labels.archived_copy(), refuri=given.archived, classes=["external"])
    if given.seen:
        yield nodes.inline("", labels.last_seen(given.seen))


def joined(parts: Sequence[nodes.Node]) -> Iterator[nodes.Node]:
    """*parts* with a dot between them."""
    for index, part in enumerate(parts):
        if index:
            yield nodes.Text(BETWEEN_FACTS)
        yield part


def given_mark() -> topic_mark:
    """What a cell shows when the post speaks of its column's topic."""
    return topic_mark("", "✓", spoken=labels.mark())


def count_of(number: int) -> cell_note:
    """How many posts speak of a topic, for its heading."""
    return cell_note("", "", topic_count("", str(number)), translatable=False)
