"""The hours and the sessions for other programs.

``feeds/open-spaces.ics`` is for a calendar to subscribe to (https://www.rfc-editor.org/rfc/rfc5545);
a page that has open spaces says them in JSON-LD too, for search engines (https://schema.org/Event).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from icalendar import Event
from sphinx.application import Sphinx
from sphinx.builders import Builder

from language_pair.builders import is_web
from language_pair.languages import Language, of_code
from language_pair.site_files import write_output
from open_spaces import labels
from open_spaces.record import Period, Session
from records import calendars
from records.domain import Entry, records_of

CALENDAR_FEED = "feeds/open-spaces.ics"


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
    record = entry.record
    if not isinstance(record, Period | Session):
        return None
    changed = calendars.last_change(entry, builder) or record.starts.date()
    return Listed(record=record, url=calendars.url_of(entry, builder), changed=changed)


def create_calendar(listed: Sequence[Listed], *, name: str, language: Language) -> str:
    """The calendar called *name*; its text is in *language*, its UIDs are the same in every language."""
    return calendars.calendar_text(map(_event, listed), name=name, language=language)


def _event(listed: Listed) -> Event:
    record = listed.record
    texts = {"summary": record.title}
    if isinstance(record, Period):
        texts |= {"description": record.remark, "transp": calendars.FREE}  # the doors are open; no one is busy for that
    else:
        texts |= {"location": record.space, "description": labels.host_words(record.host) if record.host else ""}
    event = calendars.event(record.id, changed=listed.changed, starts=record.starts, url=listed.url, **texts)
    event.add("dtend", record.ends)
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
    if listed:
        name, language = labels.calendar_name(app.config.project), of_code(app.config.language)
        write_output(app, CALENDAR_FEED, create_calendar(listed, name=name, language=language))
    else:
        Path(app.outdir, CALENDAR_FEED).unlink(missing_ok=True)
