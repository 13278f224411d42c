"""The sponsors for other programs: ``feeds/sponsors.json``."""

from __future__ import annotations

import json

from sphinx.application import Sphinx
from sphinx.builders import Builder

from language_pair.builders import site_of
from language_pair.site_files import write_output
from records.domain import records_of
from records.feeds import address_of
from sponsors.record import Sponsor

JSON_FEED = "feeds/sponsors.json"


def create_json(builder: Builder) -> str:
    """The sponsors as JSON, in the order of the notes."""
    sponsors = [
        {"id": entry.record.id, "name": entry.record.title, "page": address_of(entry, builder), "level": level}
        for entry in records_of(builder.env).entries("sponsor")
        if isinstance(entry.record, Sponsor)
        for level in [entry.record.level or None]
    ]
    return json.dumps({"sponsors": sponsors}, ensure_ascii=False, indent=1)


def write_feeds(app: Sphinx, exception: Exception | None) -> None:
    """Write the feed of a web site."""
    if not exception and site_of(app.builder):
        write_output(app, JSON_FEED, create_json(app.builder) + "\n")
