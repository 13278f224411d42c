"""The table of a board becomes sessions, whatever it looks like: each has the cells that are shown, and its time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from docutils import nodes

from language_pair.faults import warn
from language_pair.nodes import line_break
from language_pair.reading.line_breaks import SPELLING
from language_pair.tables import as_header
from open_spaces import clock, labels
from open_spaces.columns import WHEN, Says
from open_spaces.faults import Fault
from open_spaces.nodes import board_row, open_space_board, texts_of
from open_spaces.reading import read_span
from open_spaces.record import Hours, Span

#: The columns that are shown, in this order; the time heads each group of sessions.
_SHOWN = (Says.SUBJECT, Says.HOST, Says.SPACE)
#: How an empty cell of a grid may be written.
_EMPTY = ("", "-", "–", "—")


@dataclass(frozen=True, kw_only=True, slots=True)
class Line:
    """A session: the *row* with what is shown of it, its *subject*, its day and times as they are written, and, if
    they can be read, its *span*."""

    row: board_row
    subject: str
    times: tuple[str, ...]
    span: Span | None

    @property
    def slot(self) -> object:
        """What the sessions of one group have in common."""
        return (self.span.day, self.span.start, self.span.end) if self.span else self.times

    @property
    def place(self) -> tuple[Any, ...]:
        """Where it is on the board; what has no time comes last, as it is written."""
        if self.span is None:
            return 1, self.row.line
        return 0, self.span.day, self.span.start, self.span.end, self.span.line


@dataclass(frozen=True, kw_only=True, slots=True)
class _Session:
    """A session as its table has it: the cells by what they say, those that say something else, and its time."""

    row: nodes.row
    cells: dict[Says, nodes.entry]
    others: list[nodes.entry]
    times: tuple[str, ...]
    span: Span | None


class BoardReader:
    """Reads a *board*, whose days are those of *hours*; what cannot be read is reported."""

    def __init__(self, board: open_space_board, hours: Hours | None, docname: str) -> None:
        self._board, self._hours, self._docname = board, hours, docname
        self._columns: Sequence[Says] = board["columns"]
        self._heading_row, *self._body = board.findall(nodes.row)
        self._headings = list(self._heading_row.findall(nodes.entry))
        self._day: str = board["day"] or ("1" if hours and {span.day for span in hours.periods} == {1} else "")

    def read(self) -> list[Line]:
        """The sessions in their order on the page; the table is left with the headings of what is shown of them."""
        sessions = [session for row in self._body for session in self._sessions(row)]
        shown = [says for says in _SHOWN if says in self._columns or any(says in each.cells for each in sessions)]
        others = [cell for cell, says in zip(self._headings, self._columns, strict=True) if says is Says.OTHER]
        self._board["shown"] = [*(says.name for says in shown), *(Says.OTHER.name for _cell in others)]
        self._leave([self._heading(says) for says in shown] + others)
        return sorted([self._line(session, shown) for session in sessions], key=lambda line: line.place)

    def _leave(self, headings: Sequence[nodes.entry]) -> None:
        """Leave *headings* alone of the table."""
        group = next(self._board.findall(nodes.tgroup))
        specs = [nodes.colspec(colwidth=12) for _heading in headings]
        self._heading_row.children = []
        self._heading_row += headings
        for cell in headings:
            as_header(cell, "col")
        head = self._heading_row.parent
        group.children = []
        group += [*specs, head, nodes.tbody()]
        group["cols"] = len(headings)

    def _line(self, session: _Session, shown: Sequence[Says]) -> Line:
        cells = [session.cells.get(says) or nodes.entry() for says in shown] + session.others
        row = board_row("", *cells)
        as_header(cells[0], "row")
        row.source, row.line = session.row.source, session.row.line
        subject = session.cells[Says.SUBJECT].astext().strip()
        if not subject:
            warn(Fault.NO_SUBJECT, "this session has no subject", location=(self._docname, row.line or 0))
        return Line(row=row, subject=subject, times=session.times, span=session.span)

    def _heading(self, says: Says) -> nodes.entry:
        if says in self._columns:
            return self._headings[self._columns.index(says)]
        words = labels.column_words()[says.name.lower()]
        return nodes.entry("", nodes.paragraph("", words, translatable=False))

    def _sessions(self, row: nodes.row) -> Iterator[_Session]:
        cells, texts = list(row.findall(nodes.entry)), texts_of(row)
        if self._is_day(texts):
            return
        found = list(self._found(cells))
        if not found:  # a time that nobody has taken
            return
        times, span = self._time(texts, row.line or 0)
        others = [cell for cell, says in zip(cells, self._columns, strict=True) if says is Says.OTHER]
        for said in found:
            space = said[Says.SPACE].astext().strip() if Says.SPACE in said else ""
            placed = span and Span(line=span.line, day=span.day, start=span.start, end=span.end, space=space)
            yield _Session(row=row, cells=said, others=others, times=times, span=placed)

    def _is_day(self, texts: Sequence[str]) -> bool:
        """Whether a row only says of which day those below it are."""
        if Says.TIME not in self._columns:
            return False
        said = texts[self._columns.index(Says.TIME)]
        if [text for text in texts if text] != [said] or not clock.is_day(said):
            return False
        self._day = said
        return True

    def _found(self, cells: Sequence[nodes.entry]) -> Iterator[dict[Says, nodes.entry]]:
        """The sessions of a row: the one that it is, or one for each cell of a grid."""
        if Says.SUBJECT in self._columns:
            said = {says: cell for says, cell in zip(self._columns, cells, strict=True) if says in _SHOWN}
            if any(cell.astext().strip() for says, cell in said.items() if says is not Says.SPACE):
                yield said
            return
        for says, cell, heading in zip(self._columns, cells, self._headings, strict=True):
            if says is Says.SESSIONS and cell.astext().strip() not in _EMPTY:
                space = nodes.entry("", *(child.deepcopy() for child in heading.children))
                yield {**_subject_and_host(cell), Says.SPACE: space}

    def _time(self, texts: Sequence[str], line: int) -> tuple[tuple[str, ...], Span | None]:
        """When a row is: as it is written, and as it is read."""
        said = {says: text for says, text in zip(self._columns, texts, strict=True) if says in WHEN}
        day, start, end = said.get(Says.DAY) or self._day, said.get(Says.START, ""), said.get(Says.END, "")
        written = (day, *(said[says] for says in (Says.START, Says.END, Says.TIME) if says in said))
        if Says.TIME in said:
            try:
                own_day, start, end = clock.read_slot(said[Says.TIME])
            except ValueError:
                self._report_slot(said[Says.TIME], line)
                return written, None
            day = own_day or day
        if start and not end and (Says.TIME in said or Says.END not in said):
            if not self._board["minutes"] or not clock.is_time(start):
                self._report_slot(said.get(Says.TIME, start), line)
                return written, None
            end = clock.after(start, self._board["minutes"])
        if clock.is_date(day):
            if self._hours is None:
                return written, None  # which has been said
            day = f"{self._hours.day_of(*clock.read_date(day)) or day}"
        return written, read_span((day, start, end), docname=self._docname, line=line)

    def _report_slot(self, text: str, line: int) -> None:
        found = f"{text!r} does not say when a session begins and ends" if text else "the time is missing"
        warn(Fault.SLOT, found, location=(self._docname, line))


def _subject_and_host(cell: nodes.entry) -> dict[Says, nodes.entry]:
    """What is before the first line break of a grid's *cell*, and what is behind it; messages of their own."""
    text = cell.children[0]
    if len(cell) != 1 or not isinstance(text, nodes.paragraph):
        return {Says.SUBJECT: cell}
    breaks = [place for place, child in enumerate(text.children) if isinstance(child, line_break)]
    parts = text.rawsource.split(SPELLING)
    if not breaks or len(parts) != len(breaks) + 1:  # a break inside a link parts nothing
        return {Says.SUBJECT: cell}
    before, behind = text.children[: breaks[0]], text.children[breaks[0] + 1 :]
    return {
        Says.SUBJECT: _cell(text, parts[0], before),
        Says.HOST: _cell(text, SPELLING.join(parts[1:]), behind),
    }


def _cell(of: nodes.Element, rawsource: str, children: Sequence[nodes.Node]) -> nodes.entry:
    text = nodes.paragraph(rawsource.strip(), "", *children)
    text.source, text.line = of.source, of.line
    cell = nodes.entry("", text)
    cell.source, cell.line = of.source, of.line
    return cell
