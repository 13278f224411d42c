"""How each builder writes a line break: a new builder is added to this file.

In a heading and its like, which are one line everywhere but in HTML, it is a blank.
"""

from __future__ import annotations

from docutils import nodes
from docutils.writers.manpage import Translator as ManualTranslator
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator
from sphinx.writers.latex import LaTeXTranslator
from sphinx.writers.texinfo import TexinfoTranslator
from sphinx.writers.text import TextTranslator

from language_pair.internals import end_line_of_text
from language_pair.nodes import block_around, line_break

#: What other writers than HTML's have on one line.
_ONE_LINE = (nodes.title, nodes.rubric, nodes.term, nodes.caption)


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


def _nothing(self: nodes.NodeVisitor, node: nodes.Element) -> None:
    """A line break has no end."""


def setup(app: Sphinx) -> None:
    # Not ``epub=``: a node that has one loses its ``html=`` there.
    app.add_node(
        line_break,
        html=(visit_html, _nothing),
        latex=(visit_latex, _nothing),
        man=(visit_man, _nothing),
        texinfo=(visit_texinfo, _nothing),
        text=(visit_text, _nothing),
    )
