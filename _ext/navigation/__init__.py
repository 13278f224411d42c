"""Navigation: what menus and links on one page show of the others."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from navigation.titles import pages_showing_titles
from records.labels import _


def _add_page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """The words around the titles of the pages before and after."""
    context["page_by_page"] = {
        "label": _("Previous and next page"),
        "before": _("Previous page"),
        "after": _("Next page"),
    }


def setup(app: Sphinx) -> ExtensionMetadata:
    app.setup_extension("records")
    app.connect("env-updated", pages_showing_titles)
    app.connect("html-page-context", _add_page_context)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
