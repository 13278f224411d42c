"""What the communities of all notes make together: the timeline, the map, links that two of them share, and
the notes that are out of date because a status has become old.

The map is a picture for HTML and a list for every reader and every builder: whatever the picture
says, the list says too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from communities import labels, record
from communities.cities import CITIES, REGIONS, City
from communities.faults import Fault
from communities.feeds import FEEDS
from communities.nodes import MarkedCity, community_map, community_timeline, map_picture
from communities.record import Community
from language_pair.faults import warn
from language_pair.labels import BETWEEN_FACTS
from language_pair.links import shown_words
from language_pair.passes import PostPass
from language_pair.site_files import feed_links
from records import days, domain, views
from records.domain import Entry
from records.facts import NewerFact


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A community and where its card is."""

    entry: Entry
    community: Community


class FillViews(SphinxPostTransform):
    """Put the lists and the map where the directives are."""

    default_priority = PostPass.FILL_VIEWS

    def run(self, **kwargs: Any) -> None:
        for timeline in list(self.document.findall(community_timeline)):
            timeline.replace_self(self._timeline(communities_in(self.env)))
        for place in list(self.document.findall(community_map)):
            data = [feed_links(files=FEEDS)] if place["data"] else []
            place.replace_self([self._map(communities_in(self.env)), *data])

    def _timeline(self, found: Sequence[Found]) -> list[nodes.Node]:
        years = sorted({each.community.founded for each in found} - {""})
        groups = [(year, [each for each in found if each.community.founded == year]) for year in years]
        groups.append((labels.view_labels()["no-year"], [each for each in found if not each.community.founded]))
        lists = [
            (label, nodes.bullet_list("", *(self._item(each, "founded") for each in group)))
            for label, group in groups
            if group
        ]
        return _terms(lists, "community-timeline")

    def _map(self, found: Sequence[Found]) -> nodes.container:
        by_city = {city: [each for each in found if each.community.city == city] for city in CITIES}
        places = [_place(CITIES[city], group) for city, group in by_city.items() if group]
        groups = [(region.names[self.config.language], self._cities(region.id, by_city)) for region in REGIONS.values()]
        nowhere = [self._item(each, "city") for each in found if not each.community.city]
        lists = [
            (label, nodes.bullet_list("", *items))
            for label, items in [*groups, (labels.view_labels()["no-city"], nowhere)]
            if items
        ]
        picture = [map_picture("", places=places)] if places else []
        return nodes.container("", *picture, *_terms(lists, "community-places"), classes=["community-overview"])

    def _cities(self, region: str, by_city: dict[str, list[Found]]) -> list[nodes.list_item]:
        cities = [CITIES[name] for name, group in by_city.items() if group]
        return [self._city(city, by_city[city.id]) for city in cities if city.region.id == region]

    def _city(self, city: City, group: Sequence[Found]) -> nodes.list_item:
        name = nodes.Text(labels.city_words(city, self.config.language))
        paragraph = nodes.paragraph("", "", name, *self._links(group, "city", city), translatable=False)
        anchor = _anchor(city)
        ids = [anchor] if anchor not in self.document.ids else []
        self.document.ids.setdefault(anchor, paragraph)
        return nodes.list_item("", paragraph, ids=ids)

    def _item(self, each: Found, field: str) -> nodes.list_item:
        return nodes.list_item("", nodes.paragraph("", "", *self._links([each], field), translatable=False))

    def _links(self, group: Iterable[Found], field: str, city: City | None = None) -> Iterator[nodes.Node]:
        """Links to the cards of *group*, behind the name of *city*, each with where its *field* is from, if that is not
        its note."""
        for index, each in enumerate(group):
            if index:
                yield nodes.Text(labels.separator())
            words = _without_city(each.entry.record.title, city) if city else ""
            yield views.link(each.entry, self.env.current_document.docname, words)
            fact = each.community.newer_fact(field)
            if fact:
                yield _origin(fact, each.community.as_of)


def _without_city(title: str, city: City) -> str:
    """``Taipei.py`` of ``Taipei — Taipei.py``; empty where *title* does not begin so."""
    begins = (f"{name} — " for name in city.names.values())
    return next((title.removeprefix(begin) for begin in begins if title.startswith(begin)), "")


def report_shared_links(app: Sphinx, env: BuildEnvironment) -> None:
    """Report links that two communities use; at env-check-consistency, when every note has been read."""
    found = communities_in(env)
    for index, url, first in record.shared_links(each.community for each in found):
        entry = found[index].entry
        if entry.record.id != first.id:
            words = f"{url} is already a link of the community {first.id!r}"
            warn(Fault.SHARED_LINK, words, location=(entry.docname, entry.line))


def notes_with_aged_status(
    app: Sphinx, env: BuildEnvironment, added: Set[str], changed: Set[str], removed: Set[str]
) -> list[str]:
    """The notes with a status that another day has made old, or young again: out of date, though unchanged."""
    today = days.today(app.config.communities_today)
    statuses = [(each.entry.docname, each.community.status) for each in communities_in(env)]
    return [
        docname
        for docname, status in statuses
        if status.checked and status.stale != days.is_stale(status.checked, today)
    ]


def communities_in(env: BuildEnvironment) -> list[Found]:
    """The communities of all notes, in the notes' order."""
    return [
        Found(entry=entry, community=entry.record)
        for entry in domain.records_of(env).entries("community")
        if isinstance(entry.record, Community)
    ]


def around(text: str, *inside: nodes.Node) -> Iterator[nodes.Node]:
    """*text*, with a node in the place of each ``%s``."""
    before, *after = text.split("%s")
    yield nodes.Text(before)
    for node, words in zip(inside, after, strict=True):
        yield from (node, nodes.Text(words))


def _origin(fact: NewerFact, as_of: str) -> nodes.inline:
    """The day on which *fact* was added, its source, and what the note itself says, of the year *as_of*."""
    source: nodes.Node = shown_words("", fact.source)
    if fact.url:
        source = nodes.reference("", "", source, refuri=fact.url, classes=["external"])
    shown = nodes.inline("", "", *around(labels.origin(fact.date), source), classes=["fact-origin"])
    if fact.own and fact.own != fact.value:
        own = around(labels.in_note(as_of) + "%s", shown_words("", fact.own))
        shown += [nodes.Text(labels.between_origins()), *own]
    return nodes.inline("", "", nodes.Text(BETWEEN_FACTS), shown)


def _terms(lists: Sequence[tuple[str, nodes.bullet_list]], css_class: str) -> list[nodes.Node]:
    """A list of lists, each under its label; a sentence where there are none."""
    items = [
        nodes.definition_list_item("", nodes.term("", label, translatable=False), nodes.definition("", members))
        for label, members in lists
    ]
    if not items:
        return [nodes.paragraph("", labels.view_labels()["none"], translatable=False)]
    return [nodes.definition_list("", *items, classes=["simple", css_class])]


def _place(city: City, group: Sequence[Found]) -> MarkedCity:
    first = group[0]
    is_one_note = len({each.entry.docname for each in group}) == 1
    docname, anchor = (first.entry.docname, first.community.id) if is_one_note else ("", _anchor(city))
    return MarkedCity(city=city, count=len(group), docname=docname, anchor=anchor)


def _anchor(city: City) -> str:
    return f"communities-in-{city.id}"
