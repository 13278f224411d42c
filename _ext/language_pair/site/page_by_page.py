"""The links to the pages before and after, by titles that say their languages.

Most themes have such links. Some name the pages in an attribute alone, which has no language, or have none.
"""

from __future__ import annotations

import html
import re
from functools import partial
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from language_pair.labels import _
from language_pair.whole_page import Part, add_part


def add_page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """``page_by_page`` is the words around the titles of the pages before and after."""
    context["page_by_page"] = {
        "label": _("Previous and next page"),
        "before": _("Previous page"),
        "after": _("Next page"),
    }
    neighbours = [neighbour["link"] for name in ("prev", "next") if (neighbour := context.get(name))]
    if neighbours:
        part = Part(
            name="links to the pages before and after",
            is_in=partial(_has_links, neighbours),
            template="page-by-page.html",
            at_end=True,
        )
        add_part(app, context, part)


def _has_links(neighbours: list[str], page: str) -> bool:
    """Whether *page* has links to *neighbours* of its own, which their relation or class tells from those of a menu."""
    addresses = "|".join(re.escape(html.escape(address)) for address in neighbours)
    link = rf'<a\b(?=[^>]*\bhref="(?:{addresses})")[^>]*\b(?:rel|class)="[^"]*\b(?:prev|next)\b'
    return re.search(link, page) is not None


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", add_page_context)
