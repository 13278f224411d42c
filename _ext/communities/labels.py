"""The words that communities add to a page, in its language."""

from __future__ import annotations

from collections.abc import Mapping

from communities.cities import City, Region
from communities.record import Status
from records.labels import _


def fact_labels() -> dict[str, str]:
    """The label of each fact on a card, by the option that gives the fact."""
    return {
        "city": _("City"),
        "founded": _("Founded"),
        "founders": _("Founders"),
        "organiser": _("Organiser"),
        "cadence": _("Meets"),
        "venue": _("Venue"),
        "languages": _("Languages"),
        "website": _("Website"),
        "meetup": _("Meetup"),
        "facebook": _("Facebook"),
        "report": _("Report"),
    }


def language_names() -> dict[str, str]:
    """The name of each of `record.LANGUAGES`, by its tag."""
    return {
        "zh-TW": _("Mandarin"),
        "en": _("English"),
        "nan": _("Taiwanese"),
        "hak": _("Hakka"),
        "ja": _("Japanese"),
    }


def status_names() -> dict[str, str]:
    """The word for each of `record.STATUSES`."""
    return {"active": _("active"), "paused": _("paused"), "archived": _("archived"), "unknown": _("unknown")}


def status_words(status: Status) -> str:
    """*status* as a card says it."""
    text = _("Status: %(status)s (checked on %(day)s)") if status.checked else _("Status: %(status)s")
    if status.stale:
        text = _("Status: %(status)s (last checked on %(day)s, more than 12 months ago)")
    return text % {"status": status_names()[status.name], "day": status.checked}


def region_words(region: Region, language: str) -> str:
    """*region* as a card says it, before the status."""
    return _("Region: %s") % region.names[language] + " · "


def filter_labels(total: int) -> Mapping[str, str]:
    """What the form above *total* cards says; its script fills in ``{shown}``."""
    return {
        "form": _("Filter the communities"),
        "city": _("City"),
        "region": _("Region"),
        "status": _("Status"),
        "all": _("all"),
        "clear": _("Show all"),
        "count": _("%(shown)s of %(total)s communities") % {"shown": "{shown}", "total": total},
    }


def separator() -> str:
    """What is between the items of a list in a sentence."""
    return _(", ")


def view_labels() -> Mapping[str, str]:
    """What the timeline and the map's list say where the notes are silent."""
    return {
        "no-year": _("Year not given"),
        "no-city": _("City not given"),
        "none": _("No communities are recorded."),
    }


def city_words(city: City, language: str) -> str:
    """*city*, before its communities."""
    return _("%s: ") % city.names[language]


def map_name() -> str:
    return _("Map of the communities")


def dot_words(city: str, count: int) -> str:
    """What a dot of the map says to a screen reader."""
    spoken = _("%(city)s: 1 community") if count == 1 else _("%(city)s: %(count)d communities")
    return spoken % {"city": city, "count": count}


def map_credit() -> Mapping[str, str]:
    """Whose outlines the map has: ``credit`` is the sentence, which the other two go into as links."""
    return {
        "credit": _("Outlines: Ministry of the Interior, Taiwan, %(dataset)s, %(license)s; simplified."),
        "dataset": _("county borders"),
        "license": _("Open Government Data License, version 1.0"),
    }
