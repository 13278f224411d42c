"""The cards of the local communities, and the views of all of them.

The options are the record's index, shown on the card; the body is the note's own prose:

.. code-block:: markdown

   ::::{community-cards}

   :::{community} Taipei — Taipei.py
   :id: taipei-py
   :city: Taipei
   :founded: 2012
   :status: active
   :checked: 2026-11-21

   After COSCUP 2012, Keith, Tim and some enthusiasts launched Taipei.py.
   :::

   ::::

   :::{community-timeline}
   :::

   :::{community-map}
   :::

   :::{next-meetings}
   :::

   :::{communities-to-check}
   :::

City, languages and status are data and shown in the reader's words, from ``cities.toml`` and our
labels; the other facts are the note's own words and messages of its catalog.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from communities import cadence, cities, labels, record
from communities.faults import Fault
from communities.feeds import meetings
from communities.next_meetings import next_meetings
from communities.nodes import (
    calendar_link,
    community,
    community_cards,
    community_map,
    community_state,
    community_timeline,
    community_title,
)
from communities.record import Status
from communities.to_check import communities_to_check
from language_pair.faults import warn
from records import days, options
from records.directives import NoteDirective, choose_id


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
        **dict.fromkeys(record.TEXTS, options.text),
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
        self.declare(card, choose_id(self, name))
        card["links"] = tuple((kind, self.options[kind]) for kind in record.LINK_KINDS if kind in self.options)
        city = self._city()
        card["city"] = city.id if city else ""
        card["languages"] = tuple(self.options.get("languages", ()))
        card["status"] = self._status(is_recorded=not card["no-index"])
        card += self.message(community_title, name)
        card += _state(city, card["status"], self.config.language)
        texts = {name: self.message(nodes.paragraph, given) for name, given in self._texts()}
        card["recurrence"] = cadence.read(texts["cadence"].astext()) if "cadence" in texts else None
        card += self._facts(city, texts, card["links"])
        if not card["no-index"] and card.record().meetings:
            card += calendar_link(file=meetings.calendar_of(card["record_id"]), words=labels.calendar_of_one())
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

    def _status(self, *, is_recorded: bool) -> Status:
        """The status; what is wrong with it is reported, for a record its age too."""
        name, checked = self.options.get("status", ""), self.options.get("checked", "")
        today = days.today(self.config.communities_today)
        stale = bool(checked) and days.is_stale(checked, today)
        if name not in ("", "unknown") and ":checked:" not in self.block_text:
            found = f"the status {name!r} does not say when it was checked"
            warn(Fault.CHECKED, found, location=self.option_place("status"))
        elif checked and ":status:" not in self.block_text:
            warn(Fault.CHECKED, "this community has :checked: but no :status:", location=self.option_place("checked"))
        elif checked > today.isoformat():
            warn(Fault.CHECKED, f"{checked} is in the future", location=self.option_place("checked"))
            checked = ""
        elif stale and is_recorded:
            found = f"this status was last checked on {checked}"
            warn(Fault.STALE, found, location=self.option_place("checked"))
        return Status(name=name or "unknown", checked=checked, stale=stale)

    def _facts(
        self, city: cities.City | None, texts: Mapping[str, nodes.paragraph], links: Sequence[tuple[str, str]]
    ) -> list[nodes.Node]:
        """The facts that the options give, a line each; nothing without any."""
        values = {
            **self._city_fact(city),
            **texts,
            **self._languages_fact(),
            **{kind: _link(url) for kind, url in links},
        }
        shown = labels.fact_labels()
        items = [_fact(name, shown[name], value) for name, value in values.items()]
        return [nodes.definition_list("", *items, classes=["community-facts"])] if items else []

    def _texts(self) -> Iterator[tuple[str, str]]:
        return ((name, self.options[name]) for name in record.TEXTS if name in self.options)

    def _city_fact(self, city: cities.City | None) -> Mapping[str, nodes.paragraph]:
        """The city by the name of the list; one that is not there as it is written."""
        shown = city.names[self.config.language] if city else self.options.get("city", "")
        return {"city": _ours(shown)} if shown else {}

    def _languages_fact(self) -> Mapping[str, nodes.paragraph]:
        names = labels.language_names()
        shown = [names[tag] for tag in self.options.get("languages", [])]
        return {"languages": _ours(labels.separator().join(shown))} if shown else {}


class CommunityTimeline(SphinxDirective):
    """Show the communities by the year in which they began."""

    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        return [community_timeline()]


class NextMeetings(SphinxDirective):
    """Show when communities meet next, where that is known."""

    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        return [next_meetings()]


class CommunitiesToCheck(SphinxDirective):
    """Show what of the communities somebody should check."""

    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        return [communities_to_check()]


class CommunityMap(SphinxDirective):
    """Show the communities by city, on a map and as a list."""

    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        return [community_map()]


def _state(city: cities.City | None, status: Status, language: str) -> community_state:
    """The line under the card's title."""
    line = community_state("", translatable=False, classes=["community-state"])
    if city:
        line += nodes.Text(labels.region_words(city.region, language))
    text = labels.status_words(status)
    line += nodes.strong("", text, classes=["stale"]) if status.stale else nodes.Text(text)
    return line


def _fact(name: str, label: str, value: nodes.paragraph) -> nodes.definition_list_item:
    """One line of a card; ``fact`` is the option's name."""
    term = nodes.term("", label, translatable=False)
    return nodes.definition_list_item("", term, nodes.definition("", value), fact=name)


def _ours(text: str) -> nodes.paragraph:
    """*text* in the page's language: no message."""
    return nodes.paragraph("", text, translatable=False)


def _link(url: str) -> nodes.paragraph:
    """*url* as a link that shows where it leads."""
    shown = url.split("://", 1)[1].removeprefix("www.").rstrip("/")
    return nodes.paragraph("", "", nodes.reference("", shown, refuri=url, classes=["external"]), translatable=False)
