"""The words that open spaces add to a page or a feed, and days and times as its language writes them.

Their Chinese is in ``locale/zh_TW/LC_MESSAGES/pycontw.po``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from babel.dates import format_skeleton

from open_spaces.record import Hours
from records.days import HOME_ZONE
from records.labels import _


def short_date(day: date, language: str) -> str:
    """``Sat, Oct 2``."""
    return format_skeleton("MMMEd", day, locale=language)


def offset(when: datetime) -> str:
    """How far *when*'s clocks are from UTC: ``UTC+8``, ``UTC-3:30``."""
    minutes = int((when.utcoffset() or timedelta()).total_seconds()) // 60
    hours, rest = divmod(abs(minutes), 60)
    return f"UTC{'-' if minutes < 0 else '+'}{hours}" + (f":{rest:02}" if rest else "")


def hours_caption() -> str:
    return _("Open space hours")


def hours_words(hours: Hours) -> str:
    """The options of the hours, in words."""
    if hours.parallel:
        said = {"zone": _zone(hours.noon), "offset": offset(hours.noon), "most": hours.parallel}
        return _("Times are in %(zone)s (%(offset)s). Up to %(most)d open spaces can run in parallel.") % said
    return zone_words(hours.noon)


def zone_words(when: datetime) -> str:
    """Whose clocks show the times of the day of *when*."""
    return _("Times are in %(zone)s (%(offset)s).") % {"zone": _zone(when), "offset": offset(when)}


def _zone(when: datetime) -> str:
    name = str(when.tzinfo)
    return _("Taiwan time") if name == HOME_ZONE else name


def next_ones() -> str:
    """What is before the note of the open spaces that come next."""
    return _("Next: ")


def last_ones() -> str:
    """What is before the note of the last open spaces, where none are known to come."""
    return _("The last ones were: ")


def day_before_times(day: str) -> str:
    return _("%s, ") % day


def period_title(name: str, day: int) -> str:
    """The title of the period on *day*, counted from 1, of the hours called *name*."""
    return _("%(name)s, day %(day)d") % {"name": name, "day": day}


def board_caption() -> str:
    return _("Open spaces by time")


def column_words() -> Mapping[str, str]:
    """The headings of a board's columns for which its table has none."""
    return {"subject": _("Subject"), "host": _("Host"), "space": _("Space")}


def day_number(day: int) -> str:
    """*day*, counted from 1, where its date is not known."""
    return _("Day %d") % day


def tool_labels() -> Mapping[str, str]:
    """What the button, its script and the link to the calendar say."""
    return {
        "button": _("Show times in my time zone"),
        "zone": _("Your time zone: "),
        "same": _("Your local times are the same."),
        "mine": _("your time"),
        "calendar": _("Subscribe to the calendar (.ics)"),
    }


def now_labels(noon: datetime) -> Mapping[str, str]:
    """What a script says of what is on now and next, around the times that it knows; *noon* is one of the event's."""
    said = {"time": "{time}", "mine": "{mine}", "zone": _zone(noon)}
    return {
        "now": _("Now, until %s") % "{time}",
        "next": _("Next, at %s") % "{time}",
        "on": _("Now"),
        "soon": _("Next"),
        "there": _("%(time)s %(zone)s") % said,
        "both": _("%(time)s %(zone)s, %(mine)s your time") % said,
        "colon": _(": "),
        "comma": separator(),
        "zone": str(noon.tzinfo),
    }


def separator() -> str:
    """What is between the subjects of sessions."""
    return _(", ")


def calendar_name(project: str) -> str:
    return _("Open spaces: %s") % project


def host_words(host: str) -> str:
    """Who hosts a session, in the calendar."""
    return _("Host: %s") % host
