"""The testimonials for other programs: ``feeds/testimonials.json`` with its JSON Schema beside it, and
``feeds/testimonials.csv`` for a spreadsheet.

Their text is in the language of the build; a quote keeps the words that it was said in.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

import languages
from domain import Entry, records_of
from languages import Language
from outputs import address_of, site_of, write_output
from testimonials.record import Quote, Testimonial

JSON_FEED = "feeds/testimonials.json"
CSV_FEED = "feeds/testimonials.csv"
SCHEMA = "testimonials.schema.json"
#: The columns of the table, which holds posts and quotes alike.
COLUMNS = ("kind", "id", "who", "role", "channel", "date", "topics", "url", "page", "language", "text", "translation")
#: A spreadsheet takes what begins with one of these for a formula.
#: https://owasp.org/www-community/attacks/CSV_Injection
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

#: An entry and the address of its page.
Listed = tuple[Entry, str]


def create_json(listed: Sequence[Listed], language: Language) -> str:
    """The testimonials as JSON (RFC 8259), in the order of the notes."""
    posts = [_post(entry.record, page) for entry, page in listed if isinstance(entry.record, Testimonial)]
    quotes = [_quote(entry.record, page) for entry, page in listed if isinstance(entry.record, Quote)]
    feed = {"$schema": SCHEMA, "language": language.tag, "posts": posts, "quotes": quotes}
    return json.dumps(feed, ensure_ascii=False, indent=1)


def create_csv(listed: Sequence[Listed]) -> str:
    """The testimonials as a table (RFC 4180); the byte order mark tells a spreadsheet that it is UTF-8."""
    output = io.StringIO()
    table = csv.DictWriter(output, COLUMNS, restval="")
    table.writeheader()
    for entry, page in listed:
        if isinstance(entry.record, Testimonial):
            row = {"kind": "post", **_post(entry.record, page), "topics": "; ".join(entry.record.topics)}
        elif isinstance(entry.record, Quote):
            row = {"kind": "quote", **_quote(entry.record, page)}
        else:
            continue
        table.writerow({column: _plain(value) for column, value in row.items()})
    return "\N{BYTE ORDER MARK}" + output.getvalue()


def _plain(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _post(post: Testimonial, page: str) -> dict[str, Any]:
    return {
        "id": post.id,
        "who": post.title,
        "channel": post.channel,
        "date": post.day.isoformat() if post.day else None,
        "topics": list(post.topics),
        "url": post.url,
        "page": page,
    }


def _quote(quote: Quote, page: str) -> dict[str, Any]:
    language = languages.find(quote.language)
    return {
        "id": quote.id,
        "who": quote.title,
        "role": quote.role or None,
        "language": language.tag if language else None,
        "text": quote.text,
        "translation": quote.translation or None,
        "page": page,
    }


def write_feeds(app: Sphinx, exception: Exception | None) -> None:
    """Write the feeds of a web site of several pages."""
    language = languages.find(app.config.language)
    if exception or language is None or not site_of(app.builder):
        return
    listed = [(entry, address_of(entry, app.builder)) for entry in records_of(app.env).entries("testimonial")]
    write_output(app, JSON_FEED, create_json(listed, language) + "\n", schema=Path(__file__).with_name(SCHEMA))
    write_output(app, CSV_FEED, create_csv(listed))
