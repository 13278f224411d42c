"""Nodes for what Markdown has and docutils has no node for. How each builder writes them is in `builders`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docutils import nodes

#: Elements without content: https://html.spec.whatwg.org/multipage/syntax.html#void-elements, and those of older HTML.
VOID = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"),
        *("basefont", "bgsound", "frame", "keygen", "param"),
    )
)


class line_break(nodes.Inline, nodes.Element):
    """A line break (`reading.line_breaks`); between blocks, where ``<br>`` has a line of its own, an empty line."""

    def astext(self) -> str:
        return "\n"


class html_block(nodes.Element):
    """An element of raw HTML around blocks: its ``name``, its ``attributes``, and those that are ``cut``."""


class html_phrase(nodes.Inline, nodes.TextElement):
    """An element of raw HTML in a line of text: its ``name``, its ``attributes``, and those that are ``cut``."""


class stray_tag(nodes.inline):
    """A tag of raw HTML without its partner, as text."""


class cut_html(nodes.Invisible, nodes.Inline, nodes.Element):
    """Where HTML was cut that a note may not have: ``written`` as a report calls it. No output shows it."""


class html_text(nodes.paragraph):
    """Text and phrases in a block of raw HTML: a message; HTML shows it without tags of its own."""


#: Elements whose text is code, which stays as it is.
_CODE = frozenset(("code", "pre"))
#: Attributes that hold words.
_OF_WORDS = ("alt", "title")


def is_html_code(node: nodes.Node) -> bool:
    return isinstance(node, html_block | html_phrase) and node["name"] in _CODE


def words_aside(node: nodes.Node) -> list[str]:
    """The words in the attributes of an element of raw HTML; none of another node."""
    if not isinstance(node, html_block | html_phrase):
        return []
    return [node["attributes"][name] for name in _OF_WORDS if node["attributes"].get(name)]


def html_signature(name: str, attributes: Mapping[str, str]) -> str:
    """An element of raw HTML as reports call it, without its words and its language, which a translation changes."""
    kept = (f' {key}="{value}"' for key, value in sorted(attributes.items()) if key not in (*_OF_WORDS, "lang"))
    return f"<{name}{''.join(kept)}>"


def ancestors(node: nodes.Node | None) -> Iterator[nodes.Node]:
    """*node* and what it is in, from the inside out."""
    while node is not None:
        yield node
        node = node.parent


def line_around(node: nodes.Node) -> int:
    """The line that *node* or the nearest around it knows; 1 where none does."""
    return next((int(each.line) for each in ancestors(node) if each.line), 1)


def block_around(node: nodes.Element) -> nodes.Element:
    """The paragraph, heading or other block that the inline *node* is in."""
    around: nodes.Element = node.parent
    while isinstance(around, nodes.Inline):
        around = around.parent
    return around
