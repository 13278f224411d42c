"""A conference, and the list of all.

The options are the facts; the body, which may be empty, is the note's own text:

.. code-block:: markdown

   :::{conference} PyCon TW 2021
   :date: 2021-10-02
   :ends: 2021-10-03
   :platform: Gather Town
   :::

   :::{conferences}
   :::
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective

from conferences import labels, record
from conferences.faults import Fault
from conferences.nodes import conference, conference_days, conference_name
from conferences.views import conference_list
from language_pair.faults import warn
from records import options
from records.directives import NoteDirective, choose_id


class Conference(NoteDirective):
    """Show when and where a conference takes place, and record it."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar = {
        "date": options.date,
        "ends": options.date,
        "edition": record.edition,
        "venue": options.text,
        "platform": options.text,
        "site": options.link,
        "id": options.record_id,
        "lang": options.language,
        "no-index": directives.flag,
    }

    def run(self) -> list[nodes.Node]:
        name = self.name_or_id(Fault.CONFERENCE_NAME)
        if not {"venue", "platform"} & set(self.options):
            warn(Fault.CONFERENCE_PLACE, "this conference has neither", location=self.place)
        days = self._days()
        facts = nodes.definition_list("", *self._facts(name, days), classes=["conference-facts"])
        if days is None:  # without its days there is nothing to record
            return [facts, *self.parse_content_to_nodes()]
        begins, ends = days
        node = conference("", facts, classes=["conference", *options.language_classes(self.options)])
        self.declare(node, choose_id(self, name))
        node["begins"], node["ends"], node["site"] = begins, ends, self.options.get("site", "")
        node["edition"] = self.options.get("edition", f"{begins.year}")
        node += self.parse_content_to_nodes()
        return [node]

    def _days(self) -> tuple[date, date] | None:
        """The first day and the last; None where they are not given, or wrong."""
        if "date" not in self.options:
            if ":date:" not in self.block_text:  # MyST has said what is wrong with one that is there
                warn(Fault.CONFERENCE_DATE, "this conference has no date", location=self.place)
            return None
        begins = date.fromisoformat(self.options["date"])
        if "ends" not in self.options:
            return None if ":ends:" in self.block_text else (begins, begins)
        ends = date.fromisoformat(self.options["ends"])
        if ends < begins:
            found = f"this conference begins on {begins} and ends on {ends}"
            warn(Fault.CONFERENCE_ENDS, found, location=self.option_place("ends"))
            return None
        return begins, ends

    def _facts(self, name: str, days: tuple[date, date] | None) -> Iterator[nodes.definition_list_item]:
        yield _fact("name", self.message(conference_name, name))
        if days:
            shown = conference_days(*days, self.config.language)
            yield _fact("dates", nodes.paragraph("", "", *shown, translatable=False))
        for place in ("venue", "platform"):
            if place in self.options:
                yield _fact(place, self.message(nodes.paragraph, self.options[place]))
        if "site" in self.options:
            url = self.options["site"]
            link = nodes.reference("", url.split("://", 1)[1].rstrip("/"), refuri=url, classes=["external"])
            yield _fact("site", nodes.paragraph("", "", link, translatable=False))


class Conferences(SphinxDirective):
    """Show the conferences of all notes, the newest first."""

    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        return [conference_list()]


def _fact(name: str, value: nodes.paragraph) -> nodes.definition_list_item:
    term = nodes.term("", labels.fact_labels()[name], translatable=False)
    return nodes.definition_list_item("", term, nodes.definition("", value), fact=name)
