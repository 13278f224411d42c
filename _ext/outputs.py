"""What a web site has beside its pages, for other programs: feeds, each JSON one with its JSON Schema beside it,
and data in the head of a page (JSON-LD)."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder

from domain import Entry


def site_of(builder: Builder) -> StandaloneHTMLBuilder | None:
    """*builder* where it makes a web site of several pages: what a feed can lead to."""
    return builder if isinstance(builder, StandaloneHTMLBuilder) and builder.name in ("html", "dirhtml") else None


def address_of(entry: Entry, builder: Builder) -> str:
    """Where a record stands: whole where the site knows its own address, else seen from the first page."""
    page = builder.get_target_uri(entry.docname).partition("#")[0]
    return urljoin(str(builder.config.html_baseurl), f"{page}#{entry.record.id}")


def write_output(app: Sphinx, name: str, content: str, *, schema: Path | None = None) -> None:
    """Write *content* to the file that pages find at *name*, seen from the first one, as it is, in UTF-8."""
    path = Path(app.outdir, name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8", newline="")
    if schema:
        shutil.copy(schema, path.parent)


def add_linked_data(context: dict[str, Any], graph: Sequence[dict[str, Any]]) -> None:
    """Put schema.org's words for what a page holds into its head: *context* is that of html-page-context.

    https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents
    """
    text = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, indent=1)
    data = text.replace("<", "\\u003c")  # else a text could end the script that it stands in
    context["metatags"] = f'{context.get("metatags", "")}<script type="application/ld+json">\n{data}\n</script>\n'
