"""What stands in a doctree for what Markdown has and docutils has no node for."""

from __future__ import annotations

from docutils import nodes
from docutils.writers.manpage import Translator as ManualTranslator
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator
from sphinx.writers.latex import LaTeXTranslator
from sphinx.writers.texinfo import TexinfoTranslator
from sphinx.writers.text import TextTranslator

from language_pair.internals import end_line_of_text

#: What other writers than HTML's have on one line.
_ONE_LINE = (nodes.title, nodes.rubric, nodes.term, nodes.caption)


class line_break(nodes.Inline, nodes.Element):
    """A line break (`reading.line_breaks`); between blocks, where ``<br>`` has a line of its own, an empty line."""

    def astext(self) -> str:
        return "\n"


def block_around(node: nodes.Element) -> nodes.Element:
    """The paragraph, heading or other block that the inline *node* stands in."""
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


def depart(self: nodes.NodeVisitor, node: line_break) -> None:
    """There is nothing in it."""


def setup(app: Sphinx) -> None:
    # Not ``epub=``: a node that has one loses its ``html=`` there.
    app.add_node(
        line_break,
        html=(visit_html, depart),
        latex=(visit_latex, depart),
        man=(visit_man, depart),
        texinfo=(visit_texinfo, depart),
        text=(visit_text, depart),
    )
