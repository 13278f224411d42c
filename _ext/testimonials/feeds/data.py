"""The testimonials for other programs: ``feeds/testimonials.json`` with its JSON Schema beside it, and
``feeds/testimonials.csv`` for a spreadsheet.

Their text is in the language of the build; a quote keeps the words that it was said in.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from typing import Any

from sphinx.builders import Builder

from language_pair.languages import Language
from records.domain import Entry, records_of
from records.feeds import address_of
from testimonials.record import GivenFacts, Post, Quote, Testimonial, WriteUp, language_tag

JSON_FEED = "feeds/testimonials.json"
CSV_FEED = "feeds/testimonials.csv"
SCHEMA = "testimonials.schema.json"
#: The columns of the table, which holds posts, write-ups and quotes alike.
COLUMNS = (
    "kind",
    "id",
    "who",
    "name",
    "role",
    "author",
    "channel",
    "date",
    "topics",
    "url",
    "archived",
    "seen",
    "page",
    "language",
    "text",
    "translation",
)
#: A spreadsheet takes what begins with one of these for a formula; where one types Chinese, in full width too.
#: https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")

#: An entry and the address of where it is.
Listed = tuple[Entry, str]


def listed_in(builder: Builder, docname: str | None = None) -> list[Listed]:
    """The testimonials of all notes, or of one, in the order of the notes."""
    entries = records_of(builder.env).entries("testimonial", docname)
    return [(entry, address_of(entry, builder)) for entry in entries]


def create_json(listed: Sequence[Listed], language: Language) -> str:
    """The testimonials as JSON (RFC 8259), in the order of the notes."""
    rows = [(entry.record, describe(entry, page)) for entry, page in listed]
    feed = {
        "$schema": SCHEMA,
        "language": language.tag,
        "posts": [row for record, row in rows if isinstance(record, Testimonial)],
        "write_ups": [row for record, row in rows if isinstance(record, WriteUp)],
        "quotes": [row for record, row in rows if isinstance(record, Quote)],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1)


def create_csv(listed: Sequence[Listed]) -> str:
    """The testimonials as a table (RFC 4180); the byte order mark tells a spreadsheet that it is UTF-8."""
    output = io.StringIO()
    table = csv.DictWriter(output, COLUMNS, restval="", extrasaction="ignore")
    table.writeheader()
    for entry, page in listed:
        row = {"kind": _kind(entry.record), **describe(entry, page)}
        row["topics"] = "; ".join(row.get("topics", []))
        table.writerow({column: _plain(value) for column, value in row.items()})
    return "\N{BYTE ORDER MARK}" + output.getvalue()


def _plain(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _kind(record: object) -> str:
    names = {Testimonial: "post", WriteUp: "write-up", Quote: "quote"}
    return names[type(record)]


def describe(entry: Entry, page: str) -> dict[str, Any]:
    """A testimonial as the feeds have it."""
    record = entry.record
    if isinstance(record, Quote):
        return _quote(record, page)
    assert isinstance(record, Post)
    return _post(record, page)


def _post(post: Post, page: str) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": post.id,
        "who": post.title,
        "channel": post.channel,
        "date": post.day.isoformat() if post.day else None,
        "url": post.url,
        **_given(post.given),
        "page": page,
    }
    if isinstance(post, Testimonial):
        row |= {"who": post.label or post.title, "name": post.title, "topics": list(post.topics)}
        row |= {"author": post.author or None, "language": language_tag(post.language)}
        row |= {"text": post.text or None, "translation": post.translation or None}
    if isinstance(post, WriteUp):
        row |= {"author": post.author or None, "language": language_tag(post.language)}
    return row


def _quote(quote: Quote, page: str) -> dict[str, Any]:
    return {
        "id": quote.id,
        "who": quote.title,
        "role": quote.role or None,
        "language": language_tag(quote.language),
        "text": quote.text,
        "translation": quote.translation or None,
        "url": quote.source or None,
        **_given(quote.given),
        "posts": list(quote.posts),
        "page": page,
    }


def _given(given: GivenFacts) -> dict[str, Any]:
    return {"archived": given.archived or None, "seen": given.seen.isoformat() if given.seen else None}
