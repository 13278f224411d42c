"""What every feed of records says: where a record is; and records as data in the head of a page (JSON-LD)."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
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


def add_linked_data(context: dict[str, Any], graph: Sequence[dict[str, Any]]) -> None:
    """Put schema.org's words for what a page holds into its head: *context* is that of html-page-context.

    https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents
    """
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=1)
    data = text.replace("<", "\\u003c")  # else a text could end the script that it is in
    context["metatags"] = f'{context.get("metatags", "")}<script type="application/ld+json">\n{data}\n</script>\n'
