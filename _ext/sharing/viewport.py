"""One viewport a page: docutils writes one with the metadata of each note, and nearly every theme has its own."""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from language_pair.whole_page import change_page

_VIEWPORT = re.compile(r'<meta\b[^>]*\bname="viewport"[^>]*>')
_OF_DOCUTILS = '<meta name="viewport" content="width=device-width, initial-scale=1" />'


def keep_one(page: str) -> str:
    """*page* without docutils' viewport where the theme has one."""
    others = len(_VIEWPORT.findall(page)) > 1
    return page.replace(_OF_DOCUTILS, "", 1) if others else page


def _change(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    if _OF_DOCUTILS in context.get("metatags", ""):
        change_page(app, context, keep_one)


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", _change, priority=600)
