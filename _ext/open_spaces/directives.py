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

It may be the table of a HackMD note as it is (`columns`, `boards`):

.. code-block:: markdown

   :::{open-space-board}
   :day: 2

   | 時間          | 桌 1          | 桌 2 |
   | ------------- | ------------- | ---- |
   | 13:00 – 14:00 | Git<br>小明   | 桌遊 |
   :::
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from language_pair.faults import warn
from language_pair.tables import mark_headings
from open_spaces import clock, labels, record
from open_spaces.columns import Says, columns_of
from open_spaces.faults import Fault
from open_spaces.nodes import (
    day_strips,
    open_space_board,
    open_space_hours,
    open_space_period,
    texts_of,
    time_tools,
)
from open_spaces.reading import read_span
from open_spaces.record import Hours, Span
from records import options
from records.days import HOME_ZONE, long_date
from records.table_directive import TableDirective

_HOURS_COLUMNS = 4
#: A person as HackMD writes one, or as the import leaves one, at the beginning of a cell or behind what it says.
_NAME = re.compile(r"(^\s*|\|)?\s*(?:\[name=([^\]]+)\]|\[([^\]]+)\]\{\.name\})")


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
        tools = time_tools(calendar="no-index" not in self.options, noon=hours.noon)
        words = labels.zone_words(hours.noon) if shown["times-only"] else labels.hours_words(hours)
        facts = nodes.paragraph("", words, translatable=False, classes=["open-space-facts"])
        return nodes.container("", facts, tools, shown, *known, classes=["open-spaces"])

    def _spans(self, body: list[nodes.row]) -> dict[nodes.row, Span]:
        """What each row says, of those that can be read."""
        docname = self.place[0]
        spans = {}
        for row in body:
            span = read_span(texts_of(row)[:3], docname=docname, line=row.line or self.lineno)
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
    """Show the sessions by time, once `transforms` knows the page's hours; each is a record."""

    no_table = Fault.BOARD_TABLE
    option_spec: ClassVar = {
        "day": clock.day,
        "minutes": clock.minutes,
        "lang": options.language,
        "no-index": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        for index, line in enumerate(self.content):
            self.content[index] = _NAME.sub(_host, line)
        return super().run()

    def default_caption(self) -> str:
        return labels.board_caption()

    def make(self, table: nodes.table) -> open_space_board:
        shown = self.framed(table, open_space_board, "open-space-board")
        heading_row = next(shown.findall(nodes.row))
        headings = texts_of(heading_row)
        known = headings[: self.columns(heading_row)]
        columns = columns_of(known)
        shown["columns"] = columns and columns + (Says.OTHER,) * (len(headings) - len(known))
        shown["day"], shown["minutes"] = self.options.get("day", ""), self.options.get("minutes", 0)
        shown["no-index"] = "no-index" in self.options
        if columns is None:
            place = self.place[0], heading_row.line or self.lineno
            warn(Fault.BOARD_TABLE, f"the headings of this table are {', '.join(map(repr, known))}", location=place)
            mark_headings(shown)
        return shown


def _host(found: re.Match[str]) -> str:
    """HackMD's name of a person as plain text: what a cell has behind its subject is in a line of its own."""
    is_first, name = found[1] is not None, found[2] or found[3]
    return f"{found[1]} {name}" if is_first else f"<br>{name}"
