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

import re
from collections.abc import Iterable, Sequence
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from communities import cadence, cities, labels, record
from communities.faults import Fault
from communities.feeds import meetings
from communities.nodes import (
    calendar_link,
    community,
    community_cards,
    community_map,
    community_state,
    community_timeline,
    community_title,
    own_value,
    state_of_status,
)
from communities.record import Status
from communities.recurrence import Recurrence
from communities.value_types import FIELDS
from language_pair.faults import warn
from language_pair.labels import BETWEEN_FACTS
from language_pair.site.overviews import folder_of
from records import days, options
from records.directives import NoteDirective, choose_id
from records.newer_facts import newer_value, take_values


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
        return [*_unknown_once(cards), cards]


class Community(NoteDirective):
    """Show a community as a card and record it."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {
        **{name: field.read for name, field in FIELDS.items()},
        "city": options.text,
        "id": options.record_id,
        "lang": options.language,
        "no-index": directives.flag,
        "status": record.status,
        "checked": options.date,
    }

    def run(self) -> list[nodes.Node]:
        name = self.name_or_id(Fault.COMMUNITY_NAME)
        card = community("", classes=options.language_classes(self.options))
        self.declare(card, choose_id(self, name))
        card["status"] = self._status(is_recorded=not card["no-index"])
        card["as_of"] = _year_of(self.place[0])
        self._report_city()
        content = self.parse_content_to_nodes()
        newer = take_values(content)
        self._report_future(newer)
        rows = self._rows(newer)
        newest = {row["fact"]: row["newest"] for row in rows}
        city = cities.find(newest.get("city", ""))
        card["city"] = city.id if city else ""
        card["languages"] = tuple(newest.get("languages", ()))
        card["links"] = tuple((kind, newest[kind]) for kind in record.LINK_KINDS if kind in newest)
        card += self.message(community_title, name)
        card += _state(city, card["as_of"], card["status"], self.config.language)
        card += [nodes.definition_list("", *rows, classes=["community-facts"])] if rows else []
        card["recurrence"], card["known_since"] = _recurrence(rows)
        if not card["no-index"] and card.record().meetings:
            card += calendar_link(file=meetings.calendar_of(card["record_id"]), words=labels.calendar_of_one())
        card += content
        return [card]

    def _report_city(self) -> None:
        """Report a city that is not in the list, which is shown as it is written."""
        given = self.options.get("city", "")
        if given and cities.find(given) is None:
            near = cities.nearest(given)
            found = f"{given!r} is not in the list of cities" + (f"; the nearest is {near!r}" if near else "")
            warn(Fault.CITY, found, location=self.option_place("city"))

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

    def _report_future(self, newer: Iterable[newer_value]) -> None:
        """Report days to come, each once, where it is written."""
        today = days.today(self.config.communities_today).isoformat()
        for date, line in sorted({(value["date"], value["date_line"]) for value in newer if value["date"] > today}):
            warn(Fault.FACT_DATE, f"{date} is in the future", location=(self.place[0], line))

    def _rows(self, newer: Sequence[newer_value]) -> list[nodes.definition_list_item]:
        """A line for each fact: what became known later, the newest first, then what the note says."""
        shown = labels.fact_labels()
        by_field = {name: [value for value in newer if value["field"] == name] for name in FIELDS}
        return [
            self._row(name, shown[name], by_field[name]) for name in FIELDS if by_field[name] or name in self.options
        ]

    def _row(self, name: str, label: str, newer: Sequence[newer_value]) -> nodes.definition_list_item:
        values: list[nodes.Node] = [*newer]
        if name in self.options:
            node_class = own_value if newer else nodes.paragraph
            own = FIELDS[name].show(self, self.options[name], node_class)
            if isinstance(own, own_value):
                own["label"] = labels.in_note(_year_of(self.place[0]))
                own["classes"].append("own-value")
            values.append(own)
        newest = newer[0]["value"] if newer else self.options[name]
        term = nodes.term("", label, translatable=False)
        return nodes.definition_list_item("", term, nodes.definition("", *values), fact=name, newest=newest)


class CommunityTimeline(SphinxDirective):
    """Show the communities by the year in which they began."""

    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        return [community_timeline()]


class CommunityMap(SphinxDirective):
    """Show the communities by city, on a map and as a list, with a line that leads to their data."""

    option_spec: ClassVar = {"no-data": directives.flag}

    def run(self) -> list[nodes.Node]:
        return [community_map(data="no-data" not in self.options)]


def _year_of(docname: str) -> str:
    """The year of the note, by the folder that it is in; empty for none."""
    folder = folder_of(docname)
    return folder if re.fullmatch("[0-9]{4}", folder) else ""


def _recurrence(rows: Iterable[nodes.definition_list_item]) -> tuple[Recurrence | None, str]:
    """What the cadence means, and the day on which it became known; empty where the note says it."""
    row = next((row for row in rows if row["fact"] == "cadence"), None)
    if row is None:
        return None, ""
    value = row.children[-1].children[0]
    shown, since = (value.children[0], value["date"]) if isinstance(value, newer_value) else (value, "")
    return cadence.read(shown.astext()), since


def _state(city: cities.City | None, as_of: str, status: Status, language: str) -> community_state:
    """The line under the card's title."""
    line = community_state("", translatable=False, classes=["community-state"])
    said = [labels.region_words(city.region, language)] if city else []
    said += [labels.as_of(as_of)] if as_of else []
    if said:
        line += nodes.inline("", BETWEEN_FACTS.join(said))
    classes = ["stale"] if status.stale else []
    between = BETWEEN_FACTS if said else ""
    line += state_of_status("", between, nodes.inline("", labels.status_words(status), classes=classes))
    return line


def _unknown_once(cards: community_cards) -> list[nodes.Node]:
    """Say once, above *cards*, what many of them would: that nobody knows whether they still meet."""
    unknown = [card for card in cards.findall(community) if card["status"] == Status()]
    for card in unknown:
        for line in list(card.findall(community_state)):
            line.children = [said for said in line.children if not isinstance(said, state_of_status)]
            if not line.children:
                card.remove(line)
    classes = ["community-status-unknown", "no-search"]
    words = nodes.paragraph("", labels.status_unknown(), translatable=False, classes=classes)
    return [words] if unknown else []
