"""The sessions that attendees host, as a Markdown table; the page shows them by time.

.. code-block:: markdown

   :::{open-space-board}

   | Subject | Host | Day | Start | End   | Space   |
   | ------- | ---- | --- | ----- | ----- | ------- |
   | Git     |      | 1   | 13:00 | 14:00 | Table 1 |
   :::

The days are those of the open-space-hours on the same page; `slots` groups the sessions by time.
"""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from language_pair.tables import header_entry, mark_headings, wide_table
from open_spaces import record
from open_spaces.faults import Fault
from open_spaces.rows import texts_of
from open_spaces.times import timed_row
from records import domain, options
from records.labels import _
from records.table_directive import TableDirective

_COLUMNS = 6


class open_space_board(wide_table):
    """The table; ``readable`` is false for one whose columns are not those of a board."""


class open_space_session(domain.RecordNode, timed_row):
    """A row with a session: a record."""

    kind = "open-space"
    duplicate = Fault.SESSION_TWICE

    def record(self) -> record.Session:
        hours, span = self["hours"], self["span"]
        subject, host, space = texts_of(self)[:3]
        return record.Session(
            id=self["record_id"],
            title=subject,
            starts=hours.moment(span.day, span.start),
            ends=hours.moment(span.day, span.end),
            host=host,
            space=space,
        )


class slot_row(nodes.row):
    """The heading of the sessions of one time."""


class slot_cell(header_entry):
    """The one cell of a `slot_row` with words in it; in HTML as wide as the table."""


class filler(nodes.entry):
    """An empty cell behind a `slot_cell`, for writers that know no wider one."""


class OpenSpaceBoard(TableDirective):
    """Show the sessions by time; each row is a record."""

    no_table = Fault.BOARD_TABLE
    option_spec: ClassVar = {"lang": options.language, "no-index": directives.flag}

    def default_caption(self) -> str:
        return _("Open spaces by time")

    def make(self, table: nodes.table) -> open_space_board:
        shown = self.framed(table, open_space_board, "open-space-board")
        shown["readable"] = self.has_columns(next(shown.findall(nodes.row)), _COLUMNS)
        shown["no-index"] = "no-index" in self.options
        mark_headings(shown)
        return shown
