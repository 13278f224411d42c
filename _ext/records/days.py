"""What day it is where the conference is, and how long ago somebody looked. Pure: no Sphinx."""

from __future__ import annotations

import calendar
from datetime import date, datetime
from zoneinfo import ZoneInfo

from babel.dates import format_skeleton

#: The time zone of the conference and of the communities.
HOME_ZONE = "Asia/Taipei"


def today(given: str) -> date:
    """The day *given*, as ``2026-11-21``; the present day in Taiwan if it is empty: there, a day begins before it does
    where most builds run."""
    return date.fromisoformat(given) if given else datetime.now(tz=ZoneInfo(HOME_ZONE)).date()


def long_date(day: date, language: str) -> str:
    """*day* as a language writes it: ``Sat, Oct 2, 2021``."""
    return format_skeleton("yMMMEd", day, locale=language)


def a_year_after(day: date) -> date:
    """The last day that is not more than twelve months after *day*.

    >>> a_year_after(date(2026, 11, 21)).isoformat(), a_year_after(date(2024, 2, 29)).isoformat()
    ('2027-11-21', '2025-02-28')
    """
    year = day.year + 1
    return date(year, day.month, min(day.day, calendar.monthrange(year, day.month)[1]))


def is_stale(checked: str, today: date) -> bool:
    """Whether *checked*, a day as ``2026-11-21``, lies more than twelve months before *today*.

    >>> [is_stale("2024-02-29", date(2025, *day)) for day in ((2, 28), (3, 1))]
    [False, True]
    """
    return a_year_after(date.fromisoformat(checked)) < today
