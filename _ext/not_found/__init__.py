"""The page that a host shows for an address where nothing is: ``404.html``, for any Sphinx site and theme.

It says so in both languages, the page's own first, and offers the pages whose addresses or titles are nearest, the
search, and lists of all notes. A host shows it at whatever address was asked for, so its own addresses begin at the
host's root: at the path of ``html_baseurl``, or without one at ``/<language>/``. A note that is called ``404`` takes
its place.

sphinx-notfound-page makes addresses absolute by replacing ``pathto``, ``toctree`` and what writes style sheets, with
names that are Sphinx's own; here they are read from the page once it is whole, whatever has written them. It knows
neither languages nor a page for several of them, and offers nothing by itself.
"""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from language_pair.site_files import add_static_folder, add_templates_folder
from not_found import labels, page, titles


def setup(app: Sphinx) -> ExtensionMetadata:
    app.setup_extension("language_pair.whole_page")
    labels.setup(app)
    page.setup(app)
    titles.setup(app)  # of all notes, for its script
    here = Path(__file__).parent
    add_templates_folder(app, here / "templates")
    add_static_folder(app, here / "static")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
