"""The facts on a card: a line each, the label and what the note says.

City, languages and status are data and shown in the reader's words, from ``cities.toml`` and our
labels; the other texts are the note's own and messages of its catalog.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from docutils import nodes

from communities.cities import City
from communities.record import Status
from communities.status import words
from records.directives import NoteDirective
from records.labels import _

#: The facts that are the note's own words, in the order in which a card shows them.
TEXTS = ("founded", "founders", "organiser", "cadence", "venue")


class community_state(nodes.paragraph):
    """What this site adds to the note's facts: where in Taiwan the community is, and whether it is alive."""


def texts(card: nodes.Element) -> dict[str, str]:
    """The note's own words on *card* by option, as they now read; empty for what it does not say."""
    items = [item for item in card.findall(nodes.definition_list_item) if "fact" in item]
    found = {item["fact"]: item.children[-1].astext() for item in items}
    return {name: found.get(name, "") for name in TEXTS}


def facts(directive: NoteDirective, city: City | None, links: Sequence[tuple[str, str]]) -> list[nodes.Node]:
    """The facts that *directive*'s options give; nothing without any."""
    values = {
        **_city(directive, city),
        **{name: directive.message(nodes.paragraph, given) for name, given in _given(directive)},
        **_languages(directive),
        **{kind: _link(url) for kind, url in links},
    }
    labels = _labels()
    items = [_fact(name, labels[name], value) for name, value in values.items()]
    return [nodes.definition_list("", *items, classes=["community-facts"])] if items else []


def state(directive: NoteDirective, city: City | None, status: Status) -> community_state:
    """The line under the card's title."""
    line = community_state("", translatable=False, classes=["community-state"])
    if city:
        line += nodes.Text(_("Region: %s") % city.region.names[directive.config.language] + " · ")
    text = words(status)
    line += nodes.strong("", text, classes=["stale"]) if status.stale else nodes.Text(text)
    return line


def _given(directive: NoteDirective) -> Iterator[tuple[str, str]]:
    return ((name, directive.options[name]) for name in TEXTS if name in directive.options)


def _city(directive: NoteDirective, city: City | None) -> Mapping[str, nodes.paragraph]:
    """The city by the name of the list; one that is not there as it is written."""
    given = directive.options.get("city", "")
    shown = city.names[directive.config.language] if city else given
    return {"city": _ours(shown)} if shown else {}


def _languages(directive: NoteDirective) -> Mapping[str, nodes.paragraph]:
    labels = _language_labels()
    names = [labels[tag] for tag in directive.options.get("languages", [])]
    return {"languages": _ours(_(", ").join(names))} if names else {}


def _language_labels() -> dict[str, str]:
    """The name of each language, in the page's."""
    return {
        "zh-TW": _("Mandarin"),
        "en": _("English"),
        "nan": _("Taiwanese"),
        "hak": _("Hakka"),
        "ja": _("Japanese"),
    }


def _labels() -> dict[str, str]:
    """The label of each fact, in the page's language."""
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
