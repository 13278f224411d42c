"""What a testimonial is, and how the cells of a HackMD table are read. Pure: no Sphinx."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.rules_block.table import escapedSplit

#: What a cell holds when the post speaks of the column's topic. HackMD's notes write V.
MARKS = frozenset({"V", "v", "✓", "✔"})

_MARKDOWN = MarkdownIt("commonmark").enable("table")


@dataclass(frozen=True, kw_only=True, slots=True)
class Testimonial:
    """A post about the conference: who (*title*), where (*url*, of `post.CHANNELS` the *channel*), on which
    *topics*, and the *day*, if the address tells it."""

    id: str
    title: str
    url: str
    channel: str
    day: datetime.date | None
    topics: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Quote:
    """What a witness said: *title* is the speaker's name, *role* may be empty, *language* is a code."""

    id: str
    title: str
    role: str
    language: str
    text: str


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
            rows.append(TableRow(line=token.map[0], cells=_cells(lines[token.map[0]])))
    return rows


def _cells(line: str) -> tuple[str, ...]:
    cells = [cell.strip() for cell in escapedSplit(line.strip())]
    if cells and not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    return tuple(cells)
