"""What an open space is: a period of hours, or a session on the board. Pure: no Sphinx.

Days and times are checked against each other as a table has them (`Span`, read by `clock`);
what is recorded has real moments, with their time zone (`Period`, `Session`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

_NOT_IN_ID = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, kw_only=True, slots=True)
class Span:
    """A row with its day, counted from 1, and its times; *line* is the note's, *space* may be empty."""

    line: int
    day: int
    start: time
    end: time
    space: str = ""

    def meets(self, other: Span) -> bool:
        """Whether both have a minute in common."""
        return self.day == other.day and self.start < other.end and other.start < self.end

    @property
    def hours(self) -> str:
        return f"{self.start:%H:%M}–{self.end:%H:%M}"


@dataclass(frozen=True, kw_only=True, slots=True)
class Hours:
    """When open spaces may take place: *first_day* is day 1, *zone* an IANA name, *parallel* the number
    of sessions that may run at a time, ``None`` for any."""

    first_day: date
    zone: str
    parallel: int | None
    periods: tuple[Span, ...]

    def date_of(self, day: int) -> date:
        return self.first_day + timedelta(days=day - 1)

    def day_of(self, year: int | None, month: int, day: int) -> int | None:
        """The number of the day with this date, of any year or of *year*; ``None`` where no number is that day's."""
        for number in range(1, 10):
            found = self.date_of(number)
            if (found.month, found.day) == (month, day) and year in (None, found.year):
                return number
        return None

    @property
    def noon(self) -> datetime:
        """That of the first day, whose clocks stand for those of the event."""
        return self.moment(1, time(12))

    def moment(self, day: int, clock: time) -> datetime:
        """The moment at which clocks in *zone* show *clock* on *day*."""
        return datetime.combine(self.date_of(day), clock, ZoneInfo(self.zone))


@dataclass(frozen=True, kw_only=True, slots=True)
class Period:
    """A time in which open spaces take place; *remark* may be empty."""

    id: str
    title: str
    starts: datetime
    ends: datetime
    remark: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Session:
    """An open space: *title* is its subject; *host* and *space* may be empty."""

    id: str
    title: str
    starts: datetime
    ends: datetime
    host: str
    space: str


def time_zone(argument: str | None) -> str:
    """The IANA name of a time zone: what the option says."""
    if argument not in available_timezones():
        raise ValueError("a time zone is an IANA name, such as Asia/Taipei")
    return argument


def parallel(argument: str | None) -> int:
    """How many sessions may run at a time: what the option says."""
    if not (argument or "").isascii() or not (argument or "").isdigit() or int(argument or 0) < 1:
        raise ValueError("the number of sessions in parallel is 1 or more")
    return int(argument or 0)


def period_id(day: date, number: int) -> str:
    """The id of the *number*-th period of *day*, counted from 1: it stays when the hours are corrected.

    >>> period_id(date(2021, 10, 2), 1), period_id(date(2021, 10, 2), 2)
    ('open-space-2021-10-02', 'open-space-2021-10-02-2')
    """
    return f"open-space-{day}" + (f"-{number}" if number > 1 else "")


def session_id(day: date, subject: str) -> str:
    """The id of a session, made of its subject as it is written: it stays when the session moves.

    >>> session_id(date(2021, 10, 2), "Git"), session_id(date(2021, 10, 2), "桌遊")
    ('session-2021-10-02-git', 'session-2021-10-02-1910d5')
    """
    words = _NOT_IN_ID.sub("-", subject.lower()).strip("-")
    if not words or not subject.isascii():
        words = f"{words}-{hashlib.sha256(subject.encode()).hexdigest()[:6]}".lstrip("-")
    return f"session-{day}-{words}"


def overlaps(spans: Iterable[Span]) -> Iterator[tuple[Span, Span]]:
    """Each span that meets one above it, with that one."""
    above: list[Span] = []
    for span in spans:
        met = next((other for other in above if span.meets(other)), None)
        if met:
            yield span, met
        above.append(span)


def clashes(sessions: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Each session that needs a space at a time at which one above it has it, with that one."""
    spaces = dict.fromkeys(_plain(session.space) for session in sessions if session.space)
    for space in spaces:
        yield from overlaps(session for session in sessions if _plain(session.space) == space)


def _plain(space: str) -> str:
    return " ".join(space.casefold().split())


def too_many(sessions: Iterable[Span], allowed: int) -> Iterator[tuple[Span, int]]:
    """Each session that begins while *allowed* others are on, with the number that then run in parallel."""
    running: list[Span] = []
    for session in sorted(sessions, key=lambda each: (each.day, each.start, each.line)):
        running = [other for other in running if other.meets(session)] + [session]
        if len(running) > allowed:
            yield session, len(running)


def is_within(session: Span, periods: Iterable[Span]) -> bool:
    """Whether *session* lies in the hours; periods that touch are one."""
    reached = session.start
    for period in sorted(periods, key=lambda each: (each.day, each.start)):
        if period.day == session.day and period.start <= reached < period.end:
            reached = period.end
    return reached >= session.end
