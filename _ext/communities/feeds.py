"""The communities for other programs: ``feeds/communities.json`` with its JSON Schema beside it, and
schema.org's words for them (JSON-LD), for the head of the pages that have their cards.

https://schema.org/Organization
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from communities.cities import CITIES, City
from communities.overview import Found, communities
from communities.record import LINK_KINDS
from language_pair import languages
from language_pair.outputs import site_of, write_output
from records.feeds import address_of, identity_of

FEED = "feeds/communities.json"
SCHEMA = "communities.schema.json"


def create_feed(found: Sequence[Found], builder: StandaloneHTMLBuilder) -> str:
    """The communities as JSON (RFC 8259), in the words of the build's language."""
    language = languages.of_code(builder.config.language)
    described = [_describe(each, builder) for each in found]
    feed = {"$schema": SCHEMA, "language": language.tag, "communities": described}
    return json.dumps(feed, ensure_ascii=False, indent=1)


def _describe(each: Found, builder: StandaloneHTMLBuilder) -> dict[str, Any]:
    community, city = each.community, CITIES.get(each.community.city)
    links = dict(community.links)
    return {
        "id": community.id,
        "name": community.title,
        "page": address_of(each.entry, builder),
        "city": _city(city, builder.config.language) if city else None,
        "founded": int(community.founded) if community.founded else None,
        "founders": community.founders or None,
        "organiser": community.organiser or None,
        "cadence": community.cadence or None,
        "venue": community.venue or None,
        "languages": list(community.languages),
        "status": community.status.name,
        "checked": community.status.checked or None,
        "links": {kind: links[kind] for kind in LINK_KINDS if kind in links},
    }


def _city(city: City, language: str) -> dict[str, Any]:
    return {
        "id": city.id,
        "name": city.names[language],
        "official_name": city.official[language],
        "region": city.region.id,
        "latitude": city.latitude,
        "longitude": city.longitude,
    }


def linked_data(found: Sequence[Found], builder: StandaloneHTMLBuilder) -> list[dict[str, Any]]:
    """The communities of a page in schema.org's words."""
    return [_organization(each, builder) for each in found]


def _organization(each: Found, builder: StandaloneHTMLBuilder) -> dict[str, Any]:
    community, city = each.community, CITIES.get(each.community.city)
    known = {
        "url": dict(community.links).get("website", ""),
        "sameAs": [url for kind, url in community.links if kind in ("meetup", "facebook")],
        "foundingDate": community.founded,
        "knowsLanguage": list(community.languages),
        "location": _location(city, builder.config.language) if city else None,
    }
    organization = {"@type": "Organization", "@id": identity_of(each.entry, builder), "name": community.title}
    return organization | {name: value for name, value in known.items() if value}


def _location(city: City, language: str) -> dict[str, Any]:
    address = {"@type": "PostalAddress", "addressLocality": city.official[language], "addressCountry": "TW"}
    return {"@type": "Place", "address": address}


def write_feed(app: Sphinx, exception: Exception | None) -> None:
    """Write the feed of a web site."""
    site = site_of(app.builder)
    if site and exception is None:
        content = create_feed(communities(app.env), site) + "\n"
        write_output(app, FEED, content, schema=Path(__file__).with_name(SCHEMA))


def setup(app: Sphinx) -> None:
    app.connect("build-finished", write_feed)
