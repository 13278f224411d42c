"""When open spaces take place. The body is a Markdown table of day, opening, closing and a remark:

.. code-block:: markdown

   :::{open-space-hours} Open spaces at PyCon Taiwan 2021
   :date: 2021-10-02
   :time-zone: Asia/Taipei
   :parallel: 10

   | Day | Opens | Closes | Remark            |
   | --- | ----- | ------ | ----------------- |
   | 1   | 08:55 | 16:15  | After the keynote |
   :::

The sessions of attendees are in `board`.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import ClassVar
from zoneinfo import available_timezones

from docutils import nodes
from docutils.parsers.rst import directives

from language_pair.faults import warn
from language_pair.tables import mark_headings, wide_table
from open_spaces import record
from open_spaces.faults import Fault
from open_spaces.record import Hours, Span
from open_spaces.rows import read_span, texts_of
from open_spaces.times import long_date, offset, timed_row
from records import domain, options
from records.directives import set_id
from records.labels import _
from records.table_directive import TableDirective

#: That of the conference.
HOME_ZONE = "Asia/Taipei"
_COLUMNS = 4


class open_space_hours(wide_table):
    """The table; ``hours`` is what it says, ``None`` without a date."""


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
            title=_("%(name)s, day %(day)d") % {"name": name, "day": span.day},
            starts=hours.moment(span.day, span.start),
            ends=hours.moment(span.day, span.end),
            remark=texts_of(self)[3],
        )


class day_strips(nodes.General, nodes.Element):
    """The ``hours`` as a bar for each day; only for HTML, and the table is its text."""


class time_tools(nodes.General, nodes.Element):
    """What a reader can do with the times on a web page; ``calendar`` says whether the calendar has them."""


def time_zone(argument: str | None) -> str:
    if argument not in available_timezones():
        raise ValueError("a time zone is an IANA name, such as Asia/Taipei")
    return argument


def parallel(argument: str | None) -> int:
    if not (argument or "").isascii() or not (argument or "").isdigit() or int(argument or 0) < 1:
        raise ValueError("the number of sessions in parallel is 1 or more")
    return int(argument or 0)


class OpenSpaceHours(TableDirective):
    """Show the hours of open spaces; each row is a record."""

    no_table = Fault.HOURS_TABLE
    option_spec: ClassVar = {
        "date": options.date,
        "time-zone": time_zone,
        "parallel": parallel,
        "lang": options.language,
        "no-index": directives.flag,
    }

    def default_caption(self) -> str:
        return _("Open space hours")

    def make(self, table: nodes.table) -> nodes.Node:
        shown = self.framed(table, open_space_hours, "open-space-hours")
        mark_headings(shown)
        heading_row, *body = shown.findall(nodes.row)
        spans = self._spans(body) if self.has_columns(heading_row, _COLUMNS) else {}
        shown["hours"] = hours = self._hours(tuple(spans.values()))
        if hours is None:
            return shown
        self._record(hours, spans)
        known = [day_strips(hours=hours)] if hours.periods else []
        tools = time_tools(calendar="no-index" not in self.options)
        return nodes.container("", self._facts(hours), tools, shown, *known, classes=["open-spaces"])

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
            period["record_id"] = record.period_id(day, numbers[span.day])
            period["no-index"] = "no-index" in self.options
            period.source, period.line = row.source, row.line
            row.replace_self(period)
            shown = nodes.paragraph("", long_date(day, self.config.language), translatable=False, classes=["date"])
            next(period.findall(nodes.entry)).append(shown)
            set_id(period, self.state.document)

    def _facts(self, hours: Hours) -> nodes.paragraph:
        """The options, in words."""
        zone = _("Taiwan time") if hours.zone == HOME_ZONE else hours.zone
        far = offset(hours.moment(1, record.read_time("12:00")))
        said = {"zone": zone, "offset": far, "most": hours.parallel}
        facts = _("Times are in %(zone)s (%(offset)s).") % said
        if hours.parallel:
            facts = _("Times are in %(zone)s (%(offset)s). Up to %(most)d open spaces can run in parallel.") % said
        return nodes.paragraph("", facts, translatable=False, classes=["open-space-facts"])
