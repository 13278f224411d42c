"""How the map looks in HTML. Other builders, and books, have the list under it alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from sphinx.util.osutil import relative_uri
from sphinx.writers.html5 import HTML5Translator

from communities import outline
from communities.feeds import FEED, site_of
from communities.outline import Dot
from communities.overview import Place, map_picture
from labels import _

_DATASET = "https://data.gov.tw/dataset/7442"
_LICENSE = "https://data.gov.tw/license"


def visit_picture(self: HTML5Translator, node: map_picture) -> None:
    if self.builder.name != "epub":
        self.body += _figure(self, node["places"])
    raise nodes.SkipNode


def skip_picture(self: nodes.NodeVisitor, node: map_picture) -> None:
    raise nodes.SkipNode


def _figure(self: HTML5Translator, places: list[Place]) -> Iterator[str]:
    name = self.attval(_("Map of the communities"))
    drawn = outline.outlines()
    yield '<figure class="community-map">\n'
    yield f'<svg viewBox="0 0 {outline.WIDTH} {outline.HEIGHT}" role="group" aria-label="{name}">\n'
    for x, y, width, height in outline.BOXES:
        yield f'<rect class="box" x="{x}" y="{y}" width="{width}" height="{height}" rx="4"/>\n'
    for css_class in ("land", "borders"):
        yield f'<path class="{css_class}" d="{drawn[css_class]}"/>\n'
    dots = outline.dots((place.city.latitude, place.city.longitude) for place in places)
    for place, dot in zip(places, dots, strict=True):
        yield _dot(self, place, dot)
    yield f"</svg>\n<figcaption>{_source()}{_feed(self)}</figcaption>\n</figure>\n"


def _dot(self: HTML5Translator, place: Place, dot: Dot) -> str:
    city = place.city.names[self.config.language]
    spoken = _("%(city)s: 1 community") if place.count == 1 else _("%(city)s: %(count)d communities")
    label = self.attval(spoken % {"city": city, "count": place.count})
    line = ""
    if dot.anchor != "middle" and abs(dot.name_y - dot.y) > 2:
        line = f'<path class="line" d="M{dot.x:.1f} {dot.y:.1f}L{dot.name_x:.1f} {dot.name_y:.1f}"/>'
    return (
        f'<a href="{self.attval(_address(self, place))}" aria-label="{label}">{line}'
        f'<circle class="target" cx="{dot.x:.1f}" cy="{dot.y:.1f}" r="15"/>'
        f'<circle class="dot" cx="{dot.x:.1f}" cy="{dot.y:.1f}" r="6"/>'
        f'<text x="{dot.name_x:.1f}" y="{dot.name_y:.1f}" text-anchor="{dot.anchor}" '
        f'dominant-baseline="central">{self.encode(city)}</text></a>\n'
    )


def _address(self: HTML5Translator, place: Place) -> str:
    """The first card of the city, with the filter that leaves its cards alone; or the list under the map."""
    if not place.docname or self.builder.name == "singlehtml":
        return f"#{place.anchor}"
    page = self.builder.get_relative_uri(self.builder.current_docname, place.docname)
    return f"{page}?city={place.city.id}#{place.anchor}"


def _source() -> str:
    """Whose outlines these are: their licence asks for it."""
    text = _("Outlines: Ministry of the Interior, Taiwan, %(dataset)s, %(license)s; simplified.")
    dataset, license_name = _("county borders"), _("Open Government Data License, version 1.0")
    return text % {
        "dataset": f'<a href="{_DATASET}">{dataset}</a>',
        "license": f'<a href="{_LICENSE}">{license_name}</a>',
    }


def _feed(self: HTML5Translator) -> str:
    """Where the same stands for programs, on a site that has it."""
    if not site_of(self.builder):
        return ""
    address = relative_uri(self.builder.get_target_uri(self.builder.current_docname), FEED)
    label = _("The same as data: ")
    return f'<br>{label}<a href="{address}">{Path(FEED).name}</a>'
