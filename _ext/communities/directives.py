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

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives

import domain
import options
from communities import record
from faults import Fault, warn
from labels import _
from note_directive import NoteDirective

#: The option of each fact, in the order a card shows them, and its converter.
FACTS = {
    "city": options.text,
    "founded": options.year,
    "founders": options.text,
    "organiser": options.text,
    "cadence": options.text,
    "venue": options.text,
}


class community_cards(nodes.container):
    """All the cards of a block."""


class community(domain.RecordNode, nodes.container):
    """One card: a record."""

    kind = "community"

    def record(self) -> record.Community:
        items = [item for item in self.findall(nodes.definition_list_item) if "fact" in item]
        facts = dict.fromkeys(FACTS, "") | {item["fact"]: item.children[-1].astext() for item in items}
        known = {name: facts[name] for name in FACTS}
        title = next(self.findall(community_title)).astext()
        return record.Community(id=self["record_id"], title=title, links=tuple(self["links"]), **known)


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
                found = f"{child.astext()[:40]!r} stands between the cards"
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
        **FACTS,
        **dict.fromkeys(record.LINK_KINDS, options.link),
    }

    def run(self) -> list[nodes.Node]:
        name = self.arguments[0] if self.arguments else self.options.get("id", "")
        if not self.arguments:
            warn(Fault.COMMUNITY_NAME, "this community has no name", location=self.place)
        card = community("", classes=options.language_classes(self.options))
        card.source, card.line = self.get_source_info()
        card["no-index"] = "no-index" in self.options
        card["record_id"] = domain.choose_id(self, name)
        card["links"] = [(kind, self.options[kind]) for kind in record.LINK_KINDS if kind in self.options]
        domain.set_id(card, self.state.document)
        card += self.message(community_title, name)
        card += self._facts(card["links"])
        card += self.parse_content_to_nodes()
        return [card]

    def _facts(self, links: list[tuple[str, str]]) -> list[nodes.Node]:
        labels = _labels()
        items = [
            _fact(name, labels[name], self.message(nodes.paragraph, self.options[name]))
            for name in FACTS
            if name in self.options
        ]
        items += [_fact(kind, labels[kind], _link(url)) for kind, url in links]
        return [nodes.definition_list("", *items, classes=["community-facts"])] if items else []


def _labels() -> dict[str, str]:
    """The label of each option, in the page's language."""
    return {
        "city": _("City"),
        "founded": _("Founded"),
        "founders": _("Founders"),
        "organiser": _("Organiser"),
        "cadence": _("Meets"),
        "venue": _("Venue"),
        "website": _("Website"),
        "meetup": _("Meetup"),
        "facebook": _("Facebook"),
        "report": _("Report"),
    }


def _fact(name: str, label: str, value: nodes.TextElement) -> nodes.definition_list_item:
    """One line of a card; ``fact`` is the option's name."""
    definition = nodes.definition("", value)
    return nodes.definition_list_item("", nodes.term("", label, translatable=False), definition, fact=name)


def _link(url: str) -> nodes.paragraph:
    """*url* as a link that shows where it leads."""
    shown = url.split("://", 1)[1].removeprefix("www.").rstrip("/")
    return nodes.paragraph("", "", nodes.reference("", shown, refuri=url, classes=["external"]), translatable=False)
