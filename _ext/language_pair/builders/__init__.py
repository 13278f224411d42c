"""What the builders make of our nodes: which of them make web pages, nodes that a page in HTML alone shows, and, in
`line_break`, the one node that each builder writes in its own way. A new format is added here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder

#: What Sphinx writes besides HTML and XML.
_OTHER_FORMATS = ("text", "latex", "man", "texinfo")


def site_of(builder: Builder) -> StandaloneHTMLBuilder | None:
    """*builder* where it makes a web site of several pages: what a feed can lead to."""
    return builder if isinstance(builder, StandaloneHTMLBuilder) and builder.name in ("html", "dirhtml") else None


def is_web(builder: Builder) -> bool:
    """Whether *builder* makes web pages, of one or many: a book has neither scripts nor files beside it."""
    return builder.format == "html" and builder.name != "epub"


def add_html_only_node(
    app: Sphinx,
    node: type[nodes.Element],
    visit: Callable[[Any, Any], None],
    depart: Callable[[Any, Any], None] | None = None,
) -> None:
    """Add a *node* of HTML, which every other format leaves out."""
    app.add_node(node, html=(visit, depart), **in_other_formats(_SKIPPED))


def in_other_formats(visitors: object) -> dict[str, Any]:
    """For `add_node`: the *visitors* of a node, alike in all formats but HTML."""
    return dict.fromkeys(_OTHER_FORMATS, visitors)


def _skip(self: nodes.NodeVisitor, node: nodes.Element) -> None:
    raise nodes.SkipNode


_SKIPPED = (_skip, None)


def setup(app: Sphinx) -> None:
    from language_pair.builders import line_break, project_name, raw_html

    line_break.setup(app)
    raw_html.setup(app)
    project_name.setup(app)  # which books have as their title
