"""The hours and the sessions for other programs.

``feeds/open-spaces.ics`` is for a calendar to subscribe to (https://www.rfc-editor.org/rfc/rfc5545);
a page that has open spaces says them in JSON-LD too, for search engines (https://schema.org/Event).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from icalendar import Calendar, Event
from sphinx.application import Sphinx
from sphinx.builders import Builder

from language_pair.builders import is_web
from language_pair.history import last_changes
from language_pair.languages import Language, of_code
from language_pair.outputs import write_output
from open_spaces import labels
from open_spaces.record import Period, Session
from records.domain import Entry, records_of
from records.feeds import address_of

CALENDAR_FEED = "feeds/open-spaces.ics"
#: The right half of a UID, which makes it different from any other program's: a domain of the conference.
_HOST = "tw.pycon.org"
_PRODUCT = "-//PyCon Taiwan//PyCon TW Notes//EN"
#: How often a calendar should look again (RFC 7986).
_REFRESH = timedelta(days=1)


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A record with the address of its row, empty where the site's is not known, and the day its note changed."""

    record: Period | Session
    url: str
    changed: date


def listed_in(builder: Builder, docname: str | None = None) -> list[Listed]:
    """The open spaces of all notes, or of one."""
    found = [_listed(entry, builder) for entry in records_of(builder.env).entries("open-space", docname)]
    return [each for each in found if each]


def _listed(entry: Entry, builder: Builder) -> Listed | None:
    record, env = entry.record, builder.env
    if not isinstance(record, Period | Session):
        return None
    day = last_changes(Path(env.srcdir)).get(str(env.doc2path(entry.docname, base=False)), "")
    url = address_of(entry, builder) if env.config.html_baseurl else ""
    return Listed(record=record, url=url, changed=date.fromisoformat(day) if day else record.starts.date())


def create_calendar(listed: Sequence[Listed], *, name: str, language: Language) -> str:
    """The calendar called *name*; its text is in *language*, its UIDs are the same in every language."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("name", name, parameters={"language": language.tag})
    calendar.add("x-wr-calname", name)  # what most programs read instead
    calendar.add("refresh-interval", _REFRESH, parameters={"value": "DURATION"})
    for each in sorted(listed, key=lambda each: (each.record.starts, each.record.id)):
        calendar.add_component(_event(each))
    first = min((each.record.starts.year for each in listed), default=1970)
    calendar.add_missing_timezones(first_date=date(first, 1, 1))
    text: str = calendar.to_ical().decode()
    return text


def _event(listed: Listed) -> Event:
    record = listed.record
    event = Event()
    event.add("uid", f"{record.id}@{_HOST}")
    event.add("dtstamp", datetime.combine(listed.changed, time(), UTC))
    event.add("dtstart", record.starts)
    event.add("dtend", record.ends)
    said = {"summary": record.title}
    if isinstance(record, Period):
        said["description"] = record.remark
        event.add("transp", "TRANSPARENT")  # the doors are open; no one is busy for that
    else:
        said["location"] = record.space
        said["description"] = labels.host_words(record.host) if record.host else ""
    for key, text in said.items():
        if text:
            event.add(key, text)
    if listed.url:
        event.add("url", listed.url)
    return event


def linked_data(listed: Iterable[Listed], language: Language) -> list[dict[str, Any]]:
    """The open spaces of a page in schema.org's words: an ``Event`` for each record."""
    return [_event_data(each, language) for each in listed]


def _event_data(listed: Listed, language: Language) -> dict[str, Any]:
    record = listed.record
    data: dict[str, Any] = {
        "@type": "Event",
        "name": record.title,
        "startDate": record.starts.isoformat(),
        "endDate": record.ends.isoformat(),
        "inLanguage": language.tag,
    }
    if isinstance(record, Period):
        data |= {"description": record.remark} if record.remark else {}
    else:
        data |= {"location": {"@type": "Place", "name": record.space}} if record.space else {}
    return data | ({"url": listed.url} if listed.url else {})


def write_feeds(app: Sphinx, exception: Exception | None) -> None:
    """Write the calendar of an HTML site that has open spaces."""
    if exception or not is_web(app.builder):
        return
    listed = listed_in(app.builder)
    Path(app.outdir, CALENDAR_FEED).unlink(missing_ok=True)
    if listed:
        name, language = labels.calendar_name(app.config.project), of_code(app.config.language)
        write_output(app, CALENDAR_FEED, create_calendar(listed, name=name, language=language))
