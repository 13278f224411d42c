"""Directives whose body is one Markdown table, as HackMD has it."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from docutils import nodes

from language_pair.faults import FaultEnum, warn
from language_pair.tables import wide_table
from records import options
from records.directives import NoteDirective
from records.faults import Fault
from records.markdown_tables import TableRow, table_rows, with_cells

_Table = TypeVar("_Table", bound=wide_table)


class TableDirective(NoteDirective):
    """Parse the body, say what is wrong with its table, and hand the table on to `make`.

    ``rows`` are the table's rows as they are written, the headings first.
    """

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    #: What is reported of a body without a table, with a second one, or with one of other columns.
    no_table: ClassVar[FaultEnum]

    def make(self, table: nodes.table) -> nodes.Node:
        """What is on the page in the place of *table*, whose rows know their lines."""
        raise NotImplementedError

    def default_caption(self) -> str:
        raise NotImplementedError

    def run(self) -> list[nodes.Node]:
        self.rows = table_rows("\n".join(self.content))
        self._keep_extra_cells()
        parsed = self.parse_content_to_nodes()
        table = next((node for node in parsed if isinstance(node, nodes.table)), None)
        if table is None:
            warn(self.no_table, f"this {self.name} has no table", location=self.place)
            return parsed
        for second in [node for node in parsed if isinstance(node, nodes.table) and node is not table]:
            line = next((part.line for part in second.findall() if part.line), self.lineno)
            warn(self.no_table, f"this {self.name} has a second table", location=(self.place[0], line))
        self._set_lines(table)
        parsed[parsed.index(table)] = self.make(table)
        return parsed

    @property
    def headings(self) -> int:
        """How many headings are written."""
        return len(self.rows[0].cells) if self.rows else 0

    def columns(self, heading_row: nodes.row) -> int:
        """How many columns the table has, without those that were added for extra cells."""
        return len(heading_row) - self._added

    def has_columns(self, heading_row: nodes.row, number: int) -> bool:
        """Whether the table has *number* columns, which is reported where it has not."""
        columns = self.columns(heading_row)
        if columns != number:
            place = self.place[0], heading_row.line or self.lineno
            warn(self.no_table, f"this table has {columns} columns", location=place)
        return columns == number

    def framed(self, table: nodes.table, node_class: type[_Table], css_class: str) -> _Table:
        """The content of *table* as a *node_class*, with the caption that the directive's argument gives."""
        classes = [css_class, "colwidths-auto", *options.language_classes(self.options)]
        framed = node_class("", self.caption(), *table.children, classes=classes)
        framed.source, framed.line = self.get_source_info()
        return framed

    def caption(self) -> nodes.title:
        """The directive's argument, a message, or else the default caption."""
        if not self.arguments:
            return nodes.title("", self.default_caption(), translatable=False)
        return self.message(nodes.title, self.arguments[0])

    def _keep_extra_cells(self) -> None:
        """Report rows that are too long, and widen the headings so that their cells are shown."""
        self._added = max((self._extra_cells(row) for row in self.rows[1:]), default=0)
        if self._added:
            heading = self.rows[0].line
            self.content[heading] = with_cells(self.content[heading], [" "] * self._added)
            self.content[heading + 1] = with_cells(self.content[heading + 1], ["---"] * self._added)

    def _extra_cells(self, row: TableRow) -> int:
        extra = row.cells[self.headings :]
        if extra:
            size = f"{len(row.cells)} cells under {self.headings} headings"
            found = f"this row has {size}: {' | '.join(extra)!r} has no column"
            warn(Fault.EXTRA_CELLS, found, location=self.line_of(row.line))
        return len(extra)

    def _set_lines(self, table: nodes.table) -> None:
        """Give rows and what is in them their place: MyST leaves cells without one, and gettext needs it."""
        rows = list(table.findall(nodes.row))
        lines = [self.line_of(row.line)[1] for row in self.rows]
        if len(lines) != len(rows):  # MyST found another table than plain Markdown does
            lines = [self.lineno] * len(rows)
        for row, line in zip(rows, lines, strict=True):
            for node in [row, *row.findall(nodes.entry), *row.findall(nodes.paragraph)]:
                node.source, node.line = self.get_source_info()[0], line
