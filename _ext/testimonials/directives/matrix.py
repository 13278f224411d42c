"""The matrix of posts.

The body of a matrix is the Markdown table from HackMD; a cell with V says that the post
speaks of the column's topic:

.. code-block:: markdown

   :::{testimonial-matrix} What people said
   :lang: en

   | Item                                                    | Gather Town | Cross-Year |
   | ------------------------------------------------------- | ----------- | ---------- |
   | [Twitter](https://twitter.com/ThePSF/status/14447088663) | V           |            |
   :::

With ``:from: 2021, 2022`` it has no body: it shows the rows of other notes (`views.matrices`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from docutils import nodes

from language_pair.faults import warn
from language_pair.tables import as_header
from testimonials import labels, post
from testimonials.directives.gathering import Gathering
from testimonials.directives.post_table import PostTable
from testimonials.facts import count_of, facts_of_post, given_mark
from testimonials.faults import Fault
from testimonials.nodes import gathered_matrix, testimonial_matrix, testimonial_row
from testimonials.record import MARKS, Fallback


class TestimonialMatrix(Gathering, PostTable):
    """Show a Markdown table of posts × topics, each row with a link a record; or the rows of other notes."""

    no_table = Fault.NO_TABLE
    option_spec: ClassVar = {**PostTable.option_spec, **Gathering.option_spec}

    def default_caption(self) -> str:
        return labels.matrix_caption()

    def run(self) -> list[nodes.Node]:
        if "from" not in self.options:
            return super().run()
        return self.gathered(gathered_matrix, self.caption())

    def make(self, table: nodes.table) -> testimonial_matrix:
        """*table* with scopes, marks, counts and records."""
        first_row = next(table.findall(nodes.row))
        extra = len(first_row) - self.columns(first_row)
        fallbacks = self.take_fallbacks(table)
        matrix = self.framed(table, testimonial_matrix, "testimonial-matrix")
        heading_row, *body = matrix.findall(nodes.row)
        headings = [as_header(cell, "col") for cell in heading_row.findall(nodes.entry)]
        topics = headings[: len(headings) - extra]
        for row in body:
            self._read_row(row, topics, fallbacks[row])
        for column, heading in enumerate(headings[1:], start=1):
            heading += count_of(sum(column in row["topic_columns"] for row in matrix.findall(testimonial_row)))
        return matrix

    def _read_row(self, row: nodes.row, headings: Sequence[nodes.entry], fallback: Fallback) -> None:
        cells = list(row.findall(nodes.entry))
        line = row.line or self.lineno
        topics = [
            column
            for column, heading in enumerate(headings)
            if column and self._is_marked(cells[column], heading, line)
        ]
        label = as_header(cells[0], "row")
        url = self.link_of(label, line)
        if url is None:
            return
        found = testimonial_row("", *row.children, topic_columns=topics, url=url, fallback=fallback)
        found.source, found.line = row.source, line
        row.replace_self(found)
        self.declare(found, post.post_id(url))
        label += facts_of_post(url, day=None, fallback=fallback, anchors=found["ids"])

    def _is_marked(self, cell: nodes.entry, heading: nodes.entry, line: int) -> bool:
        """Whether *cell* holds a mark, which it then shows as ✓; another text stays and is reported."""
        text = cell.astext().strip()
        if not text:
            return False
        if not heading.astext():
            warn(Fault.NO_HEADING, f"{text!r} is in a column without a heading", location=(self.place[0], line))
            return False
        if text not in MARKS:
            found = f"the cell under {heading.astext()!r} holds {text!r}"
            warn(Fault.MARK, found, location=(self.place[0], line))
            return False
        cell.children = []
        cell += nodes.paragraph("", "", given_mark(), translatable=False)
        return True
