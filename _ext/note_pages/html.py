"""How the pages' own blocks look in HTML."""

from __future__ import annotations

from sphinx.writers.html5 import HTML5Translator

from note_pages.about import about_section
from note_pages.newer_fact import newer_fact
from note_pages.trail import back_to
from records.labels import _


def visit_back_to(self: HTML5Translator, node: back_to) -> None:
    label = self.attval(_("Pages that this note belongs to"))
    self.body.append(f'<nav class="back-to" aria-label="{label}">\n')


def depart_back_to(self: HTML5Translator, node: back_to) -> None:
    self.body.append("</nav>\n")


def visit_newer_fact(self: HTML5Translator, node: newer_fact) -> None:
    """An aside, but a note of what it stands in, not a landmark: there may be one in every card of a page."""
    label = self.attval(_("Added later"))
    self.body.append(f'<aside class="newer-fact" role="note" aria-label="{label}">\n')


def depart_newer_fact(self: HTML5Translator, node: newer_fact) -> None:
    self.body.append("</aside>\n")


def visit_about(self: HTML5Translator, node: about_section) -> None:
    self.body.append(self.starttag(node, "section", CLASS="about-this-note"))


def depart_about(self: HTML5Translator, node: about_section) -> None:
    self.body.append("</section>\n")
