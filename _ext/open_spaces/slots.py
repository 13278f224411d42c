"""The sessions of a board, checked against the hours and grouped by time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from language_pair.faults import warn
from open_spaces import record
from open_spaces.board import filler, open_space_board, open_space_session, slot_cell, slot_row
from open_spaces.directives import open_space_hours
from open_spaces.faults import Fault
from open_spaces.record import Hours, Span
from open_spaces.rows import read_span, texts_of
from open_spaces.times import long_date, moment_at
from records.directives import set_id
from records.labels import _

#: The columns of a board that the headings of the groups say.
_TIMES = slice(2, 5)


@dataclass(frozen=True, kw_only=True, slots=True)
class _Line:
    """A row of a board: its node, what its cells say, and its time, if that can be read."""

    row: nodes.row
    texts: list[str]
    span: Span | None

    @property
    def slot(self) -> object:
        """What the sessions of one group have in common."""
        return (self.span.day, self.span.start, self.span.end) if self.span else self.texts[_TIMES]

    @property
    def place(self) -> tuple[Any, ...]:
        """Where it stands on the board; what has no time comes last, as it is written."""
        if self.span is None:
            return 1, self.row.line
        return 0, self.span.day, self.span.start, self.span.end, self.span.line


class ArrangeBoards(SphinxTransform):
    """Check the sessions against the hours, which may stand below them, and group them by time.

    Before anything is translated: the groups' headings are no messages.
    """

    default_priority = 6

    def apply(self, **kwargs: Any) -> None:
        for board in list(self.document.findall(open_space_board)):
            if board["readable"]:
                hours = self._hours_of(board)
                lines = sorted(self._lines(board), key=lambda line: line.place)
                self._check(lines, hours)
                if lines:
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

    def _lines(self, board: open_space_board) -> Iterator[_Line]:
        for row in list(board.findall(nodes.row))[1:]:
            texts, line = texts_of(row), row.line or 0
            span = read_span(texts[_TIMES], docname=self.env.current_document.docname, line=line, space=texts[5])
            if not texts[0]:
                warn(Fault.NO_SUBJECT, "this session has no subject", location=self._place(line))
            yield _Line(row=row, texts=texts, span=span)

    def _place(self, line: int) -> tuple[str, int]:
        return self.env.current_document.docname, line

    def _check(self, lines: list[_Line], hours: Hours | None) -> None:
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

    def _arrange(self, board: open_space_board, lines: list[_Line], hours: Hours | None) -> None:
        group = next(board.findall(nodes.tgroup))
        specs = list(group.findall(nodes.colspec))
        group.children = [child for child in group.children if child not in specs[_TIMES]]
        group["cols"] = len(specs) - len(specs[_TIMES])
        del next(board.findall(nodes.row)).children[_TIMES]
        body = next(board.findall(nodes.tbody))
        body.children = []
        slot = None
        for line in lines:
            if slot != line.slot:
                slot = line.slot
                body += _heading(line, hours, cells=group["cols"], language=self.config.language)
            del line.row.children[_TIMES]
            body += line.row
            if hours and line.span and line.texts[0]:
                self._record(line, line.span, hours, no_index=board["no-index"])

    def _record(self, line: _Line, span: Span, hours: Hours, *, no_index: bool) -> None:
        session = open_space_session("", *line.row.children, hours=hours, day=span.day, span=span)
        session["record_id"] = record.session_id(hours.date_of(span.day), line.texts[0])
        session["no-index"] = no_index
        session.source, session.line = line.row.source, line.row.line
        line.row.replace_self(session)
        set_id(session, self.document)


def _heading(line: _Line, hours: Hours | None, *, cells: int, language: str) -> slot_row:
    """The row above the sessions of a time: its words, or what is written where that cannot be read."""
    words = nodes.paragraph("", "", *_words(line, hours, language), translatable=False)
    return slot_row("", slot_cell("", words, scope="rowgroup"), *(filler() for _cell in range(cells - 1)))


def _words(line: _Line, hours: Hours | None, language: str) -> list[nodes.Node]:
    span = line.span
    if span is None:
        return [nodes.Text(" · ".join(text or "?" for text in line.texts[_TIMES]))]
    if hours is None:
        return [nodes.Text(_("Day %d") % span.day + f" · {span.hours}")]
    start, end = (moment_at(hours, span.day, clock) for clock in (span.start, span.end))
    return [nodes.Text(long_date(hours.date_of(span.day), language) + " · "), start, nodes.Text("–"), end]
