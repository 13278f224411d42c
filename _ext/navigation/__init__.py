"""Navigation: what menus and links on one page show of the others."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from navigation import state


def setup(app: Sphinx) -> ExtensionMetadata:
    app.setup_extension("records")
    app.add_domain(state.NavigationDomain)
    app.connect("env-updated", state.pages_showing_titles)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
