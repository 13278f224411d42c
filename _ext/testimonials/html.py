"""How testimonials look in HTML, and what their pages get in the head: the only markup that this feature writes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.writers.html5 import HTML5Translator

from language_pair import languages
from language_pair.builders import is_web, site_of
from language_pair.languages import Language
from language_pair.linked_data import add_linked_data
from language_pair.permalinks import permalink_to
from language_pair.site_files import from_page
from language_pair.tables import visit_table
from records.feeds import identity_of
from testimonials import labels
from testimonials.feeds.atom import ATOM_FEED
from testimonials.feeds.data import Listed, listed_in
from testimonials.nodes import (
    post_channel,
    post_day,
    post_label,
    quoted,
    row_permalink,
    testimonial_matrix,
    topic_count,
    topic_mark,
    topic_of,
    witness,
    witness_caption,
    words_of,
)
from testimonials.record import Quote, language_tag


def visit_matrix(self: HTML5Translator, node: testimonial_matrix) -> None:
    if is_web(self.builder):
        self.body.append(_controls(self))
    visit_table(self, node)


def _controls(self: HTML5Translator) -> str:
    """Where the script puts what filters and sorts the table, and the words for it."""
    words = labels.controls()
    label, data = self.attval(str(words["controls"])), self.attval(json.dumps(words))
    attributes = f'class="matrix-controls" role="group" aria-label="{label}" data-words="{data}"'
    return f'<div {attributes} hidden="hidden"></div>\n'


def visit_channel(self: HTML5Translator, node: post_channel) -> None:
    self.body.append(f'<span class="post-channel" data-channel="{node["channel"]}">')


def depart_channel(self: HTML5Translator, node: post_channel) -> None:
    self.body.append("</span>")


def visit_day(self: HTML5Translator, node: post_day) -> None:
    self.body.append(f'<time class="post-day" datetime="{node["day"]}">')


def depart_day(self: HTML5Translator, node: post_day) -> None:
    self.body.append("</time>")


def visit_label(self: HTML5Translator, node: post_label) -> None:
    self.body.append(self.starttag(node, "span", "", CLASS="post-label"))


def depart_label(self: HTML5Translator, node: post_label) -> None:
    self.body.append("</span>")


def visit_permalink(self: HTML5Translator, node: row_permalink) -> None:
    self.body.append(permalink_to(self, node["anchor"], " ".join(words_of(node.parent.parent).split())))
    raise nodes.SkipNode


def visit_count(self: HTML5Translator, node: topic_count) -> None:
    label = self.encode(labels.count())
    self.body.append(f'<span class="topic-count"><span class="visually-hidden">{label}</span>')


def depart_count(self: HTML5Translator, node: topic_count) -> None:
    self.body.append("</span>")


def visit_mark(self: HTML5Translator, node: topic_mark) -> None:
    """A phone, which has no room for columns, shows the topic beside the mark."""
    topic = self.attval(" ".join(topic_of(node).split()))
    self.body.append(f'<span class="topic-mark" aria-hidden="true" data-topic="{topic}">')


def depart_mark(self: HTML5Translator, node: topic_mark) -> None:
    self.body.append(f'</span><span class="visually-hidden">{self.encode(node["spoken"])}</span>')


def visit_witness(self: HTML5Translator, node: witness | quoted) -> None:
    self.body.append(self.starttag(node, "figure", CLASS="witness"))


def depart_witness(self: HTML5Translator, node: witness | quoted) -> None:
    self.body.append("</figure>\n")


def visit_caption(self: HTML5Translator, node: witness_caption) -> None:
    self.body.append(self.starttag(node, "figcaption", CLASS="witness-caption"))


def depart_caption(self: HTML5Translator, node: witness_caption) -> None:
    self.body.append("</figcaption>\n")


def add_page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], document: nodes.document | None
) -> None:
    """The script that filters and sorts, for a page with a matrix; the feed and the quotes as data, for a
    page with testimonials."""
    if document is not None and next(document.findall(testimonial_matrix), None) is not None:
        app.add_js_file("matrix.js", loading_method="defer", blocking="render")
    site = site_of(app.builder)
    listed = listed_in(app.builder, pagename) if site else []
    if site and listed:
        address, title = from_page(site, ATOM_FEED), escape(labels.feed_title(app.config.project))
        link = f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{address}">\n'
        context["metatags"] = context.get("metatags", "") + link
        add_linked_data(context, _linked_data(listed, site, languages.of_code(app.config.language)))


def _linked_data(listed: Sequence[Listed], builder: Builder, language: Language) -> list[dict[str, Any]]:
    """The quotes of a page in schema.org's words. https://schema.org/Quotation"""
    quotes = [(entry, entry.record) for entry, _page in listed if isinstance(entry.record, Quote)]
    return [
        {"@type": "Quotation", "@id": identity_of(entry, builder)} | _said(quote, language) for entry, quote in quotes
    ]


def _said(quote: Quote, language: Language) -> dict[str, Any]:
    translation = {"@type": "Quotation", "text": quote.translation, "inLanguage": language.tag}
    known = {
        "text": quote.text,
        "inLanguage": language_tag(quote.language),
        "creditText": ", ".join(filter(None, [quote.title, quote.role])),  # the note may name a page, not a person
        "citation": quote.source,
        "workTranslation": translation if quote.translation else None,
    }
    return {name: value for name, value in known.items() if value}
