"""A heading that holds a ``{download}`` is shown by the menus of other pages without it.

Sphinx takes it for a link of the menu, and ends while it writes a page that shows the heading.
"""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx


def _shorten(app: Sphinx, document: nodes.document) -> None:
    env = app.env
    docname = env.current_document.docname
    for shown in (env.tocs[docname], env.titles[docname], env.longtitles[docname]):
        for download in list(shown.findall(addnodes.download_reference)):
            download.replace_self(download.children)


def setup(app: Sphinx) -> None:
    app.connect("doctree-read", _shorten, priority=900)  # when Sphinx has collected them
