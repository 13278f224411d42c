"""What is made of the tables of a page when all of them are read: the sessions of a board are checked against
the hours and grouped by time, and every time in a row becomes a `moment`, so that a script can show the
reader's own beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from language_pair.faults import warn
from language_pair.labels import BETWEEN_FACTS
from language_pair.passes import Pass, PostPass
from language_pair.tables import remove_columns
from open_spaces import labels, record
from open_spaces.boards import BoardReader, Line
from open_spaces.clock import TIME, read_time
from open_spaces.faults import Fault
from open_spaces.nodes import (
    filler,
    moment,
    moment_at,
    open_space_board,
    open_space_hours,
    open_space_session,
    slot_cell,
    slot_row,
    timed_row,
)
from open_spaces.record import Hours, Span
from records.days import long_date
from records.directives import set_id

#: The column of the remarks, counted from 0.
_REMARK = 3
#: Where digits with a colon are no time, or cannot hold another element.
_NO_PROSE = (nodes.literal, nodes.raw, nodes.math)


class ArrangeBoards(SphinxTransform):
    """Check the sessions against the hours, which may be below them, and group them by time.

    Before anything is translated: the groups' headings are no messages.
    """

    default_priority = Pass.ARRANGE_ROWS

    def apply(self, **kwargs: Any) -> None:
        for board in list(self.document.findall(open_space_board)):
            if board["columns"]:
                hours = self._hours_of(board)
                lines = BoardReader(board, hours, self.env.current_document.docname).read()
                self._check(lines, hours)
                self._arrange(board, lines, hours)

    def _hours_of(self, board: open_space_board) -> Hours | None:
        """Those last stated above *board*, or else first below it."""
        tables = list(self.document.findall(lambda node: isinstance(node, open_space_hours | open_space_board)))
        place = tables.index(board)
        around = [*reversed(tables[:place]), *tables[place:]]
        stated = next((table for table in around if isinstance(table, open_space_hours)), None)
        if stated is None:
            warn(Fault.NO_HOURS, "this open-space-board has no hours", location=board)
            return None
        hours: Hours | None = stated["hours"]
        return hours

    def _place(self, line: int) -> tuple[str, int]:
        return self.env.current_document.docname, line

    def _check(self, lines: list[Line], hours: Hours | None) -> None:
        spans = sorted([line.span for line in lines if line.span], key=lambda span: span.line)
        for span, above in record.clashes(spans):
            found = f"{span.space!r} has another session at this time, in line {above.line}"
            warn(Fault.SPACE_TAKEN, found, location=self._place(span.line))
        if hours is None:
            return
        for span, number in record.too_many(spans, hours.parallel or len(spans)):
            found = f"with this session, {number} run in parallel at {span.start:%H:%M}, but only {hours.parallel} may"
            warn(Fault.TOO_MANY, found, location=self._place(span.line))
        for span in spans:
            if span.day not in {period.day for period in hours.periods}:
                warn(Fault.DAY, f"the hours have no day {span.day}", location=self._place(span.line))
            elif not record.is_within(span, hours.periods):
                found = f"{span.hours} on day {span.day} is not within the hours"
                warn(Fault.OUTSIDE_HOURS, found, location=self._place(span.line))

    def _arrange(self, board: open_space_board, lines: list[Line], hours: Hours | None) -> None:
        cells = next(board.findall(nodes.tgroup))["cols"]
        body = next(board.findall(nodes.tbody))
        slot = None
        for line in lines:
            if slot != line.slot:
                slot = line.slot
                body += _heading(line, hours, cells=cells, language=self.config.language)
            body += line.row
            if hours and line.span and line.subject:
                self._record(line, line.span, hours, board)

    def _record(self, line: Line, span: Span, hours: Hours, board: open_space_board) -> None:
        session = open_space_session("", *line.row.children, hours=hours, day=span.day, span=span)
        session["record_id"] = record.session_id(hours.date_of(span.day), line.subject)
        session["no-index"], session["shown"] = board["no-index"], board["shown"]
        session.source, session.line = line.row.source, line.row.line
        line.row.replace_self(session)
        set_id(session, self.document)


class MarkMoments(SphinxTransform):
    """Make every time in a `timed_row` a `moment`; after translation, which knows no such thing."""

    default_priority = Pass.MARK_TIMES

    def apply(self, **kwargs: Any) -> None:
        for row in self.document.findall(timed_row):
            for text in list(row.findall(nodes.Text)):
                if not isinstance(text.parent, (moment, *_NO_PROSE)) and TIME.search(text):
                    place = text.parent.index(text)
                    text.parent[place : place + 1] = list(_with_moments(str(text), row["hours"], row["day"]))


class ShowTimesAlone(SphinxPostTransform):
    """Take the remarks off a page whose hours are to say times alone; the calendar has got them by now."""

    default_priority = PostPass.DROP_REMARKS

    def run(self, **kwargs: Any) -> None:
        for table in self.document.findall(open_space_hours):
            if table["times-only"] and table["hours"] and table["hours"].periods:
                remove_columns(table, [_REMARK])


def add_transforms(app: Sphinx) -> None:
    """Add those that a template does without: it has the remarks as messages."""
    if app.builder.name != "gettext":
        app.add_post_transform(ShowTimesAlone)


def _heading(line: Line, hours: Hours | None, *, cells: int, language: str) -> slot_row:
    """The row above the sessions of a time: its words, or what is written where that cannot be read."""
    words = nodes.paragraph("", "", *_words(line, hours, language), translatable=False)
    return slot_row("", slot_cell("", words, scope="rowgroup"), *(filler() for _cell in range(cells - 1)))


def _words(line: Line, hours: Hours | None, language: str) -> list[nodes.Node]:
    span = line.span
    if span is None:
        return [nodes.Text(BETWEEN_FACTS.join(text or "?" for text in line.times))]
    if hours is None:
        return [nodes.Text(f"{labels.day_number(span.day)}{BETWEEN_FACTS}{span.hours}")]
    start, end = (moment_at(hours, span.day, clock) for clock in (span.start, span.end))
    return [nodes.Text(long_date(hours.date_of(span.day), language) + BETWEEN_FACTS), start, nodes.Text("–"), end]


def _with_moments(text: str, hours: Hours, day: int) -> Iterator[nodes.Node]:
    for part in re.split(f"({TIME.pattern})", text):
        if TIME.fullmatch(part):
            yield moment_at(hours, day, read_time(part), part)
        elif part:
            yield nodes.Text(part)
