"""Days and times as a page shows them: in its language, each time with the moment that it stands for.

A time in a row of open spaces becomes a `moment`, wherever it stands, so that a script can show the
reader's own time beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from babel.dates import format_skeleton
from docutils import nodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import Locale

from open_spaces.record import TIME, Hours, read_time

#: Where digits with a colon are no time, or cannot hold another element.
_NO_PROSE = (nodes.literal, nodes.raw, nodes.math)


class moment(nodes.inline):
    """A time of the day; ``datetime`` is the moment with its offset, ``2021-10-02T08:55+08:00`` (ISO 8601)."""


class timed_row(nodes.row):
    """A row whose times are those of one day: ``day``, counted from 1, of ``hours``."""


class MarkMoments(SphinxTransform):
    """Make every time in a `timed_row` a `moment`; after translation, which knows no such thing."""

    default_priority = Locale.default_priority + 5

    def apply(self, **kwargs: Any) -> None:
        for row in self.document.findall(timed_row):
            for text in list(row.findall(nodes.Text)):
                if not isinstance(text.parent, (moment, *_NO_PROSE)) and TIME.search(text):
                    place = text.parent.index(text)
                    text.parent[place : place + 1] = list(_with_moments(str(text), row["hours"], row["day"]))


def _with_moments(text: str, hours: Hours, day: int) -> Iterator[nodes.Node]:
    for part in re.split(f"({TIME.pattern})", text):
        if TIME.fullmatch(part):
            yield moment("", part, datetime=stamp(hours.moment(day, read_time(part))))
        elif part:
            yield nodes.Text(part)


def moment_at(hours: Hours, day: int, clock: time) -> moment:
    return moment("", f"{clock:%H:%M}", datetime=stamp(hours.moment(day, clock)))


def stamp(when: datetime) -> str:
    return when.isoformat(timespec="minutes")


def long_date(day: date, language: str) -> str:
    """*day* as a language writes it: ``Sat, Oct 2, 2021``."""
    return format_skeleton("yMMMEd", day, locale=language)


def short_date(day: date, language: str) -> str:
    """``Sat, Oct 2``."""
    return format_skeleton("MMMEd", day, locale=language)


def offset(when: datetime) -> str:
    """How far *when*'s clocks are from UTC: ``UTC+8``, ``UTC-3:30``."""
    minutes = int((when.utcoffset() or timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")
