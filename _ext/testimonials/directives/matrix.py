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

Two columns may say more of a post, whose headings its options give: ``:author:`` the name of who wrote it, ``:quote:``
its own words, where the organisers have leave to quote them.

With ``:from: 2021, 2022`` it has no body: it shows the rows of other notes (`views.matrices`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from docutils import nodes

from language_pair.faults import warn
from language_pair.tables import as_header
from records import options
from testimonials import labels, post
from testimonials.directives.fact_columns import FactColumns
from testimonials.directives.gathering import Gathering
from testimonials.facts import count_of, facts_of_post, given_mark
from testimonials.faults import Fault
from testimonials.nodes import (
    OWN_WORDS,
    gathered_matrix,
    post_author,
    testimonial_matrix,
    testimonial_row,
    witness_quote,
)
from testimonials.record import MARKS, GivenFacts


class TestimonialMatrix(Gathering, FactColumns):
    """Show a Markdown table of posts × topics, each row with a link a record; or the rows of other notes."""

    no_table = Fault.NO_TABLE
    option_spec: ClassVar = {
        **FactColumns.option_spec,
        **Gathering.option_spec,
        "author": options.text,
        "quote": options.text,
    }

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
        authors, given = self.take_columns(table, ["author"]), self.take_facts(table)
        matrix = self.framed(table, testimonial_matrix, "testimonial-matrix")
        heading_row, *body = matrix.findall(nodes.row)
        quotes = self.column("quote", heading_row) if "quote" in self.options else None
        headings = [as_header(cell, "col") for cell in heading_row.findall(nodes.entry)]
        if quotes is not None:
            headings[quotes]["classes"].append(OWN_WORDS)
        topics = {
            column: heading
            for column, heading in enumerate(headings[: len(headings) - extra])
            if column and column != quotes
        }
        for row in body:
            self._read_row(row, topics, given[row], [*authors[row].values()], quotes)
        for column in [column for column in range(1, len(headings)) if column != quotes]:
            counted = sum(column in row["topic_columns"] for row in matrix.findall(testimonial_row))
            headings[column] += count_of(counted)
        return matrix

    def _read_row(
        self,
        row: nodes.row,
        headings: Mapping[int, nodes.entry],
        given: GivenFacts,
        authors: Sequence[nodes.entry],
        quotes: int | None,
    ) -> None:
        cells = list(row.findall(nodes.entry))
        line = row.line or self.lineno
        topics = [column for column, heading in headings.items() if self._is_marked(cells[column], heading, line)]
        if quotes is not None:
            _quote(cells[quotes])
        label = as_header(cells[0], "row")
        url = self.link_of(label, line)
        label += [_author(paragraph) for cell in authors for paragraph in cell.findall(nodes.paragraph)]
        if url is None:
            return
        found = testimonial_row("", *row.children, topic_columns=topics, url=url, given=given)
        found["quote_column"] = quotes
        found.source, found.line = row.source, line
        row.replace_self(found)
        self.declare(found, post.post_id(url))
        label += facts_of_post(url, day=None, given=given, anchors=found["ids"])

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


def _author(paragraph: nodes.paragraph) -> post_author:
    author = post_author(paragraph.rawsource, "", *paragraph.children)
    author.source, author.line = paragraph.source, paragraph.line
    return author


def _quote(cell: nodes.entry) -> None:
    """Have *cell* show a post's own words as such."""
    if cell.astext().strip():
        words = witness_quote("", *cell.children)
        cell.children = []
        cell += words
        cell["classes"].append(OWN_WORDS)
