"""Nodes for what Markdown has and docutils has no node for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from docutils import nodes
from docutils.writers.manpage import Translator as ManualTranslator
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator
from sphinx.writers.latex import LaTeXTranslator
from sphinx.writers.texinfo import TexinfoTranslator
from sphinx.writers.text import TextTranslator

from language_pair import languages
from language_pair.internals import end_line_of_text

#: What other writers than HTML's have on one line.
_ONE_LINE = (nodes.title, nodes.rubric, nodes.term, nodes.caption)


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


def _is_between_blocks(node: line_break) -> bool:
    return not isinstance(node.parent, nodes.TextElement)


def _on_one_line(node: line_break) -> bool:
    return isinstance(block_around(node), _ONE_LINE)


def visit_html(self: HTML5Translator, node: line_break) -> None:
    self.body.append("<br />\n")


def visit_html_element(self: HTML5Translator, node: html_block | html_phrase) -> None:
    """Not by ``starttag``, which writes a class where a note has none."""
    attributes = dict(node["attributes"])
    if language := languages.of_classes(node["classes"]):
        attributes["lang"] = language.tag
    *labels, own = node["ids"] or [""]
    for anchor in labels:
        self.body.append(f'<span id="{self.attval(anchor)}"></span>')
    if own:
        attributes["id"] = own
    written = "".join(f' {name}="{self.attval(value)}"' for name, value in attributes.items())
    self.body.append(f"<{node['name']}{written}{' /' if node['name'] in VOID else ''}>")


def depart_html_element(self: HTML5Translator, node: html_block | html_phrase) -> None:
    if node["name"] not in VOID:
        self.body.append(f"</{node['name']}>")
    if isinstance(node, html_block):
        self.body.append("\n")


def visit_html_text(self: HTML5Translator, node: html_text) -> None:
    if node["classes"] or node["ids"]:  # of its language, of a label before it
        self.body.append(self.starttag(node, "span", ""))


def depart_html_text(self: HTML5Translator, node: html_text) -> None:
    if node["classes"] or node["ids"]:
        self.body.append("</span>")


def visit_latex(self: LaTeXTranslator, node: line_break) -> None:
    if _on_one_line(node):
        self.body.append(" ")
    else:
        self.body.append("\n\\bigskip\n" if _is_between_blocks(node) else "\\leavevmode\\\\{}\n")


def visit_man(self: ManualTranslator, node: line_break) -> None:
    if _on_one_line(node):
        self.body.append(" ")
    else:
        self.body.append("\n.sp\n" if _is_between_blocks(node) else "\n.br\n\\&")


def visit_texinfo(self: TexinfoTranslator, node: line_break) -> None:
    if _on_one_line(node):
        self.body.append(" ")
    else:
        self.body.append("\n@sp 1\n" if _is_between_blocks(node) else "@*\n")


def visit_text(self: TextTranslator, node: line_break) -> None:
    if _on_one_line(node):
        self.add_text(" ")
    else:
        end_line_of_text(self)


def nothing(self: nodes.NodeVisitor, node: nodes.Element) -> None:
    """There is nothing to write."""


def setup(app: Sphinx) -> ExtensionMetadata:
    # Not ``epub=``: a node that has one loses its ``html=`` there.
    app.add_node(
        line_break,
        html=(visit_html, nothing),
        latex=(visit_latex, nothing),
        man=(visit_man, nothing),
        texinfo=(visit_texinfo, nothing),
        text=(visit_text, nothing),
    )
    for element in (html_block, html_phrase, cut_html):
        app.add_node(
            element,
            html=(nothing, nothing) if element is cut_html else (visit_html_element, depart_html_element),
            latex=(nothing, nothing),
            man=(nothing, nothing),
            texinfo=(nothing, nothing),
            text=(nothing, nothing),
        )
    app.add_node(stray_tag, html=(nothing, nothing))
    app.add_node(html_text, html=(visit_html_text, depart_html_text))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
