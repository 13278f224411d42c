"""The nodes of conferences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from docutils import nodes

from conferences import labels
from conferences.record import Conference
from records import domain


class conference(domain.RecordNode, nodes.container):
    """The facts of a conference, a line each, and what the note says of it: a record."""

    kind = "conference"

    def record(self) -> Conference:
        said = {item["fact"]: item.children[-1].astext() for item in self.findall(nodes.definition_list_item)}
        return Conference(
            id=self["record_id"],
            title=next(self.findall(conference_name)).astext(),
            edition=self["edition"],
            begins=self["begins"],
            ends=self["ends"],
            venue=said.get("venue", ""),
            platform=said.get("platform", ""),
            site=self["site"],
        )


class conference_name(nodes.paragraph):
    """What it is called."""


def conference_days(begins: date, ends: date, language: str) -> Iterator[nodes.Node]:
    """When it is, with each day on one line."""
    for words in labels.dates(begins, ends, language):
        yield nodes.inline("", words, classes=["conference-day"]) if words.strip() else nodes.Text(words)
