"""When communities meet, for calendars to subscribe to: ``feeds/communities.ics`` and one of each community.

A community is in them where its cadence says on which days it meets and somebody has checked that it does. An entry
begins on the day of the check and ends twelve months later, whoever still subscribes to it by then.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from icalendar import Event
from sphinx.application import Sphinx
from sphinx.builders import Builder

from communities import labels
from communities.cities import CITIES
from communities.record import Community
from communities.recurrence import Meetings
from language_pair.languages import of_code
from language_pair.site_files import write_output
from records import calendars
from records.domain import Entry, records_of

#: Of all communities; those of each are in a folder of the same name.
ALL = "feeds/communities.ics"
_FOLDER = ALL.removesuffix(".ics")


def calendar_of(community_id: str) -> str:
    """The name of the calendar of a community, seen from the first page."""
    return f"{_FOLDER}/{community_id}.ics"


def write_calendars(app: Sphinx) -> None:
    """Write those that have an event, since a calendar without one is none, and delete the others."""
    found = list(_events(app.builder, app.config.language))
    texts = {ALL: (labels.calendar_name(app.config.project), [event for _community, event in found])}
    texts |= {calendar_of(community.id): (community.title, [event]) for community, event in found}
    written = {Path(app.outdir, file) for file, (_name, events) in texts.items() if events}
    for path in {Path(app.outdir, ALL), *Path(app.outdir, _FOLDER).glob("*.ics")} - written:
        path.unlink(missing_ok=True)
    with suppress(OSError):  # it is not there, or holds something else
        Path(app.outdir, _FOLDER).rmdir()
    for file, (name, events) in texts.items():
        if events:
            write_output(app, file, calendars.calendar_text(events, name=name, language=of_code(app.config.language)))


def _events(builder: Builder, language: str) -> Iterator[tuple[Community, Event]]:
    for entry in records_of(builder.env).entries("community"):
        community = entry.record
        if isinstance(community, Community) and community.meetings:
            yield community, _event(entry, community, community.meetings, builder, language)


def _event(entry: Entry, community: Community, meetings: Meetings, builder: Builder, language: str) -> Event:
    day, recurrence, city = meetings.first, meetings.recurrence, CITIES.get(community.city)
    event = calendars.event(
        f"community-{community.id}",
        changed=calendars.last_change(entry, builder) or meetings.checked,
        starts=recurrence.start(day),
        url=calendars.url_of(entry, builder),
        summary=community.title,
        description=labels.meeting_description(community),
        location=labels.separator().join(filter(None, [community.venue, city.names[language] if city else ""])),
        transp=calendars.FREE,
    )
    end = recurrence.end(day)
    if end:
        event.add("dtend", end)
    event.add("rrule", recurrence.rule(meetings.last))
    return event
