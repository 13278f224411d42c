"""What a page adds to a post: its channel and day, the copy that is left when its link dies, its topics' marks."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from docutils import nodes

from testimonials import labels, post
from testimonials.nodes import (
    cell_note,
    post_channel,
    post_day,
    quotes_of_author,
    row_permalink,
    topic_count,
    topic_mark,
)
from testimonials.record import Fallback

#: Between the facts of a post.
BETWEEN = " · "


def facts_of_post(
    url: str,
    *,
    day: datetime.date | None,
    fallback: Fallback,
    more: Iterable[nodes.Node] = (),
    anchors: Sequence[str] = (),
) -> cell_note:
    """What a page adds to a post: channel and day of the one at *url*, *more* about it, its copy, the same
    person's quotes, and the links of its row to itself."""
    channel = post.channel(url)
    facts: list[nodes.Node] = [post_channel("", labels.channel_name(channel), channel=channel)]
    if day:
        facts.append(post_day("", day.isoformat()))
    facts += [*more, *_fallback(fallback)]
    note = cell_note("", "", *joined(facts), translatable=False, classes=["post-facts"])
    note += quotes_of_author(post=post.post_id(url))
    note += [row_permalink("", "", anchor=anchor) for anchor in anchors]
    return note


def source_of_quote(url: str, fallback: Fallback) -> nodes.paragraph:
    """Where a quote was said."""
    link = nodes.reference("", labels.channel_name(post.channel(url)), refuri=url, classes=["external"])
    line = nodes.paragraph("", labels.source(), translatable=False, classes=["witness-source"])
    line += list(joined([link, *_fallback(fallback)]))
    return line


def _fallback(fallback: Fallback) -> Iterator[nodes.Node]:
    """What is left when a link dies."""
    if fallback.archived:
        yield nodes.reference("", labels.archived_copy(), refuri=fallback.archived, classes=["external"])
    if fallback.seen:
        yield nodes.inline("", labels.last_seen(fallback.seen))


def joined(parts: Sequence[nodes.Node]) -> Iterator[nodes.Node]:
    """*parts* with a dot between them."""
    for index, part in enumerate(parts):
        if index:
            yield nodes.Text(BETWEEN)
        yield part


def given_mark() -> topic_mark:
    """What a cell shows when the post speaks of its column's topic."""
    return topic_mark("", "✓", spoken=labels.mark())


def count_of(number: int) -> cell_note:
    """How many posts speak of a topic, for its heading."""
    return cell_note("", "", topic_count("", str(number)), translatable=False)
