"""The nodes of the hours, the board, and the times in them."""

from __future__ import annotations

from datetime import time

from docutils import nodes

from language_pair.tables import header_entry, wide_table
from open_spaces import labels, record
from open_spaces.faults import Fault
from open_spaces.record import Hours
from records import domain


class moment(nodes.inline):
    """A time of the day; ``datetime`` is the moment with its offset, ``2021-10-02T08:55+08:00`` (ISO 8601)."""


class timed_row(nodes.row):
    """A row whose times are those of one day: ``day``, counted from 1, of ``hours``."""


class open_space_hours(wide_table):
    """The table; ``hours`` is what it says, ``None`` without a date. With ``times-only``, no page shows its remarks."""


class open_space_period(domain.RecordNode, timed_row):
    """A row that says when open spaces take place: a record."""

    kind = "open-space"
    duplicate = Fault.HOURS_TWICE

    def record(self) -> record.Period:
        table = self.parent.parent.parent
        name = next(table.findall(nodes.title)).astext()
        hours, span = self["hours"], self["span"]
        return record.Period(
            id=self["record_id"],
            title=labels.period_title(name, span.day),
            starts=hours.moment(span.day, span.start),
            ends=hours.moment(span.day, span.end),
            remark=texts_of(self)[3],
        )


class day_strips(nodes.General, nodes.Element):
    """The ``hours`` as a bar for each day; only for HTML, and the table is its text."""


class time_tools(nodes.General, nodes.Element):
    """What a reader can do with the times on a web page; ``calendar`` says whether the calendar has them, ``noon``
    is one of the event's, for its time zone."""


class open_space_board(wide_table):
    """The table; ``columns`` is what each column says, ``None`` where it is none of sessions. ``day`` and ``minutes``
    are said of all of it. When it has been read, ``shown`` names what its columns say then."""


class board_row(nodes.row):
    """A row of a board that has been read, with the cells that are shown."""


class open_space_session(domain.RecordNode, timed_row):
    """A row with a session: a record."""

    kind = "open-space"
    duplicate = Fault.SESSION_TWICE

    def record(self) -> record.Session:
        hours, span = self["hours"], self["span"]
        texts = dict(zip(self["shown"], texts_of(self), strict=True))
        return record.Session(
            id=self["record_id"],
            title=texts["SUBJECT"],
            starts=hours.moment(span.day, span.start),
            ends=hours.moment(span.day, span.end),
            host=texts.get("HOST", ""),
            space=texts.get("SPACE", ""),
        )


class slot_row(nodes.row):
    """The heading of the sessions of one time."""


class slot_cell(header_entry):
    """The one cell of a `slot_row` with words in it; in HTML as wide as the table."""


class filler(nodes.entry):
    """An empty cell behind a `slot_cell`, for writers that know no wider one."""


#: Those that every builder writes as the nodes they derive from.
PLAIN = (open_space_hours, open_space_period, open_space_board, board_row, open_space_session)


def moment_at(hours: Hours, day: int, clock: time, text: str = "") -> moment:
    """The moment at which clocks show *clock* on *day* of *hours*, written as *text* or else as ``08:55``."""
    when = hours.moment(day, clock).isoformat(timespec="minutes")
    return moment("", text or f"{clock:%H:%M}", datetime=when)


def texts_of(row: nodes.row) -> list[str]:
    """What the cells of *row* say."""
    return [cell.astext().strip() for cell in row.findall(nodes.entry)]
