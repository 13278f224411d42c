"""The way to a page as linked data, which search engines show in place of its address.

https://developers.google.com/search/docs/appearance/structured-data/breadcrumb
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urljoin

from docutils import nodes
from sphinx.application import Sphinx

from language_pair.builders import site_of
from language_pair.linked_data import add_linked_data
from sharing.tags import plain


def add_breadcrumbs(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Of each note but the first page, where the site's address is known."""
    address = context.get("pageurl")
    if not address or doctree is None or pagename == app.config.root_doc or not site_of(app.builder):
        return
    home = app.builder.get_relative_uri(pagename, app.config.root_doc)
    way = [(app.config.project, home), *((plain(doc["title"]), doc["link"]) for doc in context.get("parents", ()))]
    steps = [(name, urljoin(address, quote(link, safe="/%#"))) for name, link in way]
    steps.append((plain(context.get("title", "")), address))
    items = [
        {"@type": "ListItem", "position": position, "name": name, "item": item}
        for position, (name, item) in enumerate(steps, 1)
    ]
    add_linked_data(context, [{"@type": "BreadcrumbList", "itemListElement": items}])


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", add_breadcrumbs, priority=600)
