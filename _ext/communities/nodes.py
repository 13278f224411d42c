"""The nodes of the cards, the timeline and the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docutils import nodes

from communities.cities import City
from communities.record import TEXTS, Community
from records import domain, views


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
        data: dict[str, Any] = {name: self[name] for name in ("city", "recurrence", "languages", "status", "links")}
        return Community(id=self["record_id"], title=title, **data | self._texts())

    def _texts(self) -> dict[str, str]:
        """The note's own words by field, as they now read; empty for what it does not say."""
        items = [item for item in self.findall(nodes.definition_list_item) if "fact" in item]
        found = {item["fact"]: item.children[-1].astext() for item in items}
        return {name: found.get(name, "") for name in TEXTS}


class community_title(nodes.rubric):
    """The community's name; HTML makes it a heading, and a link where the note gives one."""


class community_state(nodes.paragraph):
    """What this site adds to the note's facts: where in Taiwan the community is, and whether it is alive."""


class community_timeline(views.RecordView):
    kind = "community"


class community_map(views.RecordView):
    kind = "community"


class meeting_days(nodes.inline):
    """When a community meets next: ``meetings`` are the next ones, the first of which it shows."""


class calendar_link(nodes.General, nodes.Element):
    """A link to the calendar in ``file``, seen from the first page, with ``words``."""


class map_picture(nodes.General, nodes.Element):
    """The map as HTML draws it; ``places`` are `MarkedCity`."""
