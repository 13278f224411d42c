"""How communities look in HTML: the only markup that this feature writes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from communities import feeds, filters, outline
from communities.directives import community, community_cards, community_title
from communities.outline import Dot
from communities.overview import Place, communities, map_picture
from language_pair.outputs import from_page, is_web, site_of
from records.feeds import add_linked_data
from records.labels import _

_DATASET = "https://data.gov.tw/dataset/7442"
_LICENSE = "https://data.gov.tw/license"


def visit_cards(self: HTML5Translator, node: community_cards) -> None:
    found = filters.choices(node, self.config.language)
    if found and is_web(self.builder):
        self.body.append(_filter(self, found, total=len(list(node.findall(community)))))
    self.body.append(self.starttag(node, "div", CLASS="community-cards"))


def _filter(self: HTML5Translator, found: Sequence[filters.Choice], *, total: int) -> str:
    """The form above the cards, which the script shows."""
    name = self.attval(_("Filter the communities"))
    button = self.encode(_("Show all"))
    text = self.attval(_("%(shown)s of %(total)s communities") % {"shown": "{shown}", "total": total})
    selects = "".join(_select(self, choice) for choice in found)
    return (
        f'<form class="community-filter" autocomplete="off" aria-label="{name}" hidden>\n{selects}'
        f'<button type="button">{button}</button>\n<p role="status" data-text="{text}"></p>\n</form>\n'
    )


def _select(self: HTML5Translator, choice: filters.Choice) -> str:
    options = "".join(
        f'<option value="{self.attval(value)}">{self.encode(label)}</option>'
        for value, label in [("", _("all")), *choice.options]
    )
    return f'<label>{self.encode(choice.label)} <select name="{choice.name}">{options}</select></label>\n'


def depart_cards(self: HTML5Translator, node: community_cards) -> None:
    self.body.append("</div>\n")


def visit_card(self: HTML5Translator, node: community) -> None:
    told: dict[str, Any] = {f"data-{name}": value for name, value in filters.keys(node).items()}
    self.body.append(self.starttag(node, "article", CLASS="community-card", **told))


def depart_card(self: HTML5Translator, node: community) -> None:
    self.body.append("</article>\n")


def visit_title(self: HTML5Translator, node: community_title) -> None:
    """A heading one level below the section that the card stands in."""
    self.body.append(self.starttag(node, f"h{_level(node)}", "", CLASS="community-card-title"))
    links = node.parent["links"]
    if links and not list(node.findall(nodes.reference)):
        self.body.append(f'<a href="{self.attval(links[0][1])}">')
        self.context.append("</a>")
    else:
        self.context.append("")


def depart_title(self: HTML5Translator, node: community_title) -> None:
    self.body.append(self.context.pop())
    for anchor in node.parent["ids"]:
        title = self.attval(_("Link to this community"))
        self.body.append(f'<a class="headerlink" href="#{anchor}" title="{title}">¶</a>')
    self.body.append(f"</h{_level(node)}>\n")


def _level(node: nodes.Element) -> int:
    """1 for a page's title, 2 for what stands directly under it, at most 6."""
    depth = 1
    parent = node.parent
    while parent is not None:
        depth += isinstance(parent, nodes.section)
        parent = parent.parent
    return min(depth, 6)


def visit_picture(self: HTML5Translator, node: map_picture) -> None:
    """The map; a book has the list under it alone."""
    if is_web(self.builder):
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
    address = from_page(self.builder, feeds.FEED)
    label = _("Also available as data: ")
    return f'<br>{label}<a href="{address}">{Path(feeds.FEED).name}</a>'


def describe_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """What `feeds` says of the communities, into the head of the page with their cards."""
    site = site_of(app.builder)
    found = communities(app.env, pagename)
    if site and found:
        add_linked_data(context, feeds.linked_data(found, site))
