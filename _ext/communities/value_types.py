"""The types of value that a card shows: a city, languages, a link, or words of the note; how each is read and shown.

A field in the note's own words needs nothing here: it is one of `record.TEXTS`.
"""

from __future__ import annotations

from collections.abc import Sequence

from docutils import nodes

from communities import cities, labels, record
from records import options
from records.directives import NoteDirective
from records.newer_facts import Field


def _words(directive: NoteDirective, given: str, node_class: type[nodes.paragraph]) -> nodes.paragraph:
    return directive.message(node_class, given)


def _city(directive: NoteDirective, given: str, node_class: type[nodes.paragraph]) -> nodes.paragraph:
    """The city by the name of the list; one that is not there as it is written."""
    city = cities.find(given)
    return _ours(city.names[directive.config.language] if city else given, node_class)


def _languages(directive: NoteDirective, given: Sequence[str], node_class: type[nodes.paragraph]) -> nodes.paragraph:
    names = labels.language_names()
    return _ours(labels.separator().join(names[tag] for tag in given), node_class)


def _link(directive: NoteDirective, url: str, node_class: type[nodes.paragraph]) -> nodes.paragraph:
    """A link that shows where it leads."""
    shown = url.split("://", 1)[1].removeprefix("www.").rstrip("/")
    link = nodes.reference("", shown, refuri=url, classes=["external"])
    return node_class("", "", link, translatable=False)


def _ours(text: str, node_class: type[nodes.paragraph]) -> nodes.paragraph:
    """*text* in the page's language: no message."""
    return node_class("", text, translatable=False)


def city(argument: str | None) -> str:
    """A city of the list: what the option of a newer fact says, whose fault MyST reports at its line."""
    if cities.find(argument or "") is None:
        near = cities.nearest(argument or "")
        raise ValueError("a city is a city or county of Taiwan" + (f"; the nearest is {near!r}" if near else ""))
    return str(argument)


#: By the option's name, in the order in which a card shows them.
FIELDS = {
    "city": Field(read=city, show=_city),
    **{name: Field(read=options.text, show=_words) for name in record.TEXTS},
    "founded": Field(read=options.year, show=_words),
    "languages": Field(read=record.languages, show=_languages),
    **{kind: Field(read=options.link, show=_link) for kind in record.LINK_KINDS},
}
