"""Navigation: what menus and links on one page show of the others."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from navigation.titles import pages_showing_titles


def setup(app: Sphinx) -> ExtensionMetadata:
    app.setup_extension("domain")
    app.connect("env-updated", pages_showing_titles)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
