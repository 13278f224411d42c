"""How the elements of raw HTML are written: in HTML as they are, by all other builders without their tags."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from language_pair import languages
from language_pair.builders import in_other_formats
from language_pair.nodes import VOID, cut_html, html_block, html_phrase, html_text, stray_tag


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


def _nothing(self: nodes.NodeVisitor, node: nodes.Element) -> None:
    """The tags have nothing to say here."""


_UNTAGGED = (_nothing, _nothing)


def setup(app: Sphinx) -> None:
    shown = (visit_html_element, depart_html_element)
    for element, html in ((html_block, shown), (html_phrase, shown), (cut_html, _UNTAGGED)):
        app.add_node(element, html=html, **in_other_formats(_UNTAGGED))
    app.add_node(stray_tag, html=_UNTAGGED)
    app.add_node(html_text, html=(visit_html_text, depart_html_text))
