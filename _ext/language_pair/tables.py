"""Tables that screen readers and phones can follow.

Each heading cell says whether it heads a column or a row, which docutils does not write
(https://www.w3.org/WAI/tutorials/tables/two-headers/), and a table too wide for its page scrolls in a
box of its own that the keyboard reaches.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

from language_pair.internals import count_cell
from language_pair.site_files import SHARED_STYLES, add_static_folder


class wide_table(nodes.table):
    """A table with a caption that may be wider than its page."""


class header_entry(nodes.entry):
    """A heading cell: ``scope`` is ``col`` or ``row``."""


def as_header(cell: nodes.entry, scope: str) -> header_entry:
    """Make *cell* a heading, in its place."""
    header = header_entry("", *cell.children, scope=scope, classes=cell["classes"])
    header.source, header.line = cell.source, cell.line
    cell.replace_self(header)
    return header


def mark_headings(table: nodes.table) -> None:
    """Have the first row of *table* head its columns, and the first cell of each other row that row."""
    heading_row, *body = table.findall(nodes.row)
    for cell in list(heading_row.findall(nodes.entry)):
        as_header(cell, "col")
    for row in body:
        as_header(next(row.findall(nodes.entry)), "row")


def remove_columns(table: nodes.table, columns: Collection[int]) -> None:
    """Take the *columns*, counted from 0, out of *table*."""
    group = next(table.findall(nodes.tgroup))
    specs = list(group.findall(nodes.colspec))
    group["cols"] = len(specs) - len(columns)
    for spec in [specs[column] for column in columns]:
        group.remove(spec)
    for row in table.findall(nodes.row):
        for cell in [list(row.findall(nodes.entry))[column] for column in columns]:
            row.remove(cell)


def table(
    caption: str, headings: Sequence[Sequence[nodes.Node]], rows: Iterable[Sequence[Sequence[nodes.Node]]]
) -> wide_table:
    """A table of our own words, none of them a message; the first cell of a row heads it.

    A cell is a list of inline nodes.
    """
    group = nodes.tgroup(
        "", *(nodes.colspec(colwidth=24 if column == 0 else 12) for column in range(len(headings))), cols=len(headings)
    )
    group += nodes.thead("", _row(headings, scopes=["col"] * len(headings)))
    group += nodes.tbody("", *(_row(cells, scopes=["row"]) for cells in rows))
    return wide_table("", nodes.title("", caption, translatable=False), group, classes=["colwidths-auto"])


def _row(cells: Sequence[Sequence[nodes.Node]], *, scopes: Sequence[str]) -> nodes.row:
    row = nodes.row()
    for column, content in enumerate(cells):
        paragraph = nodes.paragraph("", "", *content, translatable=False)
        scope = scopes[column] if column < len(scopes) else ""
        row += header_entry("", paragraph, scope=scope) if scope else nodes.entry("", paragraph)
    return row


def visit_table(self: HTML5Translator, node: wide_table) -> None:
    caption = self.attval(next(node.findall(nodes.title)).astext())
    self.body.append(f'<div class="wide-table" role="region" tabindex="0" aria-label="{caption}">\n')
    self.visit_table(node)


def depart_table(self: HTML5Translator, node: wide_table) -> None:
    self.depart_table(node)
    self.body.append("</div>\n")


def visit_header(self: HTML5Translator, node: header_entry) -> None:
    assert isinstance(node.parent, nodes.row)
    count_cell(node.parent)
    self.body.append(self.starttag(node, "th", "", CLASS="head", scope=node["scope"]))


def depart_header(self: HTML5Translator, node: header_entry) -> None:
    self.body.append("</th>\n")


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_node(wide_table, html=(visit_table, depart_table))
    app.add_node(header_entry, html=(visit_header, depart_header))
    add_static_folder(app, Path(__file__).parent / "static")
    app.add_css_file("tables.css", priority=SHARED_STYLES)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
