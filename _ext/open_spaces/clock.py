"""Days and times of day as the tables of open spaces write them. Pure: no Sphinx."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

#: A time of the day, wherever it is in a text; a colon of a Chinese keyboard counts too.
TIME = re.compile(r"(?<![\d:：])(?:[01]?[0-9]|2[0-3])[:：][0-5][0-9](?![\d:：])")
_DAY = re.compile(r"(?:day|第)?\s*([1-9])\s*天?", re.IGNORECASE)
#: A day by its date, with the year or without, and the day of the week in brackets.
_DATE = re.compile(r"(?:(\d{4})\s*[-/年]\s*)?(\d{1,2})\s*[-/月]\s*(\d{1,2})\s*日?\s*(?:[(（][^()（）]*[)）])?")
#: What may be between a start and an end.
_TO = re.compile(r"\s*(?:[-－–—~～〜−至到]|to)+\s*")


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
    if not is_time(text):
        raise ValueError(text)
    hour, minute = re.split("[:：]", text.strip())
    return time(int(hour), int(minute))


def is_time(text: str) -> bool:
    """Whether *text* is a time that `read_time` can read."""
    return TIME.fullmatch(text.strip()) is not None


def is_date(text: str) -> bool:
    """Whether *text* is a day by its date.

    >>> [is_date(text) for text in ("10/2 (六)", "2021-10-02", "10月2日", "2", "Day 2")]
    [True, True, True, False, False]
    """
    return _DATE.fullmatch(text.strip()) is not None


def read_date(text: str) -> tuple[int | None, int, int]:
    """The year, where it is given, the month and the day of *text*; `ValueError` for no date.

    >>> read_date("10/2 (六)"), read_date("2021-10-02")
    ((None, 10, 2), (2021, 10, 2))
    """
    match = _DATE.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    year, month, day = match.groups()
    return int(year) if year else None, int(month), int(day)


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
