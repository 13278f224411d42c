"""Columns that hold facts of a post, not topics, in a matrix and in a table of write-ups; and the link of each row.

.. code-block:: markdown

   :::{testimonial-matrix}
   :archived: Copy
   :seen: Seen

   | Item                         | Talks | Copy                       | Seen       |
   | ---------------------------- | ----- | -------------------------- | ---------- |
   | [Blog](https://blog.example) | V     | <https://archive.example/> | 2026-11-21 |
   :::
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from language_pair.faults import warn
from language_pair.tables import remove_columns
from records import options
from records.table_directive import TableDirective
from testimonials.faults import Fault
from testimonials.record import GivenFacts

#: The options that name such columns, each a field of `record.GivenFacts`.
_FACTS = ("archived", "seen")


class FactColumns(TableDirective):
    """A table of posts. ``:archived:`` and ``:seen:`` name the columns with what is left when a link dies."""

    option_spec: ClassVar[dict[str, Any]] = {
        "archived": options.text,
        "seen": options.text,
        "lang": options.language,
        "no-index": directives.flag,
    }

    def take_facts(self, table: nodes.table) -> dict[nodes.row, GivenFacts]:
        """What those columns say of each row; they are taken out of *table*."""
        return {row: self._given(row, cells) for row, cells in self.take_columns(table, _FACTS).items()}

    def take_columns(self, table: nodes.table, names: Iterable[str]) -> dict[nodes.row, dict[str, nodes.entry]]:
        """The cells of each row in the columns that the options *names* name; they are taken out of *table*."""
        heading_row, *body = table.findall(nodes.row)
        columns = {name: self.column(name, heading_row) for name in names if name in self.options}
        known = {name: column for name, column in columns.items() if column is not None}
        found = {}
        for row in body:
            cells = list(row.findall(nodes.entry))
            found[row] = {name: cells[column] for name, column in known.items()}
        remove_columns(table, set(known.values()))
        return found

    def column(self, option: str, heading_row: nodes.row) -> int | None:
        """The column that *option* names; the first one holds the links themselves."""
        name = self.options[option]
        headings = [cell.astext().strip() for cell in heading_row.findall(nodes.entry)]
        if name in headings[1:]:
            return headings.index(name, 1)
        warn(Fault.COLUMN, f"no column after the first has the heading {name!r}", location=self.option_place(option))
        return None

    def _given(self, row: nodes.row, said: Mapping[str, nodes.entry]) -> GivenFacts:
        texts = {name: cell.astext().strip() for name, cell in said.items()}
        archived, seen = "", None
        if texts.get("archived"):
            links = [node["refuri"] for node in said["archived"].findall(nodes.reference) if "refuri" in node]
            archived = self.read_cell(options.link, (links or [texts["archived"]])[0], Fault.ARCHIVED, row)
        if texts.get("seen"):
            day = self.read_cell(options.date, texts["seen"], Fault.SEEN, row)
            seen = date.fromisoformat(day) if day else None
        return GivenFacts(archived=archived, seen=seen)

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
