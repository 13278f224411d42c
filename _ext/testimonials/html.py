"""How testimonials look in HTML: the only markup that this feature writes."""

from __future__ import annotations

from sphinx.writers.html5 import HTML5Translator

from testimonials.directives import topic_mark, witness, witness_caption


def visit_mark(self: HTML5Translator, node: topic_mark) -> None:
    self.body.append('<span class="topic-mark" aria-hidden="true">')


def depart_mark(self: HTML5Translator, node: topic_mark) -> None:
    self.body.append(f'</span><span class="visually-hidden">{self.encode(node["spoken"])}</span>')


def visit_witness(self: HTML5Translator, node: witness) -> None:
    self.body.append(self.starttag(node, "figure", CLASS="witness"))


def depart_witness(self: HTML5Translator, node: witness) -> None:
    self.body.append("</figure>\n")


def visit_caption(self: HTML5Translator, node: witness_caption) -> None:
    self.body.append(self.starttag(node, "figcaption", CLASS="witness-caption"))


def depart_caption(self: HTML5Translator, node: witness_caption) -> None:
    self.body.append("</figcaption>\n")
