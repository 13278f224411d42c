"""What every feed of records says: where a record is."""

from __future__ import annotations

from urllib.parse import urljoin

from sphinx.builders import Builder

from records.domain import Entry


def address_of(entry: Entry, builder: Builder) -> str:
    """Where a record is: whole where the site knows its own address, else seen from the first page."""
    page = builder.get_target_uri(entry.docname).partition("#")[0]
    return urljoin(str(builder.config.html_baseurl), f"{page}#{entry.record.id}")


def identity_of(entry: Entry, builder: Builder) -> str:
    """What names a record in the data of its own page."""
    return address_of(entry, builder) if builder.config.html_baseurl else f"#{entry.record.id}"
