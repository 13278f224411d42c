"""What became known after a note was written, beside the note's own words, with its date and its source.

.. code-block:: markdown

   :::{newer-fact}
   :date: 2026-11-21
   :source: the conference's current site
   :founded: 2019

   It was founded at the end of 2019.
   :::

Inside a record it may set a field of it, which the feature has named (`add_fields`): the directive of the record takes
it from there (`take_values`) and shows it in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.writers.html5 import HTML5Translator

from language_pair.faults import warn
from language_pair.passes import Pass
from language_pair.site_files import add_static_folder
from records import options
from records.directives import NoteDirective
from records.facts import NewerFact
from records.faults import Fault
from records.labels import _


class labelled(nodes.paragraph):
    """A message before which `WriteLabels` writes its ``label``."""


class fact_label(nodes.inline):
    """A label that is no part of the message after it."""


class newer_fact(nodes.container):
    """The fact, the day on which it was added, and where it is from."""


class newer_value(nodes.container):
    """The value of a ``field`` of a record, ``value`` as the option gives it, with its ``date`` and the line of that.

    Its children are the value as a page shows it, the day in words, and the source.
    """


@dataclass(frozen=True, kw_only=True, slots=True)
class Field:
    """How a field's option is read, and what a page shows of its value: a paragraph of a class that is given."""

    read: Callable[[Any], Any]
    show: Callable[[NoteDirective, Any, type[nodes.paragraph]], nodes.paragraph]


#: The fields of records that a newer fact can set, by the names of the options.
_FIELDS: dict[str, Field] = {}


class NewerFactDirective(NoteDirective):
    """Set beside a note's words what became known later."""

    has_content = True
    option_spec: ClassVar = {"date": options.date, "source": options.text, "lang": options.language}

    def run(self) -> list[nodes.Node]:
        date, source = self.options.get("date", ""), self.options.get("source", "")
        if not date or not source:
            # One that is there and wrong has had its warning from MyST.
            missing = " and ".join(name for name in ("date", "source") if f":{name}:" not in self.block_text)
            if missing:
                warn(Fault.NEWER_FACT, f"this newer-fact has no {missing}", location=self.place)
        aside = newer_fact("", classes=options.language_classes(self.options))
        aside.source, aside.line = self.get_source_info()
        aside += added_on(date)
        aside += self.parse_content_to_nodes()
        aside["has_text"] = len(aside) > 1
        aside += [self._value(name) for name in _FIELDS if name in self.options]
        if source:
            aside += self._source()
        return [aside]

    def _value(self, name: str) -> newer_value:
        """The value of the field *name*: it stays here, and sets nothing, where the day or the source is missing."""
        given, date = self.options[name], self.options.get("date", "")
        classes = ["newer-value", *options.language_classes(self.options)]
        value = newer_value("", _FIELDS[name].show(self, given, nodes.paragraph), classes=classes)
        value["field"], value["value"], value["date"] = name, given, date
        value["date_line"] = self.option_place("date")[1]
        value["is_whole"] = bool(date and self.options.get("source"))
        value.source, value.line = self.get_source_info()[0], self.option_place(name)[1]
        if value["is_whole"]:
            value += [added_on(date), self._source()]
        return value

    def _source(self) -> labelled:
        return self.message(labelled, self.options["source"], label=_("Source: "), classes=["newer-fact-source"])


def added_on(date: str) -> nodes.paragraph:
    words = _("Added later (%s)") % date
    return nodes.paragraph("", words, translatable=False, classes=["newer-fact-label"])


def add_fields(fields: Mapping[str, Field]) -> None:
    """Let a newer fact inside a record set these fields."""
    _FIELDS.update(fields)
    NewerFactDirective.option_spec.update({name: field.read for name, field in fields.items()})


def take_values(content: list[nodes.Node]) -> list[newer_value]:
    """Take the values out of the newer facts in the *content* of a record, the newest first; a newer fact that says
    nothing else goes."""
    asides = [aside for node in content for aside in node.findall(newer_fact)]
    found = [value for aside in asides for value in aside.children if isinstance(value, newer_value)]
    whole = [value for value in reversed(found) if value["is_whole"]]
    for value in whole:
        value.parent.remove(value)
    for aside in asides:
        if not aside["has_text"] and not any(isinstance(child, newer_value) for child in aside.children):
            _remove(aside, content)
    return sorted(whole, key=lambda value: str(value["date"]), reverse=True)


def _remove(node: nodes.Element, content: list[nodes.Node]) -> None:
    if node in content:
        content.remove(node)
    else:
        node.parent.remove(node)


def fact_of(value: newer_value, own: str) -> NewerFact:
    """What *value* says, as it now reads; *own* are the note's words."""
    shown, *_day, source = value.children
    assert isinstance(shown, nodes.Element) and isinstance(source, nodes.Element)
    links = [link["refuri"] for link in source.findall(nodes.reference) if "refuri" in link]
    return NewerFact(
        field=value["field"],
        value=shown.astext(),
        date=value["date"],
        source=text_of(source),
        url=links[0] if links else "",
        own=own,
    )


def text_of(paragraph: nodes.Element) -> str:
    """The text of *paragraph* without a label."""
    return "".join(child.astext() for child in paragraph.children if not isinstance(child, fact_label))


class WriteLabels(SphinxTransform):
    """Write "Source:" before a source, once it is translated, and what else is labelled; report what no record took."""

    default_priority = Pass.LABEL_TEXTS

    def apply(self, **kwargs: Any) -> None:
        for value in self.document.findall(newer_value):
            if isinstance(value.parent, newer_fact) and value["is_whole"]:
                found = f"no record takes the field {value['field']!r} of this newer-fact"
                warn(Fault.NEWER_FIELD, found, location=value)
        for each in self.document.findall(labelled):
            each.insert(0, fact_label("", each["label"], classes=["fact-label"]))


def visit_newer_fact(self: HTML5Translator, node: newer_fact) -> None:
    """An aside, but a note of what it is in, not a landmark: there may be one in every card of a page."""
    name = self.attval(_("Added later"))
    self.body.append(f'<aside class="newer-fact" role="note" aria-label="{name}">\n')


def depart_newer_fact(self: HTML5Translator, node: newer_fact) -> None:
    self.body.append("</aside>\n")


def setup(app: Sphinx) -> None:
    app.add_directive("newer-fact", NewerFactDirective)
    app.add_node(newer_fact, html=(visit_newer_fact, depart_newer_fact))
    for node in (newer_value, labelled, fact_label):
        app.add_node(node)  # known by name; every builder writes them as the nodes they derive from
    app.add_transform(WriteLabels)
    add_static_folder(app, Path(__file__).parent / "static")
    app.add_css_file("newer-facts.css")
