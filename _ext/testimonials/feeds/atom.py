"""``feeds/testimonials.atom``: the testimonials for readers of news, the newest first.

https://www.rfc-editor.org/rfc/rfc4287
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from sphinx.builders import Builder

from language_pair.history import last_changes
from language_pair.languages import Language
from records.domain import Entry
from testimonials import labels
from testimonials.feeds.data import listed_in
from testimonials.record import Post, Quote, Testimonial, WriteUp

ATOM_FEED = "feeds/testimonials.atom"
_ATOM = "http://www.w3.org/2005/Atom"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
#: What makes the ids this site's own, wherever it moves: https://www.rfc-editor.org/rfc/rfc4151
_AUTHORITY = "tag:tw.pycon.org,2021"
#: A feed must give a day; this is what programs show as none.
_NO_DAY = datetime.date(1970, 1, 1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """A testimonial, the address of where it is, and its *day*: that of the post, else that of the last
    change to its note, as git knows it."""

    record: Post | Quote
    page: str
    day: datetime.date


def items_in(builder: Builder) -> list[Item]:
    """The testimonials of all notes, the newest first."""
    found = [
        Item(record=entry.record, page=page, day=_day(entry, builder))
        for entry, page in listed_in(builder)
        if isinstance(entry.record, Post | Quote)
    ]
    return sorted(found, key=lambda item: item.day, reverse=True)


def _day(entry: Entry, builder: Builder) -> datetime.date:
    if isinstance(entry.record, Post) and entry.record.day:
        return entry.record.day
    changed = last_changes(Path(builder.srcdir)).get(str(builder.env.doc2path(entry.docname, base=False)))
    return datetime.date.fromisoformat(changed) if changed else _NO_DAY


def create_atom(items: Sequence[Item], *, title: str, author: str, root: str, language: Language) -> str:
    """The feed called *title* of the site at *root*, which may be unknown and empty."""
    feed = Element("feed", {"xmlns": _ATOM, _LANG: language.tag})
    SubElement(feed, "id").text = f"{_AUTHORITY}:{language.segment}/testimonials"
    SubElement(feed, "title").text = title
    SubElement(feed, "updated").text = _moment(max((item.day for item in items), default=_NO_DAY))
    SubElement(SubElement(feed, "author"), "name").text = author
    if root:
        SubElement(feed, "link", rel="self", type="application/atom+xml", href=urljoin(root, ATOM_FEED))
    for item in items:
        _add_entry(feed, item, language)
    ElementTree.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ElementTree.tostring(feed, encoding="unicode")}\n'


def _add_entry(feed: Element, item: Item, language: Language) -> None:
    record = item.record
    entry = SubElement(feed, "entry")
    SubElement(entry, "id").text = f"{_AUTHORITY}:{language.segment}/testimonials/{record.id}"
    SubElement(entry, "title").text = _title(record)
    SubElement(entry, "updated").text = _moment(item.day)
    page = item.page if "://" in item.page else f"../{item.page}"  # a feed lies in a folder of its own
    SubElement(entry, "link", rel="alternate", type="text/html", href=page)
    address = record.source if isinstance(record, Quote) else record.url
    if address:
        SubElement(entry, "link", rel="related", href=address)
    SubElement(SubElement(entry, "author"), "name").text = _author(record)
    if isinstance(record, Testimonial):
        for topic in record.topics:
            SubElement(entry, "category", term=topic)
    SubElement(entry, "content", type="text").text = _content(record)


def _title(record: Post | Quote) -> str:
    return labels.quote() + record.title if isinstance(record, Quote) else record.title


def _author(record: Post | Quote) -> str:
    """As the note says; where it does not, what it calls the post."""
    if isinstance(record, Testimonial):
        return record.author or record.label or record.title
    return record.author if isinstance(record, WriteUp) and record.author else record.title


def _content(record: Post | Quote) -> str:
    """What a reader of news sees of it; of a post, its own words only where the note quotes them."""
    if isinstance(record, Quote):
        said = [record.text, record.translation, ", ".join(filter(None, [record.title, record.role]))]
        return "\n\n".join(filter(None, said))
    if not isinstance(record, Testimonial):
        return labels.channel_name(record.channel)
    about = " · ".join(filter(None, [labels.channel_name(record.channel), ", ".join(record.topics)]))
    return "\n\n".join(filter(None, [record.text, record.translation, about]))


def _moment(day: datetime.date) -> str:
    return f"{day.isoformat()}T00:00:00Z"
