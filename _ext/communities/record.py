"""What a community is. Pure: no Sphinx."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from communities.recurrence import Meetings, Recurrence
from language_pair.metadata import words
from records.facts import NewerFact

#: The kinds of link a community can have, in the order a card shows them; the first one given is
#: where its title leads.
LINK_KINDS = ("website", "meetup", "facebook", "report")
STATUSES = ("active", "paused", "archived", "unknown")
#: The fields that are the note's own words, in the order in which a card shows them.
TEXTS = ("founded", "founders", "organiser", "cadence", "venue")
#: Before any check.
_EVER = "0001-01-01"
#: What people speak at meetups, as language tags (BCP 47): Mandarin, English, Taiwanese, Hakka, Japanese.
LANGUAGES = ("zh-TW", "en", "nan", "hak", "ja")


@dataclass(frozen=True, kw_only=True, slots=True)
class Status:
    """One of `STATUSES`, the day somebody looked (``2026-11-21``, empty if nobody did), and whether that
    was more than twelve months before the note was read."""

    name: str = "unknown"
    checked: str = ""
    stale: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Community:
    """A local Python community as a note tells of it; what the note does not say is empty.

    *city* is the id of one in ``cities.toml``, *founded* is a year, *languages* are of `LANGUAGES`,
    *links* are ``(kind, url)`` with a kind of `LINK_KINDS`; *recurrence* is what the cadence means, None where it
    does not say on which days.

    Each is the newest that is known: *newer* are the facts that the note itself does not say, or says otherwise. The
    note is of the year *as_of*, empty for none; the cadence is *known_since* a day, empty where it is the note's.
    *addresses* are those of all links of the card.
    """

    id: str
    title: str
    city: str
    founded: str
    founders: str
    organiser: str
    cadence: str
    recurrence: Recurrence | None
    venue: str
    languages: tuple[str, ...]
    status: Status
    links: tuple[tuple[str, str], ...]
    as_of: str = ""
    known_since: str = ""
    newer: tuple[NewerFact, ...] = ()
    addresses: tuple[str, ...] = ()

    @property
    def meetings(self) -> Meetings | None:
        """Its meetings, where somebody has checked that it meets; None where they are not known."""
        if self.recurrence is None or not self.status.checked or self.status.name != "active":
            return None
        checked, since = (
            datetime.date.fromisoformat(each) for each in (self.status.checked, self.known_since or _EVER)
        )
        known = Meetings(recurrence=self.recurrence, checked=checked, since=max(checked, since))
        return known if any(known.upcoming(checked)) else None

    @property
    def told(self) -> tuple[str, ...]:
        """The names of the facts that are known, in the order of a card."""
        known = {"city": self.city, **{name: getattr(self, name) for name in TEXTS}, "languages": self.languages}
        return tuple(name for name, value in (known | dict(self.links)).items() if value)

    def newer_fact(self, field: str) -> NewerFact | None:
        """What became known later of *field*; None where the note's own words are the newest."""
        return next((fact for fact in self.newer if fact.field == field), None)


def status(argument: str | None) -> str:
    """One of `STATUSES`: what the option says."""
    if argument not in STATUSES:
        raise ValueError(f"a status is {_either(STATUSES)}")
    return argument


def languages(argument: str | None) -> list[str]:
    """Some of `LANGUAGES`, separated by commas.

    >>> languages("zh_TW, EN")
    ['zh-TW', 'en']
    """
    known = {tag.lower(): tag for tag in LANGUAGES}
    given = [word.lower().replace("_", "-") for word in words(argument or "")]
    if not given or not set(given) <= set(known):
        codes = [tag.replace("-", "_") for tag in LANGUAGES]
        raise ValueError(f"languages are {_either(codes)}, separated by commas")
    return [known[word] for word in dict.fromkeys(given)]


def _either(words: Iterable[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} or {last}"


def shared_links(communities: Iterable[Community]) -> Iterator[tuple[int, str, Community]]:
    """Links that an earlier community already has: ``(index, url, the earlier one)``.

    >>> a = Community(id="a", title="A", city="", founded="", founders="", organiser="", cadence="",
    ...               recurrence=None, venue="", languages=(), status=Status(), links=(("website", "https://a.tw/"),))
    >>> [(index, url, first.id) for index, url, first in shared_links([a, a])]
    [(1, 'https://a.tw/', 'a')]
    """
    first: dict[str, Community] = {}
    for index, community in enumerate(communities):
        for _kind, url in community.links:
            key = url.split("://", 1)[-1].removeprefix("www.").rstrip("/").lower()
            if key in first:
                yield index, url, first[key]
            first.setdefault(key, community)
