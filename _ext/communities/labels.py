"""The words that communities add to a page, in its language.

Their Chinese is in ``locale/zh_TW/LC_MESSAGES/pycontw.po``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from communities.checks import Check, Doubt
from communities.cities import City, Region
from communities.record import Community, Status
from communities.recurrence import Recurrence
from language_pair.labels import BETWEEN_FACTS
from records.days import long_date
from records.facts import NewerFact
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


def fact_words(fact: NewerFact) -> str:
    """*fact* in a line."""
    return _("%(label)s: %(value)s") % {"label": fact_labels()[fact.field], "value": fact.value}


def language_names() -> dict[str, str]:
    """The name of each of `record.LANGUAGES`, by its tag."""
    return {
        "zh-TW": _("Mandarin"),
        "en": _("English"),
        "nan": _("Taiwanese"),
        "hak": _("Hakka"),
        "ja": _("Japanese"),
    }


def in_note(year: str) -> str:
    """What is before the words of a note of *year*, or of no year, where something newer is known."""
    return _("In the note, as of %s: ") % year if year else _("In the note: ")


def origin(day: str) -> str:
    """Where a fact is from that is not in the note; ``%s`` is the source."""
    return _("added later (%(day)s), source: %(source)s") % {"day": day, "source": "%s"}


def between_origins() -> str:
    return _("; ")


def as_of(year: str) -> str:
    return _("As of %s") % year


def status_unknown() -> str:
    return _("Where a card gives no status, nobody has checked whether the community still meets.")


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
    return _("Region: %s") % region.names[language]


def checked_on(day: str) -> str:
    return _("checked on %s") % day


def next_meetings() -> str:
    return _("Next meetings")


def about_meetings() -> str:
    return _(
        "As far as the notes say on which days a community meets, and somebody has checked that it does. Times are in "
        "Taiwan time. Ask the community before you set out."
    )


def meeting_words(day: date, recurrence: Recurrence, language: str) -> str:
    """*day*, with the times that are known."""
    times = "–".join(f"{each:%H:%M}" for each in (recurrence.starts, recurrence.ends) if each)
    shown = long_date(day, language)
    return _("%(day)s, %(times)s") % {"day": shown, "times": times} if times else shown


def beside_meeting(facts: Iterable[str]) -> str:
    """What is known of a meeting, after the community's name."""
    return "".join(f"{BETWEEN_FACTS}{fact}" for fact in facts)


def calendar_name(project: str) -> str:
    return _("Communities: %s") % project


def calendar_of_all() -> str:
    return _("Subscribe to the calendar of all communities (.ics)")


def calendar_of_one() -> str:
    return _("Subscribe to its calendar (.ics)")


def meeting_description(community: Community) -> str:
    """What a calendar says of the meetings of *community*, which are known."""
    said = {"cadence": community.cadence, "day": community.status.checked}
    return _("Meets: %(cadence)s. Checked on %(day)s; this entry ends twelve months later.") % said


def doubt_words(doubt: Doubt, fields: Iterable[str] = ()) -> str:
    """Why something is to be checked, the *fields* of a card perhaps; ``%s`` is what the note says, a day or a year."""
    facts = separator().join(fact_labels()[field] for field in fields)
    return {
        Doubt.NOT_CHECKED: _("Nobody has checked whether it still meets."),
        Doubt.OLD_CHECK: _("It was last checked on %s, more than 12 months ago."),
        Doubt.NO_CADENCE: _("How often it meets is not known."),
        Doubt.UNREADABLE_CADENCE: _("“%s” does not say on which days it meets: it is not in the calendar."),
        Doubt.DEAD_LINK: _("This link is dead: %s"),
        Doubt.OLD_NOTE: _("As the note said in %(year)s: %(facts)s.") % {"year": "%s", "facts": facts},
        Doubt.OLD_FACT: _("Added on %(day)s, more than 12 months ago: %(facts)s.") % {"day": "%s", "facts": facts},
    }[doubt]


def check_words(check: Check) -> str:
    text = doubt_words(check.doubt, check.fields)
    return text.replace("%s", check.words) if check.words else text


def links_not_asked() -> str:
    return _("Which links are dead is not known here: nobody has checked the links.")


def nothing_to_check() -> str:
    return _("There is nothing to check.")


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
