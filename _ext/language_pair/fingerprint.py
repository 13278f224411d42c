"""All that a node says, as text to compare: what ``str`` of docutils gives, in a fraction of its time.

A build in which one note has changed compares the titles and headings of all.
"""

from __future__ import annotations

from docutils import nodes


def fingerprint(node: nodes.Node) -> str:
    """The elements of *node* in their order, with their attributes and texts; no line of it is for readers."""
    parts: list[str] = []
    _add(node, parts)
    return "\0".join(parts)


def _add(node: nodes.Node, parts: list[str]) -> None:
    if isinstance(node, nodes.Element):
        parts.append(node.tagname)
        for name, value in node.attributes.items():
            if value != []:
                parts.append(name)
                _add_value(value, parts)
        for child in node.children:
            _add(child, parts)
        parts.append("/")
    else:
        parts.append(str(node))


def _add_value(value: object, parts: list[str]) -> None:
    """An attribute may hold nodes, of which ``repr`` gives the beginning."""
    if isinstance(value, list):
        for each in value:
            _add_value(each, parts)
        parts.append("]")
    elif isinstance(value, nodes.Node):
        _add(value, parts)
    else:
        parts.append(str(value))
