"""Times of day as people write them, in English and in Chinese. Pure: no Sphinx.

A time is read where it can be one only. 七點, ``7`` and ``7:30`` may be in the morning or in the evening, unless
晚上 or ``pm`` is beside them; ``07:30`` and ``19:30`` are those of a 24-hour clock.
"""

from __future__ import annotations

import re
from datetime import time

#: The hours of each part of the day. At 12 am, and at 晚上 12 點, it may be another day.
_HOURS = {
    "a": range(12),
    "p": range(12, 24),
    "凌晨": range(6),
    "早上": range(5, 12),
    "上午": range(5, 12),
    "中午": range(11, 14),
    "下午": range(12, 19),
    "傍晚": range(16, 20),
    "晚上": range(17, 24),
    "晚間": range(17, 24),
}
PARTS_OF_DAY = "|".join(part for part in _HOURS if len(part) > 1)
_SPOKEN = {"一": 1, "二": 2, "兩": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_SPOKEN |= {"十一": 11, "十二": 12}
_TIME = (
    rf"(?:(?P<part>{PARTS_OF_DAY})\s*)?"
    rf"(?P<hour>[0-9]{{1,2}}|(?:{'|'.join(sorted(_SPOKEN, key=len, reverse=True))})(?=[點時]))"
    r"(?:[:.](?P<minute>[0-5][0-9])|\s*[點時](?P<past>半|整|[0-5]?[0-9]分)?)?"
    r"(?:\s*(?P<half>[ap])\.?m\.?)?"
)
_PATTERN = re.compile(_TIME)
_ANY = re.sub(r"\?P<\w+>", "?:", _TIME) + r"|\bnoon"
#: Times at the end of a text, and what is before them.
_AT_END = re.compile(
    rf"(?P<before>.*?)(?:,?\s*(?:at|from)\s|,\s*|\s*)(?P<starts>{_ANY})(?:\s*(?:[-–—~至到]|to\s|until\s)\s*(?P<ends>{_ANY}))?"
)


def split(text: str) -> tuple[str, tuple[time, time | None] | None] | None:
    """What is before the times at the end of *text*, and when it starts and ends as far as it says so; None where the
    times cannot be read, or are two that could be of two days.

    >>> split("every wednesday, 19:00–21:00")
    ('every wednesday', (datetime.time(19, 0), datetime.time(21, 0)))
    >>> split("every wednesday"), split("every wednesday at 7")
    (('every wednesday', None), None)
    """
    found = _AT_END.fullmatch(text)
    if found is None:
        return text, None
    starts, ends = _read_both(found["starts"], found["ends"] or "")
    is_read = starts is not None and (ends is not None or not found["ends"])
    if starts is None or not is_read or (ends and ends <= starts):
        return None
    return found["before"], (starts, ends)


def _read_both(starts: str, ends: str) -> tuple[time | None, time | None]:
    """Of two times, one may say for both which half of the day they are in: 7–9 pm, 下午兩點到五點."""
    first, second = _part(starts), _part(ends)
    return _read(starts, first or (second if second in ("a", "p") else "")), _read(ends, second or first)


def _part(text: str) -> str:
    found = _PATTERN.fullmatch(text)
    return (found["part"] or found["half"] or "") if found else ""


def _read(text: str, part: str) -> time | None:
    if text == "noon":
        return time(12)
    found = _PATTERN.fullmatch(text)
    if found is None:
        return None
    hour = _SPOKEN.get(found["hour"]) or int(found["hour"])
    minute = 30 if found["past"] == "半" else int(found["minute"] or re.sub(r"\D", "", found["past"] or "") or 0)
    is_of_24_hours = hour > 12 or (len(found["hour"]) == 2 and found["minute"] is not None)
    possible = {hour, hour + 12} if hour < 12 else {hour}
    if part:
        possible &= {*_HOURS[part]}
    elif is_of_24_hours:
        possible = {hour}
    return time(possible.pop(), minute) if len(possible) == 1 and max(possible) < 24 else None
