"""How testimonials look in HTML: the only markup that this feature writes."""

from __future__ import annotations

import json

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from language_pair.outputs import is_web
from language_pair.tables import visit_table
from records.labels import _
from testimonials import post
from testimonials.doctree import (
    post_channel,
    post_day,
    row_permalink,
    testimonial_matrix,
    topic_count,
    topic_mark,
    witness,
    witness_caption,
)
from testimonials.facts import channel_name


def visit_matrix(self: HTML5Translator, node: testimonial_matrix) -> None:
    if is_web(self.builder):
        self.body.append(_controls(self))
    visit_table(self, node)


def _controls(self: HTML5Translator) -> str:
    """Where the script puts what filters and sorts the table, and the words for it."""
    words = {
        "controls": _("Filter and sort"),
        "topic": _("Topic"),
        "channel": _("Channel"),
        "year": _("Year"),
        "sort": _("Sort by"),
        "all": _("All"),
        "note": _("Order in the note"),
        "day": _("Date"),
        "speaker": _("Who"),
        "clear": _("Show all"),
        "shown": _("Shown: {shown} of {total}"),
        "channels": {channel: channel_name(channel) for channel in post.CHANNELS},
    }
    label, data = self.attval(str(words["controls"])), self.attval(json.dumps(words, default=str))
    attributes = f'class="matrix-controls" role="group" aria-label="{label}" data-words="{data}"'
    return f'<div {attributes} hidden="hidden"></div>\n'


def visit_channel(self: HTML5Translator, node: post_channel) -> None:
    self.body.append(f'<span class="post-channel" data-channel="{node["channel"]}">')


def depart_channel(self: HTML5Translator, node: post_channel) -> None:
    self.body.append("</span>")


def visit_day(self: HTML5Translator, node: post_day) -> None:
    self.body.append(f'<time class="post-day" datetime="{node.astext()}">')


def depart_day(self: HTML5Translator, node: post_day) -> None:
    self.body.append("</time>")


def visit_permalink(self: HTML5Translator, node: row_permalink) -> None:
    title = self.attval(_("Link to this entry"))
    self.body.append(f'<a class="headerlink" href="#{node["anchor"]}" title="{title}">¶</a>')
    raise nodes.SkipNode


def visit_count(self: HTML5Translator, node: topic_count) -> None:
    label = self.encode(_("Posts: "))
    self.body.append(f'<span class="topic-count"><span class="visually-hidden">{label}</span>')


def depart_count(self: HTML5Translator, node: topic_count) -> None:
    self.body.append("</span>")


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
