"""What the head of a page with conferences says of them to search engines: https://schema.org/ConferenceEvent"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from conferences.record import Conference
from language_pair.builders import site_of
from language_pair.linked_data import add_linked_data
from records.domain import records_of
from records.feeds import identity_of

_MODE = "https://schema.org/{}EventAttendanceMode"


def linked_data(conference: Conference, identity: str) -> dict[str, Any]:
    """A conference in schema.org's words; what is not known is left out."""
    places = []
    if conference.venue:
        places.append({"@type": "Place", "name": conference.venue})
    if conference.platform:
        places.append({"@type": "VirtualLocation", "name": conference.platform})
    data = {
        "@type": "ConferenceEvent",
        "@id": identity,
        "name": conference.title,
        "startDate": conference.begins.isoformat(),
        "endDate": conference.ends.isoformat(),
        "eventAttendanceMode": _mode(conference),
        "location": places[0] if len(places) == 1 else places,
        "url": conference.site,
    }
    return {name: value for name, value in data.items() if value}


def _mode(conference: Conference) -> str:
    if conference.venue and conference.platform:
        return _MODE.format("Mixed")
    if not conference.venue and not conference.platform:
        return ""
    return _MODE.format("Offline" if conference.venue else "Online")


def add_page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """For a page that records conferences; a list of them is not where they are."""
    site = site_of(app.builder)
    if not site:
        return
    found = [
        linked_data(entry.record, identity_of(entry, site))
        for entry in records_of(app.env).entries("conference", pagename)
        if isinstance(entry.record, Conference)
    ]
    if found:
        add_linked_data(context, found)
