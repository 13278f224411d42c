"""A Markdown table as it is written: its rows with their lines, and cells that a page would not show.

Pure: imports nothing of Sphinx.
"""

from __future__ import annotations

from dataclasses import dataclass

from markdown_it import MarkdownIt

from records.internals import split_row

_MARKDOWN = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True, kw_only=True, slots=True)
class TableRow:
    """A row of a Markdown table as it is written: its *line*, counted from 0, and its *cells*."""

    line: int
    cells: tuple[str, ...]


def table_rows(markdown: str) -> list[TableRow]:
    """The rows of the first table in *markdown*, the headings first; empty when it has no table.

    Read by the parser that MyST itself uses, which goes on to drop the cells beyond the headings:
    this is where they can still be seen.
    """
    lines = markdown.split("\n")
    rows: list[TableRow] = []
    for token in _MARKDOWN.parse(markdown):
        if token.type == "table_close":
            break
        if token.type == "tr_open" and token.map:
            rows.append(TableRow(line=token.map[0], cells=cells_of(lines[token.map[0]])))
    return rows


def with_cells(line: str, cells: list[str]) -> str:
    """The row that *line* writes, with *cells* behind its own.

    >>> with_cells("| a | b |", ["c"])
    '| a | b | c |'
    """
    closed = line.rstrip().endswith("|") and not line.rstrip().endswith("\\|")
    return line.rstrip() + ("" if closed else " |") + "".join(f" {cell} |" for cell in cells)


def cells_of(line: str) -> tuple[str, ...]:
    """The cells of a row as it is written; a line that is no row of a table is one cell."""
    cells = [cell.strip() for cell in split_row(line.strip())]
    if cells and not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    return tuple(cells)
