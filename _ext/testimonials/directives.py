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
from tables import header_entry
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


class TestimonialMatrix(NoteDirective):
    """Show a Markdown table of posts × topics; each row with a link is a record."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {"lang": options.language, "no-index": directives.flag}

    def run(self) -> list[nodes.Node]:
        rows = record.table_rows("\n".join(self.content))
        self._written_headings = len(rows[0].cells) if rows else 0
        self._keep_extra_cells(rows)
        parsed = self.parse_content_to_nodes()
        table = next((node for node in parsed if isinstance(node, nodes.table)), None)
        if table is None:
            warn(Fault.NO_TABLE, "this testimonial-matrix has no table", location=self.place)
            return parsed
        for second in [node for node in parsed if isinstance(node, nodes.table) and node is not table]:
            line = next((part.line for part in second.findall() if part.line), self.lineno)
            warn(Fault.NO_TABLE, "this testimonial-matrix has a second table", location=(self.place[0], line))
        parsed[parsed.index(table)] = self._matrix(table, [self.line_of(row.line)[1] for row in rows])
        return parsed

    def _keep_extra_cells(self, rows: list[record.TableRow]) -> None:
        """Report rows that are too long, and widen the headings so that their cells are shown."""
        headings = len(rows[0].cells) if rows else 0
        missing = 0
        for row in rows[1:]:
            extra = row.cells[headings:]
            if extra:
                found = (
                    f"this row has {len(row.cells)} cells under {headings} headings: {' | '.join(extra)!r} is too much"
                )
                warn(Fault.EXTRA_CELLS, found, location=self.line_of(row.line))
            missing = max(missing, len(extra))
        if missing:
            heading = rows[0].line
            self.content[heading] = _with_cells(self.content[heading], [" "] * missing)
            self.content[heading + 1] = _with_cells(self.content[heading + 1], ["---"] * missing)

    def _matrix(self, table: nodes.table, lines: list[int]) -> testimonial_matrix:
        """*table* with scopes, marks and records; *lines* are its rows' lines in the note."""
        matrix = testimonial_matrix(
            "", self._caption(), *table.children, classes=["testimonial-matrix", "colwidths-auto"]
        )
        matrix.source, matrix.line = self.get_source_info()
        matrix["classes"] += options.language_classes(self.options)
        heading_row, *body = matrix.findall(nodes.row)
        headings = [_as_header(cell, "col") for cell in heading_row.findall(nodes.entry)]
        if len(lines) != 1 + len(body):  # MyST found another table than plain Markdown does
            lines = [self.lineno] * (1 + len(body))
        for row, line in zip([heading_row, *body], lines, strict=True):
            _set_line(row, self.get_source_info()[0], line)
        for row in body:
            self._read_row(row, headings[: self._written_headings or len(headings)])
        for column, heading in enumerate(headings[1:], start=1):
            count = sum(column in row["topic_columns"] for row in matrix.findall(testimonial_row))
            heading += cell_note("", "", topic_count("", str(count)), translatable=False)
        return matrix

    def _caption(self) -> nodes.title:
        if not self.arguments:
            return nodes.title("", _("Testimonials by topic"), translatable=False)
        return self.message(nodes.title, self.arguments[0])

    def _read_row(self, row: nodes.row, headings: Sequence[nodes.entry]) -> None:
        cells = list(row.findall(nodes.entry))
        line = row.line or self.lineno
        topics = [
            column
            for column, heading in enumerate(headings)
            if column and self._is_marked(cells[column], heading, line)
        ]
        label = _as_header(cells[0], "row")
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


def _with_cells(line: str, cells: list[str]) -> str:
    closed = line.rstrip().endswith("|") and not line.rstrip().endswith("\\|")
    return line.rstrip() + ("" if closed else " |") + "".join(f" {cell} |" for cell in cells)


def _as_header(cell: nodes.entry, scope: str) -> header_entry:
    header = header_entry("", *cell.children, scope=scope, classes=cell["classes"])
    cell.replace_self(header)
    return header


def _set_line(row: nodes.row, source: str, line: int) -> None:
    """Give *row* and what is in it their place: MyST leaves cells without one, and gettext needs it."""
    for node in [row, *row.findall(nodes.entry), *row.findall(nodes.paragraph)]:
        node.source, node.line = source, line
