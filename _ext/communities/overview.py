"""All communities of all notes, by when they began and by where they are.

.. code-block:: markdown

   :::{community-timeline}
   :::

   :::{community-map}
   :::

The map is a picture for HTML and a list for every reader and every builder: whatever the picture
says, the list says too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from communities.cities import CITIES, REGIONS, City
from communities.record import Community
from records import domain, views
from records.domain import Entry
from records.labels import _


@dataclass(frozen=True, kw_only=True, slots=True)
class Found:
    """A community and where it stands."""

    entry: Entry
    community: Community


class community_timeline(views.RecordView):
    kind = "community"


class community_map(views.RecordView):
    kind = "community"


class map_picture(nodes.General, nodes.Element):
    """The map as HTML draws it; ``places`` are `Place`."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Place:
    """A city on the map, how many communities it has, and the card that its dot leads to.

    Where the cards stand in several notes, *docname* is empty and *anchor* leads to the list under the map.
    """

    city: City
    count: int
    docname: str
    anchor: str


class CommunityTimeline(SphinxDirective):
    """Show the communities by the year in which they began."""

    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        return [community_timeline()]


class CommunityMap(SphinxDirective):
    """Show the communities by city, on a map and as a list."""

    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        return [community_map()]


def communities(env: BuildEnvironment, docname: str | None = None) -> list[Found]:
    """The communities of all notes, in the notes' order, or of one."""
    return [
        Found(entry=entry, community=entry.record)
        for entry in domain.records_of(env).entries("community", docname)
        if isinstance(entry.record, Community)
    ]


class FillOverviews(SphinxPostTransform):
    """Put the lists where the directives stand."""

    default_priority = 2  # before links are resolved

    def run(self, **kwargs: Any) -> None:
        for timeline in list(self.document.findall(community_timeline)):
            timeline.replace_self(self._timeline(communities(self.env)))
        for place in list(self.document.findall(community_map)):
            place.replace_self(self._map(communities(self.env)))

    def _timeline(self, found: Sequence[Found]) -> list[nodes.Node]:
        years = sorted({each.community.founded for each in found} - {""})
        groups = [(year, [each for each in found if each.community.founded == year]) for year in years]
        groups.append((_("Year not given"), [each for each in found if not each.community.founded]))
        lists = [(label, nodes.bullet_list("", *map(self._item, group))) for label, group in groups if group]
        return _terms(lists, "community-timeline")

    def _map(self, found: Sequence[Found]) -> list[nodes.Node]:
        by_city = {city: [each for each in found if each.community.city == city] for city in CITIES}
        places = [_place(CITIES[city], group) for city, group in by_city.items() if group]
        groups = [(region.names[self.config.language], self._cities(region.id, by_city)) for region in REGIONS.values()]
        nowhere = [self._item(each) for each in found if not each.community.city]
        lists = [
            (label, nodes.bullet_list("", *items))
            for label, items in [*groups, (_("City not given"), nowhere)]
            if items
        ]
        picture = [map_picture("", places=places)] if places else []
        return [nodes.container("", *picture, *_terms(lists, "community-places"), classes=["community-overview"])]

    def _cities(self, region: str, by_city: dict[str, list[Found]]) -> list[nodes.list_item]:
        cities = [CITIES[name] for name, group in by_city.items() if group]
        return [self._city(city, by_city[city.id]) for city in cities if city.region.id == region]

    def _city(self, city: City, group: Sequence[Found]) -> nodes.list_item:
        name = nodes.Text(_("%s: ") % city.names[self.config.language])
        paragraph = nodes.paragraph("", "", name, *self._links(group), translatable=False)
        anchor = _anchor(city)
        ids = [anchor] if anchor not in self.document.ids else []
        self.document.ids.setdefault(anchor, paragraph)
        return nodes.list_item("", paragraph, ids=ids)

    def _item(self, each: Found) -> nodes.list_item:
        return nodes.list_item("", nodes.paragraph("", "", *self._links([each]), translatable=False))

    def _links(self, group: Iterable[Found]) -> Iterator[nodes.Node]:
        for index, each in enumerate(group):
            if index:
                yield nodes.Text(_(", "))
            yield views.link(each.entry, self.env.current_document.docname)


def _terms(lists: Sequence[tuple[str, nodes.bullet_list]], css_class: str) -> list[nodes.Node]:
    """A list of lists, each under its label; a sentence where there are none."""
    items = [
        nodes.definition_list_item("", nodes.term("", label, translatable=False), nodes.definition("", members))
        for label, members in lists
    ]
    if not items:
        return [nodes.paragraph("", _("No communities are recorded."), translatable=False)]
    return [nodes.definition_list("", *items, classes=["simple", css_class])]


def _place(city: City, group: Sequence[Found]) -> Place:
    first = group[0]
    is_one_note = len({each.entry.docname for each in group}) == 1
    docname, anchor = (first.entry.docname, first.community.id) if is_one_note else ("", _anchor(city))
    return Place(city=city, count=len(group), docname=docname, anchor=anchor)


def _anchor(city: City) -> str:
    return f"communities-in-{city.id}"
