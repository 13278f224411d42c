"""Calendars of records, for programs to subscribe to (https://www.rfc-editor.org/rfc/rfc5545).

A feature makes an event of a record, and gives it what only it knows; what all events and calendars have is here.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from icalendar import Calendar, Event, Timezone
from sphinx.builders import Builder

from language_pair.history import last_changes
from language_pair.languages import Language
from records.domain import Entry
from records.feeds import address_of

#: Of an event that takes nobody's time: who subscribes stays free.
FREE = "TRANSPARENT"
#: The right half of a UID, which makes it different from any other program's: a domain of the conference.
_HOST = "tw.pycon.org"
_PRODUCT = "-//PyCon Taiwan//PyCon TW Notes//EN"
#: How often a calendar should look again (RFC 7986).
_REFRESH = timedelta(days=1)


def last_change(entry: Entry, builder: Builder) -> date | None:
    """The day of the last commit to the record's note; None where git does not know it."""
    day = last_changes(Path(builder.env.srcdir)).get(str(builder.env.doc2path(entry.docname, base=False)), "")
    return date.fromisoformat(day) if day else None


def url_of(entry: Entry, builder: Builder) -> str:
    """Where a record is; empty where the site does not know its own address."""
    return address_of(entry, builder) if builder.config.html_baseurl else ""


def event(record_id: str, *, changed: date, starts: date | datetime, url: str = "", **texts: str) -> Event:
    """An event of the record with that id, which is the same in every language; *texts* that are empty are left out."""
    made = Event()
    made.add("uid", f"{record_id}@{_HOST}")
    made.add("dtstamp", datetime.combine(changed, time(), UTC))
    made.add("dtstart", starts)
    for name, text in {**texts, "url": url}.items():
        if text:
            made.add(name, text)
    return made


def calendar_text(events: Iterable[Event], *, name: str, language: Language) -> str:
    """The calendar called *name*, with texts in *language*, in the order of when its *events* start."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("name", name, parameters={"language": language.tag})
    calendar.add("x-wr-calname", name)  # what most programs read instead
    calendar.add("refresh-interval", _REFRESH, parameters={"value": "DURATION"})
    for each in sorted(events, key=lambda each: (_moment(each.decoded("dtstart")), str(each["uid"]))):
        calendar.add_component(each)
    first = min((each.decoded("dtstart").year for each in calendar.events), default=1970)
    for zone in sorted(calendar.get_missing_tzids(), reverse=True):
        calendar.subcomponents.insert(0, _timezone(zone, first))
    text: str = calendar.to_ical().decode()
    return text


@functools.cache
def _timezone(name: str, first: int) -> Timezone:
    """What the time zone is from the year *first* on, which takes long to find: it is the same in every calendar."""
    return Timezone.from_tzid(name, first_date=date(first, 1, 1))


def _moment(day: date | datetime) -> datetime:
    return day if isinstance(day, datetime) else datetime.combine(day, time(), UTC)
