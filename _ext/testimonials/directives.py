"""The matrix of posts and the quotes of witnesses.

The body of a matrix is the Markdown table that stands in HackMD; a cell with V says that the post
speaks of the column's topic:

.. code-block:: markdown

   :::{testimonial-matrix} What people said
   :lang: en

   | Item                                                    | Gather Town | Cross-Year |
   | ------------------------------------------------------- | ----------- | ---------- |
   | [Twitter](https://twitter.com/ThePSF/status/14447088663) | V           |            |
   :::

   :::{witness}
   :speaker: Ewa Jodlowska
   :role: executive director of the Python Software Foundation
   :lang: en

   Personally, I find gather.town delightful!
   :::
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

import domain
import options
from faults import Fault, warn
from labels import _
from note_directive import NoteDirective
from table_directive import TableDirective
from tables import as_header
from testimonials import post, record
from testimonials.doctree import (
    cell_note,
    post_channel,
    post_day,
    row_permalink,
    testimonial_matrix,
    testimonial_row,
    topic_count,
    topic_mark,
    witness,
    witness_caption,
    witness_quote,
    witness_role,
    witness_speaker,
)


class TestimonialMatrix(TableDirective):
    """Show a Markdown table of posts × topics; each row with a link is a record."""

    no_table = Fault.NO_TABLE
    option_spec: ClassVar = {"lang": options.language, "no-index": directives.flag}

    def default_caption(self) -> str:
        return _("Testimonials by topic")

    def make(self, table: nodes.table) -> testimonial_matrix:
        """*table* with scopes, marks, counts and records."""
        matrix = self.framed(table, testimonial_matrix, "testimonial-matrix")
        heading_row, *body = matrix.findall(nodes.row)
        headings = [as_header(cell, "col") for cell in heading_row.findall(nodes.entry)]
        for row in body:
            self._read_row(row, headings[: self.headings or len(headings)])
        for column, heading in enumerate(headings[1:], start=1):
            count = sum(column in row["topic_columns"] for row in matrix.findall(testimonial_row))
            heading += cell_note("", "", topic_count("", str(count)), translatable=False)
        return matrix

    def _read_row(self, row: nodes.row, headings: Sequence[nodes.entry]) -> None:
        cells = list(row.findall(nodes.entry))
        line = row.line or self.lineno
        topics = [
            column
            for column, heading in enumerate(headings)
            if column and self._is_marked(cells[column], heading, line)
        ]
        label = as_header(cells[0], "row")
        links = [node["refuri"] for node in label.findall(nodes.reference) if "refuri" in node]
        url = next((link for link in links if link.startswith(("https://", "http://", "mailto:"))), None)
        if url is None:
            warn(Fault.NO_LINK, f"the row {label.astext()!r} has no link", location=(self.place[0], line))
            return
        found = testimonial_row("", *row.children, topic_columns=topics, url=url, record_id=post.post_id(url))
        found["no-index"] = "no-index" in self.options
        found.source, found.line = row.source, line
        row.replace_self(found)
        domain.set_id(found, self.state.document)
        label += _facts_of_post(url, found["ids"])

    def _is_marked(self, cell: nodes.entry, heading: nodes.entry, line: int) -> bool:
        """Whether *cell* holds a mark, which it then shows as ✓; another text stays and is reported."""
        text = cell.astext().strip()
        if not text:
            return False
        if not heading.astext():
            warn(Fault.NO_HEADING, f"{text!r} stands in a column without a heading", location=(self.place[0], line))
            return False
        if text not in record.MARKS:
            found = f"the cell under {heading.astext()!r} holds {text!r}"
            warn(Fault.MARK, found, location=(self.place[0], line))
            return False
        cell.children = []
        cell += nodes.paragraph("", "", topic_mark("", "✓", spoken=_("yes")), translatable=False)
        return True


class Witness(NoteDirective):
    """Show what somebody said, in the language they said it in."""

    has_content = True
    option_spec: ClassVar = {
        "speaker": options.text,
        "role": options.text,
        "lang": options.language,
        "speaker-lang": options.language,
        "id": options.record_id,
        "no-index": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        speaker = self.options.get("speaker", "")
        if not speaker:
            warn(Fault.SPEAKER, "this witness has no speaker", location=self.place)
        words = self.parse_content_to_nodes()
        if not words:
            warn(Fault.NO_QUOTE, "this witness has no quote", location=self.place)
        quote = witness_quote("", *words, classes=options.language_classes(self.options))
        caption = witness_caption("", classes=options.language_classes(self.options, "speaker-lang"))
        for node_class, text in ((witness_speaker, speaker), (witness_role, self.options.get("role", ""))):
            if text:
                caption += self.message(node_class, text)
        node = witness("", *([quote] if words else []), caption)
        node.source, node.line = self.get_source_info()
        node["no-index"] = "no-index" in self.options
        node["record_id"] = domain.choose_id(self, speaker)
        domain.set_id(node, self.state.document)
        return [node]


def channel_name(channel: str) -> str:
    """How a page calls one of `post.CHANNELS`."""
    names = {
        "twitter": _("Twitter/X"),
        "facebook": _("Facebook"),
        "medium": _("Medium"),
        "blog": _("Blog or website"),
        "email": _("E-mail"),
    }
    return str(names[channel])


def _facts_of_post(url: str, ids: Sequence[str]) -> cell_note:
    """Channel and day of the post, and the row's link to itself."""
    channel, day = post.channel(url), post.day(url)
    note = cell_note("", "", post_channel("", channel_name(channel), channel=channel), translatable=False)
    if day:
        note += [nodes.Text(" · "), post_day("", day.isoformat())]
    note += [row_permalink("", "", anchor=anchor) for anchor in ids]
    return note
