"""The souvenirs for other programs: ``feeds/souvenirs.json``."""

from __future__ import annotations

import json

from sphinx.application import Sphinx
from sphinx.builders import Builder

from language_pair.builders import site_of
from language_pair.site_files import write_output
from records.domain import records_of
from records.feeds import address_of
from souvenirs.record import Souvenir

JSON_FEED = "feeds/souvenirs.json"


def create_json(builder: Builder) -> str:
    """The souvenirs as JSON, in the order of the notes."""
    souvenirs = [
        {"id": entry.record.id, "name": entry.record.title, "page": address_of(entry, builder), "material": material}
        for entry in records_of(builder.env).entries("souvenir")
        if isinstance(entry.record, Souvenir)
        for material in [entry.record.material or None]
    ]
    return json.dumps({"souvenirs": souvenirs}, ensure_ascii=False, indent=1)


def write_feeds(app: Sphinx, exception: Exception | None) -> None:
    """Write the feed of a web site."""
    if not exception and site_of(app.builder):
        write_output(app, JSON_FEED, create_json(app.builder) + "\n")
