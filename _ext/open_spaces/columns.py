"""Which column of a board says what, by the headings of its table: the guide's, or HackMD's. Pure: no Sphinx."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum, auto


class Says(Enum):
    """What a column says of a session; ``SESSIONS`` are those in the space that the column's heading names."""

    SUBJECT = auto()
    HOST = auto()
    SPACE = auto()
    DAY = auto()
    START = auto()
    END = auto()
    TIME = auto()
    SESSIONS = auto()
    OTHER = auto()


#: The headings that are known, in any case; a slash or a blank may be between those of two languages.
HEADINGS = {
    Says.SUBJECT: ("subject", "topic", "title", "session", "what", "主題", "題目", "議題", "標題", "內容"),
    Says.HOST: ("host", "hosts", "who", "name", "主持人", "主持", "發起人", "主揪", "誰", "姓名"),
    Says.SPACE: (
        "space",
        "room",
        "table",
        "place",
        "location",
        "where",
        "地點",
        "空間",
        "場地",
        "教室",
        "桌號",
        "桌次",
    ),
    Says.DAY: ("day", "date", "日期", "天", "日"),
    Says.START: ("start", "starts", "begin", "begins", "from", "開始", "開始時間"),
    Says.END: ("end", "ends", "to", "until", "結束", "結束時間"),
    Says.TIME: ("time", "when", "時間", "時段"),
    Says.OTHER: ("remark", "remarks", "note", "notes", "備註", "說明"),
}
_BY_HEADING = {heading: says for says, headings in HEADINGS.items() for heading in headings}
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
#: Columns that have this meaning by their places, whatever their headings.
IN_ORDER = (Says.SUBJECT, Says.HOST, Says.DAY, Says.START, Says.END, Says.SPACE)
#: What says when a session is.
WHEN = (Says.DAY, Says.START, Says.END, Says.TIME)
_TIMES = (
    {Says.TIME},
    {Says.DAY, Says.TIME},
    {Says.START, Says.END},
    {Says.DAY, Says.START, Says.END},
    {Says.START},
    {Says.DAY, Says.START},
)


def columns_of(headings: Sequence[str]) -> tuple[Says, ...] | None:
    """What each column says; ``None`` where the table is none of sessions.

    >>> [says.name for says in columns_of(("時間", "主題", "主持人"))]
    ['TIME', 'SUBJECT', 'HOST']
    >>> [says.name for says in columns_of(("Time", "Table 1", "Table 2"))]
    ['TIME', 'SESSIONS', 'SESSIONS']
    """
    found = tuple(map(_meaning, headings))
    when = {says for says in found if says in WHEN}
    known = [says for says in found if says not in (None, Says.OTHER)]
    if Says.SUBJECT in found and when in _TIMES and len(set(known)) == len(known):
        return tuple(says or Says.OTHER for says in found)
    leading = next((place for place, says in enumerate(found) if says not in WHEN), len(found))
    if leading == 0 and headings and not headings[0]:
        leading, found = 1, (Says.TIME, *found[1:])
    spaces, times = found[leading:], found[:leading]
    if spaces and set(times) in _TIMES and len(set(times)) == leading and not any(spaces):
        return tuple(says or Says.SESSIONS for says in found)
    return IN_ORDER if len(headings) == len(IN_ORDER) else None


def _meaning(heading: str) -> Says | None:
    """What a column with that *heading* says, if it is known.

    >>> _meaning("時間 / Time (UTC+8)").name, _meaning("Table 1")
    ('TIME', None)
    """
    words = " ".join(_BRACKETS.sub("", heading).casefold().split())
    if words in _BY_HEADING:
        return _BY_HEADING[words]
    parts = {_BY_HEADING.get(part) for part in re.split(r"[/|\s]+", words)}
    return parts.pop() if len(parts) == 1 else None
