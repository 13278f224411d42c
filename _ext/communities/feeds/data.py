"""The communities for other programs: ``feeds/communities.json`` with its JSON Schema beside it, and
schema.org's words for them (JSON-LD), for the head of the pages that have their cards.

Their text is in the language of the build. https://schema.org/Organization
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from sphinx.builders import Builder

from communities import labels
from communities.checks import Check, checks_of
from communities.cities import CITIES, City
from communities.dead_links import dead_links
from communities.feeds.meetings import calendar_of
from communities.record import LINK_KINDS, Community
from communities.recurrence import Recurrence
from language_pair.languages import Language
from records import days
from records.domain import records_of
from records.facts import NewerFact
from records.feeds import address_of, identity_of

JSON_FEED = "feeds/communities.json"
SCHEMA = "communities.schema.json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Listed:
    """A community, the address of its card, what names it in the data of its own page, and what is to be checked."""

    community: Community
    page: str
    identity: str
    checks: tuple[Check, ...] = ()


def listed_in(builder: Builder, docname: str | None = None) -> list[Listed]:
    """The communities of all notes, or of one, in the order of the notes."""
    today, dead = days.today(builder.config.communities_today), dead_links(builder.config) or ()
    return [
        Listed(
            community=entry.record,
            page=address_of(entry, builder),
            identity=identity_of(entry, builder),
            checks=tuple(checks_of(entry.record, today, dead)),
        )
        for entry in records_of(builder.env).entries("community", docname)
        if isinstance(entry.record, Community)
    ]


def create_json(listed: Sequence[Listed], language: Language, root: str) -> str:
    """The communities as JSON (RFC 8259), in the order of the notes; *root* is the site's address, empty if unknown."""
    described = [_describe(each, language, root) for each in listed]
    feed = {"$schema": SCHEMA, "language": language.tag, "communities": described}
    return json.dumps(feed, ensure_ascii=False, indent=1)


def _describe(listed: Listed, language: Language, root: str) -> dict[str, Any]:
    community = listed.community
    city = CITIES.get(community.city)
    links = dict(community.links)
    return {
        "id": community.id,
        "name": community.title,
        "page": listed.page,
        "city": _city(city, language) if city else None,
        "founded": int(community.founded) if community.founded else None,
        "founders": community.founders or None,
        "organiser": community.organiser or None,
        "cadence": community.cadence or None,
        "recurrence": _rule(community.recurrence) if community.recurrence else None,
        "calendar": urljoin(root, calendar_of(community.id)) if community.meetings else None,
        "venue": community.venue or None,
        "languages": list(community.languages),
        "status": community.status.name,
        "checked": community.status.checked or None,
        "links": {kind: links[kind] for kind in LINK_KINDS if kind in links},
        "as_of": int(community.as_of) if community.as_of else None,
        "newer": {fact.field: _newer(fact) for fact in community.newer},
        "to_check": [{"doubt": check.doubt, "text": labels.check_words(check)} for check in listed.checks],
    }


def _newer(fact: NewerFact) -> dict[str, Any]:
    return {"date": fact.date, "source": fact.source, "source_url": fact.url or None, "note": fact.own or None}


def _rule(recurrence: Recurrence) -> str:
    """As RFC 5545 writes it, without an end."""
    return ";".join(f"{part}={_values(value)}" for part, value in recurrence.frequency.items())


def _values(value: str | Sequence[object]) -> str:
    return value if isinstance(value, str) else ",".join(map(str, value))


def _city(city: City, language: Language) -> dict[str, Any]:
    return {
        "id": city.id,
        "name": city.names[language.code],
        "official_name": city.official[language.code],
        "region": city.region.id,
        "latitude": city.latitude,
        "longitude": city.longitude,
    }


def linked_data(listed: Sequence[Listed], language: Language) -> list[dict[str, Any]]:
    """The communities of a page in schema.org's words."""
    return [_organization(each, language) for each in listed]


def _organization(listed: Listed, language: Language) -> dict[str, Any]:
    community, city = listed.community, CITIES.get(listed.community.city)
    known = {
        "url": dict(community.links).get("website", ""),
        "sameAs": [url for kind, url in community.links if kind in ("meetup", "facebook")],
        "foundingDate": community.founded,
        "knowsLanguage": list(community.languages),
        "location": _location(city, language) if city else None,
        "subjectOf": [_claim(fact, language) for fact in community.newer],
    }
    organization = {"@type": "Organization", "@id": listed.identity, "name": community.title}
    return organization | {name: value for name, value in known.items() if value}


def _claim(fact: NewerFact, language: Language) -> dict[str, Any]:
    """What says where a newer fact is from: https://schema.org/Claim"""
    source = {"@type": "CreativeWork", "name": fact.source} | ({"url": fact.url} if fact.url else {})
    text = labels.fact_words(fact)
    return {"@type": "Claim", "text": text, "inLanguage": language.tag, "dateCreated": fact.date, "citation": source}


def _location(city: City, language: Language) -> dict[str, Any]:
    address = {"@type": "PostalAddress", "addressLocality": city.official[language.code], "addressCountry": "TW"}
    return {"@type": "Place", "address": address}
