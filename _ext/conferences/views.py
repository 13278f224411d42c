"""The list of the conferences of all notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from conferences import labels
from conferences.nodes import conference_days
from conferences.record import Conference
from language_pair.labels import BETWEEN_FACTS
from language_pair.links import shown_words
from language_pair.passes import PostPass
from records import domain, views
from records.domain import Entry


class conference_list(views.RecordView):
    """Where the list will be."""

    kind = "conference"


class FillLists(SphinxPostTransform):
    """Put the list where the directive is."""

    default_priority = PostPass.FILL_VIEWS

    def run(self, **kwargs: Any) -> None:
        for place in list(self.document.findall(conference_list)):
            items = [self._item(entry, conference) for entry, conference in conferences_of(self.env)]
            none = nodes.paragraph("", labels.none(), translatable=False)
            place.replace_self(nodes.definition_list("", *items, classes=["conference-list"]) if items else none)

    def _item(self, entry: Entry, conference: Conference) -> nodes.definition_list_item:
        """The edition, and below it the conference with its facts."""
        line = nodes.paragraph("", "", views.link(entry, self.env.current_document.docname), translatable=False)
        for fact in self._facts(conference):
            line += [nodes.Text(BETWEEN_FACTS), *fact]
        term = nodes.term("", conference.edition, translatable=False)
        return nodes.definition_list_item("", term, nodes.definition("", line))

    def _facts(self, conference: Conference) -> Iterator[list[nodes.Node]]:
        yield list(conference_days(conference.begins, conference.ends, self.config.language))
        if conference.venue:
            yield [shown_words("", conference.venue)]
        if conference.platform:
            before, after = labels.online("%s").split("%s")
            yield [nodes.Text(before), shown_words("", conference.platform), nodes.Text(after)]
        if conference.site:
            yield [nodes.reference("", labels.website(), refuri=conference.site, classes=["external"])]


def conferences_of(env: BuildEnvironment) -> list[tuple[Entry, Conference]]:
    """Of all notes, the newest first."""
    entries = domain.records_of(env).entries("conference")
    found = [(entry, entry.record) for entry in entries if isinstance(entry.record, Conference)]
    return sorted(found, key=lambda pair: (pair[1].edition, pair[1].begins), reverse=True)
