"""The nodes of the cards, the timeline and the map."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from docutils import nodes

from communities.cities import City
from communities.record import LINK_KINDS, TEXTS, Community
from records import domain, views
from records.facts import NewerFact
from records.newer_facts import fact_of, labelled, newer_value, text_of

#: What a card holds of its record; the rest are words, which are translated.
_STORED = ("city", "recurrence", "known_since", "languages", "status", "links", "as_of")


@dataclass(frozen=True, kw_only=True, slots=True)
class Meeting:
    """A day on which a community meets, in *words*; *written* is the day or the moment as HTML writes it, *until* the
    moment at which it is over."""

    words: str
    written: str
    until: str


@dataclass(frozen=True, kw_only=True, slots=True)
class MarkedCity:
    """A city on the map, how many communities it has, and the card that its dot leads to.

    Where the cards are in several notes, *docname* is empty and *anchor* leads to the list under the map.
    """

    city: City
    count: int
    docname: str
    anchor: str


class community_cards(nodes.container):
    """All the cards of a block."""


class community(domain.RecordNode, nodes.container):
    """One card: a record."""

    kind = "community"

    def record(self) -> Community:
        title = next(self.findall(community_title)).astext()
        data: dict[str, Any] = {name: self[name] for name in _STORED}
        data |= {"newer": tuple(self._newer()), "addresses": tuple(dict.fromkeys(self._addresses()))}
        return Community(id=self["record_id"], title=title, **data | self._texts())

    def _addresses(self) -> Iterator[str]:
        found = (str(link.get("refuri", "")) for link in self.findall(nodes.reference))
        return (address for address in found if address.startswith(("http://", "https://")))

    def _texts(self) -> dict[str, str]:
        """The words of each field, as they now read, the newest ones; empty where there are none."""
        found = {name: values[0] for name, values in self._values()}
        shown = {
            name: value.children[0].astext() if isinstance(value, newer_value) else value.astext()
            for name, value in found.items()
        }
        return {name: shown.get(name, "") for name in TEXTS}

    def _newer(self) -> Iterator[NewerFact]:
        for _name, values in self._values():
            newest, last = values[0], values[-1]
            if isinstance(newest, newer_value):
                fact = fact_of(newest, text_of(last) if isinstance(last, own_value) else "")
                yield replace(fact, value=newest["value"]) if fact.field in LINK_KINDS else fact

    def _values(self) -> Iterator[tuple[str, list[nodes.Element]]]:
        """What each line of the card holds, by field."""
        for item in self.findall(nodes.definition_list_item):
            if "fact" in item:
                yield item["fact"], [value for value in item.children[-1].children if isinstance(value, nodes.Element)]


class community_title(nodes.rubric):
    """The community's name; HTML makes it a heading, and a link where the note gives one."""


class community_state(nodes.paragraph):
    """What this site adds to the note's facts: where in Taiwan the community is, and whether it is alive."""


class state_of_status(nodes.inline):
    """The status in that line, with what parts it from what is before it."""


class own_value(labelled):
    """What a note says of a fact of which something else became known later."""


class community_timeline(views.RecordView):
    kind = "community"


class community_map(views.RecordView):
    """Where the map will be; ``data`` says whether a line under it leads to what it shows as data."""

    kind = "community"


class meeting_days(nodes.inline):
    """When a community meets next: ``meetings`` are the next ones, the first of which it shows."""


class calendar_link(nodes.General, nodes.Element):
    """A link to the calendar in ``file``, seen from the first page, with ``words``."""


class map_picture(nodes.General, nodes.Element):
    """The map as HTML draws it; ``places`` are `MarkedCity`."""
