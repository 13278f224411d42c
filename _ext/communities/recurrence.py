"""On which days a community meets: what `cadence` reads, in the terms of RFC 5545. Pure: no Sphinx.

https://www.rfc-editor.org/rfc/rfc5545#section-3.3.10
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from records.days import HOME_ZONE, a_year_after

#: As RFC 5545 calls them, Monday first, as `date.weekday` counts them.
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
#: The number of a month's last such weekday.
LAST = -1
_ZONE = ZoneInfo(HOME_ZONE)
_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Recurrence:
    """Days that recur: *weekdays* of each week, 0 for Monday; with *numbers*, the first, second … or `LAST` of these
    weekdays in each month; or *month_days*, days of each month; or, where all three are empty, each day.

    *starts* is the time in Taiwan, *ends* that of the same day; either may not be known.
    """

    weekdays: tuple[int, ...] = ()
    numbers: tuple[int, ...] = ()
    month_days: tuple[int, ...] = ()
    starts: time | None = None
    ends: time | None = None

    def falls_on(self, day: date) -> bool:
        if self.month_days:
            return day.day in self.month_days
        if self.weekdays and day.weekday() not in self.weekdays:
            return False
        return not self.numbers or (day.day + 6) // 7 in self.numbers or (LAST in self.numbers and _is_last(day))

    def days(self, first: date, last: date) -> Iterator[date]:
        """The days from *first* to *last*, both included, on which it falls."""
        found = (first + _DAY * number for number in range((last - first).days + 1))
        return filter(self.falls_on, found)

    def rule(self, last: date) -> dict[str, Any]:
        """The parts of an ``RRULE`` that ends with the day *last* in Taiwan."""
        until = datetime.combine(last, time.max, _ZONE).astimezone(UTC).replace(microsecond=0) if self.starts else last
        return {**self.frequency, "UNTIL": until}

    @property
    def frequency(self) -> Mapping[str, Any]:
        """The parts of an ``RRULE`` without an end."""
        names = [WEEKDAYS[day] for day in self.weekdays]
        if self.month_days:
            return {"FREQ": "MONTHLY", "BYMONTHDAY": list(self.month_days)}
        if self.numbers:
            return {"FREQ": "MONTHLY", "BYDAY": [f"{number}{name}" for name in names for number in self.numbers]}
        return {"FREQ": "WEEKLY", "BYDAY": names} if names else {"FREQ": "DAILY"}

    def start(self, day: date) -> date | datetime:
        """When it begins on *day*: the day itself where no time is known."""
        return datetime.combine(day, self.starts, _ZONE) if self.starts else day

    def end(self, day: date) -> datetime | None:
        return datetime.combine(day, self.ends, _ZONE) if self.ends else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Meetings:
    """The meetings that are known: those of a *recurrence* from the day on which it was *checked*, for twelve months;
    *since* is that day, or a later one on which the recurrence became known."""

    recurrence: Recurrence
    checked: date
    since: date

    @property
    def last(self) -> date:
        """The last day of which something is known."""
        return a_year_after(self.checked)

    @property
    def first(self) -> date:
        """The day of the first meeting, if there is one."""
        return next(self.upcoming(self.since))

    def upcoming(self, today: date) -> Iterator[date]:
        return self.recurrence.days(max(today, self.since), self.last)


def _is_last(day: date) -> bool:
    return (day + _WEEK).month != day.month
