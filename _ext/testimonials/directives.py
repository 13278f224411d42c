"""The matrix of posts, and what every table of posts has in common.

The body of a matrix is the Markdown table that stands in HackMD; a cell with V says that the post
speaks of the column's topic:

.. code-block:: markdown

   :::{testimonial-matrix} What people said
   :lang: en

   | Item                                                    | Gather Town | Cross-Year |
   | ------------------------------------------------------- | ----------- | ---------- |
   | [Twitter](https://twitter.com/ThePSF/status/14447088663) | V           |            |
   :::

With ``:from: 2021, 2022`` it has no body: it shows the rows of other notes (`overview`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from language_pair.faults import warn
from language_pair.tables import as_header
from records import options
from records.directives import set_id
from records.labels import _
from records.table_directive import TableDirective
from testimonials import post, record
from testimonials.doctree import gathered_matrix, testimonial_matrix, testimonial_row
from testimonials.facts import count_of, facts_of_post, given_mark
from testimonials.faults import Fault
from testimonials.record import Kept

#: The options that name such columns.
_KEPT = ("archived", "seen")


class PostTable(TableDirective):
    """A table of posts. ``:archived:`` and ``:seen:`` name columns of it that say what is left when a link dies."""

    option_spec: ClassVar[dict[str, Any]] = {
        "archived": options.text,
        "seen": options.text,
        "lang": options.language,
        "no-index": directives.flag,
    }

    def take_kept(self, table: nodes.table) -> dict[nodes.row, Kept]:
        """What those columns say of each row; they are taken out of *table*."""
        heading_row, *body = table.findall(nodes.row)
        headings = [cell.astext().strip() for cell in heading_row.findall(nodes.entry)]
        columns = {name: self._column(name, headings) for name in _KEPT if name in self.options}
        found = {row: self._kept(row, columns) for row in body}
        _remove_columns(table, {column for column in columns.values() if column is not None})
        return found

    def _column(self, option: str, headings: Sequence[str]) -> int | None:
        """The column that *option* names; the first one holds the links themselves."""
        name = self.options[option]
        if name in headings[1:]:
            return headings.index(name, 1)
        warn(Fault.COLUMN, f"no column after the first has the heading {name!r}", location=self.option_place(option))
        return None

    def _kept(self, row: nodes.row, columns: Mapping[str, int | None]) -> Kept:
        cells = list(row.findall(nodes.entry))
        said = {name: cells[column] for name, column in columns.items() if column is not None}
        texts = {name: cell.astext().strip() for name, cell in said.items()}
        archived, seen = "", None
        if texts.get("archived"):
            links = [node["refuri"] for node in said["archived"].findall(nodes.reference) if "refuri" in node]
            archived = self.read_cell(options.link, (links or [texts["archived"]])[0], Fault.ARCHIVED, row)
        if texts.get("seen"):
            day = self.read_cell(options.date, texts["seen"], Fault.SEEN, row)
            seen = date.fromisoformat(day) if day else None
        return Kept(archived=archived, seen=seen)

    def read_cell(self, convert: Any, text: str, fault: Fault, row: nodes.Node) -> str:
        """*text* as *convert* reads it; empty, and reported as *fault*, where it cannot."""
        try:
            return str(convert(text))
        except ValueError:
            warn(fault, f"{text!r} cannot be read", location=(self.place[0], row.line or self.lineno))
            return ""

    def link_of(self, node: nodes.Element, line: int) -> str | None:
        """The address that *node*, the first cell of a row or an item, leads to."""
        links = [link["refuri"] for link in node.findall(nodes.reference) if "refuri" in link]
        url = next((link for link in links if link.startswith(("https://", "http://", "mailto:"))), None)
        if url is None:
            words = next(iter(node.astext().splitlines()), "")
            warn(Fault.NO_LINK, f"{words!r} has no link", location=(self.place[0], line))
        return url


class TestimonialMatrix(PostTable):
    """Show a Markdown table of posts × topics, each row with a link a record; or the rows of other notes."""

    no_table = Fault.NO_TABLE
    option_spec: ClassVar = {**PostTable.option_spec, "from": options.text}

    def default_caption(self) -> str:
        return _("Testimonials by topic")

    def run(self) -> list[nodes.Node]:
        if "from" not in self.options:
            return super().run()
        if self.content:
            warn(Fault.FROM_AND_TABLE, f"this {self.name} has :from: and a body", location=self.place)
        return [gathered_matrix("", self.caption(), notes=self._notes()), *self.parse_content_to_nodes()]

    def _notes(self) -> list[str]:
        names = [name.strip().strip("/") for name in self.options["from"].split(",")]
        for name in names:
            if not any(docname == name or docname.startswith(f"{name}/") for docname in self.env.found_docs):
                warn(Fault.FROM, f"there is no {name!r}", location=self.option_place("from"))
        return names

    def make(self, table: nodes.table) -> testimonial_matrix:
        """*table* with scopes, marks, counts and records."""
        first_row = next(table.findall(nodes.row))
        extra = len(first_row) - self.columns(first_row)
        kept = self.take_kept(table)
        matrix = self.framed(table, testimonial_matrix, "testimonial-matrix")
        heading_row, *body = matrix.findall(nodes.row)
        headings = [as_header(cell, "col") for cell in heading_row.findall(nodes.entry)]
        topics = headings[: len(headings) - extra]
        for row in body:
            self._read_row(row, topics, kept[row])
        for column, heading in enumerate(headings[1:], start=1):
            heading += count_of(sum(column in row["topic_columns"] for row in matrix.findall(testimonial_row)))
        return matrix

    def _read_row(self, row: nodes.row, headings: Sequence[nodes.entry], kept: Kept) -> None:
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
        found = testimonial_row("", *row.children, topic_columns=topics, url=url, kept=kept)
        found["record_id"], found["no-index"] = post.post_id(url), "no-index" in self.options
        found.source, found.line = row.source, line
        row.replace_self(found)
        set_id(found, self.state.document)
        label += facts_of_post(url, day=post.day(url), kept=kept, anchors=found["ids"])

    def _is_marked(self, cell: nodes.entry, heading: nodes.entry, line: int) -> bool:
        """Whether *cell* holds a mark, which it then shows as ✓; another text stays and is reported."""
        text = cell.astext().strip()
        if not text:
            return False
        if not heading.astext():
            warn(Fault.NO_HEADING, f"{text!r} is in a column without a heading", location=(self.place[0], line))
            return False
        if text not in record.MARKS:
            found = f"the cell under {heading.astext()!r} holds {text!r}"
            warn(Fault.MARK, found, location=(self.place[0], line))
            return False
        cell.children = []
        cell += nodes.paragraph("", "", given_mark(), translatable=False)
        return True


def _remove_columns(table: nodes.table, columns: set[int]) -> None:
    group = next(table.findall(nodes.tgroup))
    specs = list(group.findall(nodes.colspec))
    group["cols"] = len(specs) - len(columns)
    for spec in [specs[column] for column in columns]:
        group.remove(spec)
    for row in table.findall(nodes.row):
        for cell in [list(row.findall(nodes.entry))[column] for column in columns]:
            row.remove(cell)
