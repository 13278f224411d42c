"""What a page adds to a post: where it is, when it was posted, and what is left when its link dies."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from babel import Locale
from docutils import nodes

from language_pair import languages
from records.labels import _
from testimonials import post
from testimonials.doctree import (
    cell_note,
    post_channel,
    post_day,
    quotes_of_author,
    row_permalink,
    topic_count,
    topic_mark,
)
from testimonials.record import Kept

_BETWEEN = " · "


def channel_name(channel: str) -> str:
    """How a page calls one of `post.CHANNELS`."""
    names = {
        "twitter": _("Twitter/X"),
        "facebook": _("Facebook"),
        "medium": _("Medium"),
        "blog": _("Blog or website"),
        "email": _("E-mail"),
    }
    return str(names[channel])


def facts_of_post(
    url: str, *, day: datetime.date | None, kept: Kept, more: Iterable[nodes.Node] = (), anchors: Sequence[str] = ()
) -> cell_note:
    """Channel and day of the post at *url*, *more* about it, its copy, the same person's quotes, and the
    links of its row to itself."""
    channel = post.channel(url)
    facts: list[nodes.Node] = [post_channel("", channel_name(channel), channel=channel)]
    if day:
        facts.append(post_day("", day.isoformat()))
    facts += [*more, *_kept(kept)]
    note = cell_note("", "", *joined(facts), translatable=False, classes=["post-facts"])
    note += quotes_of_author(post=post.post_id(url))
    note += [row_permalink("", "", anchor=anchor) for anchor in anchors]
    return note


def source_of_quote(url: str, kept: Kept) -> nodes.paragraph:
    """Where a quote was said."""
    link = nodes.reference("", channel_name(post.channel(url)), refuri=url, classes=["external"])
    line = nodes.paragraph("", _("Source: "), translatable=False, classes=["witness-source"])
    line += list(joined([link, *_kept(kept)]))
    return line


def _kept(kept: Kept) -> Iterator[nodes.Node]:
    if kept.archived:
        yield nodes.reference("", _("archived copy"), refuri=kept.archived, classes=["external"])
    if kept.seen:
        yield nodes.inline("", _("last seen %s") % kept.seen.isoformat())


def joined(parts: Sequence[nodes.Node]) -> Iterator[nodes.Node]:
    """*parts* with a dot between them."""
    for index, part in enumerate(parts):
        if index:
            yield nodes.Text(_BETWEEN)
        yield part


def given_mark() -> topic_mark:
    """What a cell shows when the post speaks of its column's topic."""
    return topic_mark("", "✓", spoken=_("yes"))


def count_of(number: int) -> cell_note:
    """How many posts speak of a topic, for its heading."""
    return cell_note("", "", topic_count("", str(number)), translatable=False)


def language_code(text: str) -> str:
    """The code of the language that *text* names in any spelling of a code; `ValueError` where there is none.

    >>> [language_code(text) for text in ("zh-tw", "EN", "ja")]
    ['zh_TW', 'en', 'ja']
    """
    found = languages.of_spelling(text)
    if found:
        return found.code
    code = text.lower()
    if code not in Locale.parse(languages.EN.code).languages:
        raise ValueError(text)
    return code


def language_name(code: str, language: str) -> str:
    """The language called *code* in the words of *language*: ``Chinese``, ``中文``."""
    return str(Locale.parse(language).languages[code.partition("_")[0]])
