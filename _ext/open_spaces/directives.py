"""When open spaces take place, and the sessions that attendees host.

The body of the hours is a Markdown table of day, opening, closing and a remark:

.. code-block:: markdown

   :::{open-space-hours} Open spaces at PyCon Taiwan 2021
   :date: 2021-10-02
   :time-zone: Asia/Taipei
   :parallel: 10

   | Day | Opens | Closes | Remark            |
   | --- | ----- | ------ | ----------------- |
   | 1   | 08:55 | 16:15  | After the keynote |
   :::

That of the board is a table of sessions, which the page shows by time; the days are those of the hours on
the same page:

.. code-block:: markdown

   :::{open-space-board}

   | Subject | Host | Day | Start | End   | Space   |
   | ------- | ---- | --- | ----- | ----- | ------- |
   | Git     |      | 1   | 13:00 | 14:00 | Table 1 |
   :::
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from language_pair.faults import warn
from language_pair.tables import mark_headings
from open_spaces import labels, record
from open_spaces.faults import Fault
from open_spaces.nodes import (
    TIME_COLUMNS,
    board_row,
    day_strips,
    open_space_board,
    open_space_hours,
    open_space_period,
    texts_of,
    time_tools,
)
from open_spaces.record import Hours, Span
from records import options
from records.days import HOME_ZONE, long_date
from records.table_directive import TableDirective

_HOURS_COLUMNS = 4
_BOARD_COLUMNS = 6


class OpenSpaceHours(TableDirective):
    """Show the hours of open spaces; each row is a record."""

    no_table = Fault.HOURS_TABLE
    option_spec: ClassVar = {
        "date": options.date,
        "time-zone": record.time_zone,
        "parallel": record.parallel,
        "times-only": directives.flag,
        "lang": options.language,
        "no-index": directives.flag,
    }

    def default_caption(self) -> str:
        return labels.hours_caption()

    def make(self, table: nodes.table) -> nodes.Node:
        shown = self.framed(table, open_space_hours, "open-space-hours")
        shown["times-only"] = "times-only" in self.options
        mark_headings(shown)
        heading_row, *body = shown.findall(nodes.row)
        spans = self._spans(body) if self.has_columns(heading_row, _HOURS_COLUMNS) else {}
        shown["hours"] = hours = self._hours(tuple(spans.values()))
        if hours is None:
            return shown
        self._record(hours, spans)
        known = [day_strips(hours=hours)] if hours.periods else []
        tools = time_tools(calendar="no-index" not in self.options)
        words = labels.zone_words(hours.noon) if shown["times-only"] else labels.hours_words(hours)
        facts = nodes.paragraph("", words, translatable=False, classes=["open-space-facts"])
        return nodes.container("", facts, tools, shown, *known, classes=["open-spaces"])

    def _spans(self, body: list[nodes.row]) -> dict[nodes.row, Span]:
        """What each row says, of those that can be read."""
        docname = self.place[0]
        spans = {}
        for row in body:
            span = _read_span(texts_of(row)[:3], docname=docname, line=row.line or self.lineno)
            if span:
                spans[row] = span
        for span, above in record.overlaps(spans.values()):
            found = f"{span.hours} on day {span.day} overlaps with {above.hours} in line {above.line}"
            warn(Fault.OVERLAP, found, location=(docname, span.line))
        return spans

    def _hours(self, periods: tuple[Span, ...]) -> Hours | None:
        wrong = [name for name in ("date", "time-zone") if f":{name}:" in self.block_text and name not in self.options]
        if "date" not in self.options and not wrong:
            warn(Fault.HOURS_DATE, f"this {self.name} has no date", location=self.place)
        if "date" not in self.options or wrong:  # MyST has said what is wrong; false times would be worse than none
            return None
        return Hours(
            first_day=date.fromisoformat(self.options["date"]),
            zone=self.options.get("time-zone", HOME_ZONE),
            parallel=self.options.get("parallel"),
            periods=periods,
        )

    def _record(self, hours: Hours, spans: dict[nodes.row, Span]) -> None:
        numbers: Counter[int] = Counter()
        for row, span in spans.items():
            numbers[span.day] += 1
            day = hours.date_of(span.day)
            period = open_space_period("", *row.children, hours=hours, day=span.day, span=span)
            period.source, period.line = row.source, row.line
            row.replace_self(period)
            words = long_date(day, self.config.language)
            shown = nodes.paragraph("", words, translatable=False, classes=["date"])
            next(period.findall(nodes.entry)).append(shown)
            self.declare(period, record.period_id(day, numbers[span.day]))


class OpenSpaceBoard(TableDirective):
    """Show the sessions by time, once `transforms` knows the page's hours; each row is a record."""

    no_table = Fault.BOARD_TABLE
    option_spec: ClassVar = {"lang": options.language, "no-index": directives.flag}

    def default_caption(self) -> str:
        return labels.board_caption()

    def make(self, table: nodes.table) -> open_space_board:
        shown = self.framed(table, open_space_board, "open-space-board")
        heading_row, *body = shown.findall(nodes.row)
        shown["readable"] = self.has_columns(heading_row, _BOARD_COLUMNS)
        shown["no-index"] = "no-index" in self.options
        mark_headings(shown)
        for row in body if shown["readable"] else []:
            self._read(row)
        return shown

    def _read(self, row: nodes.row) -> None:
        """Have *row* say its time; what is wrong with it is reported."""
        docname, line = self.place[0], row.line or self.lineno
        texts = texts_of(row)
        span = _read_span([texts[column] for column in TIME_COLUMNS], docname=docname, line=line, space=texts[5])
        if not texts[0]:
            warn(Fault.NO_SUBJECT, "this session has no subject", location=(docname, line))
        session = board_row("", *row.children, span=span)
        session.source, session.line = row.source, row.line
        row.replace_self(session)


def _read_span(times: Sequence[str], *, docname: str, line: int, space: str = "") -> Span | None:
    """The day, the start and the end that three cells hold; each that cannot be read is reported."""
    place = docname, line
    try:
        day = record.read_day(times[0])
    except ValueError:
        day = 0
        warn(Fault.DAY, f"{times[0]!r} is not a day" if times[0] else "the day is missing", location=place)
    clocks = []
    for text in times[1:]:
        try:
            clocks.append(record.read_time(text))
        except ValueError:
            warn(Fault.TIME, f"{text!r} is not a time" if text else "a time is missing", location=place)
    if not day or len(clocks) < 2:
        return None
    start, end = clocks
    if end <= start:
        warn(Fault.ENDS_FIRST, f"this row begins at {start:%H:%M} and ends at {end:%H:%M}", location=place)
        return None
    return Span(line=line, day=day, start=start, end=end, space=space)
