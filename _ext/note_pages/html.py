"""The HTML of what is around a note's text, and where a page is edited."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.writers.html5 import HTML5Translator

from language_pair.builders import is_web
from language_pair.repository import edit_url
from note_pages import labels
from note_pages.nodes import about_details, about_section, about_summary, back_to


def visit_back_to(self: HTML5Translator, node: back_to) -> None:
    """A theme that shows the way to a page need not say the same twice: what is on it has a class."""
    way = set(_way_to_page(self.builder))
    items = list(node.findall(nodes.list_item))
    on_way = [item for item in items if {link.get("refuri") for link in item.findall(nodes.reference)} <= way]
    for item in on_way:
        item["classes"].append("in-breadcrumbs")
    css_class = "back-to in-breadcrumbs" if len(on_way) == len(items) else "back-to"
    self.body.append(f'<nav class="{css_class}" aria-label="{self.attval(labels.pages_of_note())}">\n')


def _way_to_page(builder: StandaloneHTMLBuilder) -> Iterator[str]:
    """The addresses of the pages above the one that is being written, from it upwards."""
    relations = getattr(builder, "relations", {})
    page, seen = builder.current_docname, set[str]()
    while (page := (relations.get(page) or [None])[0]) and page not in seen:
        seen.add(page)
        yield builder.get_relative_uri(builder.current_docname, page)


def depart_back_to(self: HTML5Translator, node: back_to) -> None:
    self.body.append("</nav>\n")


def visit_about(self: HTML5Translator, node: about_section) -> None:
    self.body.append(self.starttag(node, "section", CLASS="about-this-note"))


def depart_about(self: HTML5Translator, node: about_section) -> None:
    self.body.append("</section>\n")


def visit_details(self: HTML5Translator, node: about_details) -> None:
    """Nothing in a book folds."""
    self.body.append(self.starttag(node, _tag_of_details(self), CLASS="about-details"))


def depart_details(self: HTML5Translator, node: about_details) -> None:
    self.body.append(f"</{_tag_of_details(self)}>\n")


def _tag_of_details(self: HTML5Translator) -> str:
    return "details" if is_web(self.builder) else "div"


def visit_summary(self: HTML5Translator, node: about_summary) -> None:
    self.body.append("<summary>" if is_web(self.builder) else "<p>")


def depart_summary(self: HTML5Translator, node: about_summary) -> None:
    self.body.append("</summary>\n" if is_web(self.builder) else "</p>\n")


def add_page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], document: nodes.document | None
) -> None:
    """Where the note of a page is edited, for the theme's templates, and whose it is under which licence."""
    if pagename in app.config.note_licences:
        context["copyright"] = labels.holder_and_licence(app.config.author, app.config.note_licences[pagename])
    if pagename in app.env.found_docs:
        context["edit_url"] = edit_url(app.config, str(app.env.doc2path(pagename, base=False)))
        context["edit_label"] = labels.edit_page()
