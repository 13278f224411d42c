"""What the theme's templates get for the links to the pages before and after."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from navigation import labels


def add_page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], document: nodes.document | None
) -> None:
    context["page_by_page"] = labels.page_by_page()
