"""What an open space is: a period of hours, or a session on the board. Pure: no Sphinx.

Days and times are read as a table writes them, and checked against each other in that form (`Span`);
what is recorded has real moments, with their time zone (`Period`, `Session`).
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

#: A time of the day, wherever it is in a text; a colon of a Chinese keyboard counts too.
TIME = re.compile(r"(?<![\d:：])(?:[01]?[0-9]|2[0-3])[:：][0-5][0-9](?![\d:：])")
_DAY = re.compile(r"(?:day|第)?\s*([1-9])\s*天?", re.IGNORECASE)
#: A day by its date, with the year or without, and the day of the week in brackets.
_DATE = re.compile(r"(?:(\d{4})\s*[-/年]\s*)?(\d{1,2})\s*[-/月]\s*(\d{1,2})\s*日?\s*(?:[(（][^()（）]*[)）])?")
#: What may be between a start and an end.
_TO = re.compile(r"\s*(?:[-–—~～〜−至到]|to)+\s*")
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


def read_day(text: str) -> int:
    """The day that a cell names; `ValueError` for none.

    >>> [read_day(text) for text in ("1", "Day 2", "第 3 天")]
    [1, 2, 3]
    """
    match = _DAY.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    return int(match[1])


def read_time(text: str) -> time:
    """The time that a cell holds; `ValueError` for none.

    >>> read_time("8:55")
    datetime.time(8, 55)
    """
    if not TIME.fullmatch(text.strip()):
        raise ValueError(text)
    hour, minute = re.split("[:：]", text.strip())
    return time(int(hour), int(minute))


def is_date(text: str) -> bool:
    """Whether *text* is a day by its date.

    >>> [is_date(text) for text in ("10/2 (六)", "2021-10-02", "10月2日", "2", "Day 2")]
    [True, True, True, False, False]
    """
    return _DATE.fullmatch(text.strip()) is not None


def is_day(text: str) -> bool:
    """Whether *text* is a day, by its number or its date."""
    return is_date(text) or _DAY.fullmatch(text.strip()) is not None


def day(argument: str | None) -> str:
    """A day as a directive's option names it."""
    if not is_day(argument or ""):
        raise ValueError("a day is a number from 1 to 9, or a date in the form 2021-10-02 or 10/2")
    return str(argument).strip()


def minutes(argument: str | None) -> int:
    """How long a session is."""
    if not re.fullmatch("[1-9][0-9]{0,2}", (argument or "").strip()):
        raise ValueError("a length is a number of minutes from 1 to 999")
    return int(str(argument))


def day_of(text: str, hours: Hours) -> int | None:
    """The number of the day with the date *text*, which `is_date`; ``None`` for one that no number can be given."""
    match = _DATE.fullmatch(text.strip())
    year, month, number = (int(part) if part else None for part in match.groups()) if match else (None, None, None)
    for count in range(1, 10):
        found = hours.date_of(count)
        if (found.month, found.day) == (month, number) and year in (None, found.year):
            return count
    return None


def read_slot(text: str) -> tuple[str, str, str]:
    """The day, the start and the end that a cell holds; day and end may be empty. `ValueError` for no time.

    >>> read_slot("13:00 ~ 14:00"), read_slot("10/2 (六) 9:00"), read_slot("Day 1, 13:00 – 14:00")
    (('', '13:00', '14:00'), ('10/2 (六)', '9:00', ''), ('Day 1', '13:00', '14:00'))
    """
    found = list(TIME.finditer(text))
    if not 1 <= len(found) <= 2:
        raise ValueError(text)
    day_text, behind = text[: found[0].start()].strip(" ,，:：\n"), text[found[-1].end() :].strip()
    between = text[found[0].end() : found[-1].start()] if len(found) == 2 else ""
    if behind or (day_text and not is_day(day_text)) or (len(found) == 2 and not _TO.fullmatch(between)):
        raise ValueError(text)
    return day_text, found[0][0], found[1][0] if len(found) == 2 else ""


def after(start: str, minutes: int) -> str:
    """The time of the day *minutes* after *start*.

    >>> after("13:40", 30)
    '14:10'
    """
    clock = datetime.combine(date.min, read_time(start)) + timedelta(minutes=minutes)
    return f"{clock:%H:%M}"


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
