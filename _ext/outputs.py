"""What a web site has beside its pages, for other programs: feeds, each JSON one with its JSON Schema beside it,
and data in the head of a page (JSON-LD)."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.osutil import relative_uri
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

from domain import Entry
from labels import _


class feed_links(nodes.General, nodes.Element):
    """A line that says where a web site has the same for programs: ``files`` are pairs of a name, seen from
    the first page, and a label."""


def site_of(builder: Builder) -> StandaloneHTMLBuilder | None:
    """*builder* where it makes a web site of several pages: what a feed can lead to."""
    return builder if isinstance(builder, StandaloneHTMLBuilder) and builder.name in ("html", "dirhtml") else None


def is_web(builder: Builder) -> bool:
    """Whether *builder* makes web pages, of one or many: a book has neither scripts nor files beside it."""
    return builder.format == "html" and builder.name != "epub"


def address_of(entry: Entry, builder: Builder) -> str:
    """Where a record stands: whole where the site knows its own address, else seen from the first page."""
    page = builder.get_target_uri(entry.docname).partition("#")[0]
    return urljoin(str(builder.config.html_baseurl), f"{page}#{entry.record.id}")


def identity_of(entry: Entry, builder: Builder) -> str:
    """What names a record in the data of its own page."""
    return address_of(entry, builder) if builder.config.html_baseurl else f"#{entry.record.id}"


def from_page(builder: StandaloneHTMLBuilder, name: str) -> str:
    """The address of the file *name* of the site, seen from the page that is being written."""
    return relative_uri(builder.get_target_uri(builder.current_docname), name)


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


def _visit_feed_links(self: HTML5Translator, node: feed_links) -> None:
    if site_of(self.builder):
        links = [f'<a href="{from_page(self.builder, name)}">{self.encode(label)}</a>' for name, label in node["files"]]
        words = self.encode(_("Also available as data: "))
        self.body.append(f'<p class="feed-links">{words}{" · ".join(links)}</p>\n')
    raise nodes.SkipNode


def _skip(self: nodes.NodeVisitor, node: feed_links) -> None:
    raise nodes.SkipNode


def setup(app: Sphinx) -> ExtensionMetadata:
    skip = (_skip, None)
    app.add_node(feed_links, html=(_visit_feed_links, None), text=skip, latex=skip, texinfo=skip, man=skip)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
