"""Text that a directive takes from its options and gives to the catalogs as a message."""

from __future__ import annotations

from typing import Any, TypeVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

_TextNode = TypeVar("_TextNode", bound=nodes.TextElement)


def message(directive: SphinxDirective, node_class: type[_TextNode], text: str, **attributes: Any) -> _TextNode:
    """*text*, inline Markdown, as a *node_class* that gettext extracts.

    gettext takes the ``rawsource`` of a node, and only of a node that knows its place.
    """
    children, system_messages = directive.parse_inline(text)
    node = node_class(text, "", *children, *system_messages, **attributes)
    node.source, node.line = directive.get_source_info()
    return node


def place(directive: SphinxDirective) -> tuple[str, int]:
    """Where *directive* stands, as `faults.warn` takes it."""
    return directive.env.current_document.docname, directive.lineno
