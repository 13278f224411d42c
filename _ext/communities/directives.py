"""The cards of the local communities.

The options are the record's index, shown on the card; the body is the note's own prose:

.. code-block:: markdown

   ::::{community-cards}

   :::{community} Taipei — Taipei.py
   :id: taipei-py
   :city: Taipei
   :founded: 2012

   After COSCUP 2012, Keith, Tim and some enthusiasts launched Taipei.py.
   :::

   ::::
"""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

from communities import cities, record, status
from communities.facts import TEXTS, facts, state, texts
from communities.faults import Fault
from language_pair.faults import warn
from records import domain, options
from records.directives import NoteDirective, choose_id, set_id


class community_cards(nodes.container):
    """All the cards of a block."""


class community(domain.RecordNode, nodes.container):
    """One card: a record."""

    kind = "community"

    def record(self) -> record.Community:
        title = next(self.findall(community_title)).astext()
        data: dict[str, Any] = {name: self[name] for name in ("city", "languages", "status", "links")}
        return record.Community(id=self["record_id"], title=title, **data | texts(self))


class community_title(nodes.rubric):
    """The community's name; HTML makes it a heading, and a link where the note gives one."""


class CommunityCards(NoteDirective):
    """Hold community blocks and lay them out as cards."""

    has_content = True
    option_spec: ClassVar = {"lang": options.language}

    def run(self) -> list[nodes.Node]:
        cards = community_cards("", *self.parse_content_to_nodes(), classes=options.language_classes(self.options))
        cards.source, cards.line = self.get_source_info()
        for child in cards.children:
            if not isinstance(child, community | nodes.comment | nodes.system_message):
                line = child.line or self.lineno
                found = f"{child.astext()[:40]!r} is between the cards"
                warn(Fault.CARD_OUTSIDE, found, location=(self.place[0], line))
        return [cards]


class Community(NoteDirective):
    """Show a community as a card and record it."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {
        "id": options.record_id,
        "lang": options.language,
        "no-index": directives.flag,
        "city": options.text,
        **dict.fromkeys(TEXTS, options.text),
        "founded": options.year,
        "languages": record.languages,
        "status": record.status,
        "checked": options.date,
        **dict.fromkeys(record.LINK_KINDS, options.link),
    }

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0] if self.arguments else self.options.get("id", "")
        if not self.arguments:
            warn(Fault.COMMUNITY_NAME, "this community has no name", location=self.place)
        card = community("", classes=options.language_classes(self.options))
        card.source, card.line = self.get_source_info()
        card["no-index"] = "no-index" in self.options
        card["record_id"] = choose_id(self, name)
        card["links"] = tuple((kind, self.options[kind]) for kind in record.LINK_KINDS if kind in self.options)
        set_id(card, self.state.document)
        city = self._city()
        card["city"] = city.id if city else ""
        card["languages"] = tuple(self.options.get("languages", ()))
        card["status"] = status.read(self, is_recorded=not card["no-index"])
        card += self.message(community_title, name)
        card += state(self, city, card["status"])
        card += facts(self, city, card["links"])
        card += self.parse_content_to_nodes()
        return [card]

    def _city(self) -> cities.City | None:
        """The city; one that is not in the list is reported and shown as it is written."""
        given = self.options.get("city", "")
        city = cities.find(given)
        if given and city is None:
            near = cities.nearest(given)
            found = f"{given!r} is not in the list of cities" + (f"; the nearest is {near!r}" if near else "")
            warn(Fault.CITY, found, location=self.option_place("city"))
        return city
