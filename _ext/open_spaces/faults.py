"""What can be wrong with an open space."""

from __future__ import annotations

from records.faults import PyConTWFault


class Fault(PyConTWFault):
    """Of an open space."""

    HOURS_TABLE = (
        "hours_table",
        "An open-space-hours holds one Markdown table of four columns: day, opens, closes, remark.",
    )
    HOURS_DATE = ("hours_date", "An open-space-hours needs the date of the event's first day: `:date: 2021-10-02`.")
    HOURS_TWICE = ("hours_twice", "The hours of a day are declared only once; other notes link to them.")
    DAY = (
        "day",
        "A day is a number from 1 to 9, where 1 is the event's first day; a board has only days that the page's "
        "hours have, by their number or date.",
    )
    TIME = ("time", "A time uses the 24-hour clock: 08:55.")
    ENDS_FIRST = ("ends_first", "A row ends later than it begins, on the same day.")
    OVERLAP = ("overlap", "The periods of a day do not overlap; merge those that do.")
    BOARD_TABLE = (
        "board_table",
        "An open-space-board holds one Markdown table: of the six columns subject, host, day, start, end, space; of "
        "columns with known headings, among them a time and a topic (時間, 主題); or of a time and a column for each "
        "space.",
    )
    SLOT = (
        "slot",
        "A time of a board is a start and an end, 13:00–14:00, or with `:minutes:` a start alone, on the 24-hour "
        "clock; its day may be before it: Day 1 13:00–14:00, 10/2 13:00–14:00.",
    )
    NO_HOURS = ("no_hours", "An open-space-board needs an open-space-hours on the same page, which gives the days.")
    NO_SUBJECT = ("no_subject", "A session has a subject: the first cell of its row, or the one under that heading.")
    SESSION_TWICE = (
        "session_twice",
        "A subject appears only once a day on a board; number its parts: Git (1), Git (2).",
    )
    SPACE_TAKEN = ("space_taken", "A space holds one session at a time.")
    TOO_MANY = ("too_many", "No more sessions run in parallel than `:parallel:` in the page's open-space-hours allows.")
    OUTSIDE_HOURS = ("outside_hours", "A session takes place within the page's open-space-hours.")
