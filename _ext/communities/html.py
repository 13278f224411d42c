"""How communities look in HTML, and what the head of a page with their cards gets.

By city, region and status the cards of a block can be filtered: each card says these of itself; a script
(``static/community-filter.js``) shows the form above the cards and hides those that are not asked for.
Without the script all of them are there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from communities import labels, taiwan_map
from communities.cities import CITIES, REGIONS
from communities.feeds import data
from communities.nodes import (
    MarkedCity,
    calendar_link,
    community,
    community_cards,
    community_title,
    map_picture,
    meeting_days,
)
from communities.taiwan_map import Dot
from language_pair import languages
from language_pair.builders import is_web, site_of
from language_pair.linked_data import add_linked_data
from language_pair.permalinks import permalink_to, words_of
from language_pair.site_files import from_page

_DATASET = "https://data.gov.tw/dataset/7442"
_LICENSE = "https://data.gov.tw/license"
_SCRIPT = "community-filter.js"
_MEETINGS_SCRIPT = "next-meetings.js"
#: Fewer cards are seen at a glance.
_MIN_FILTERED = 4


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One of the filters: *name* as in the page's address, *options* as ``(value, label)``."""

    name: str
    options: Sequence[tuple[str, str]]


def visit_cards(self: HTML5Translator, node: community_cards) -> None:
    choices = _choices(node, self.config.language)
    if choices and is_web(self.builder):
        self.body.append(_filter(self, choices, total=len(list(node.findall(community)))))
    self.body.append(self.starttag(node, "div", CLASS="community-cards"))


def _filter(self: HTML5Translator, choices: Sequence[Choice], *, total: int) -> str:
    """The form above the cards, which the script shows."""
    words = labels.filter_labels(total)
    name, text, button = self.attval(words["form"]), self.attval(words["count"]), self.encode(words["clear"])
    selects = "".join(_select(self, choice, words) for choice in choices)
    return (
        f'<form class="community-filter" autocomplete="off" aria-label="{name}" hidden>\n{selects}'
        f'<button type="button">{button}</button>\n<p role="status" data-text="{text}"></p>\n</form>\n'
    )


def _select(self: HTML5Translator, choice: Choice, words: Mapping[str, str]) -> str:
    options = "".join(
        f'<option value="{self.attval(value)}">{self.encode(label)}</option>'
        for value, label in [("", words["all"]), *choice.options]
    )
    return f'<label>{self.encode(words[choice.name])} <select name="{choice.name}">{options}</select></label>\n'


def _choices(cards: community_cards, language: str) -> list[Choice]:
    """The filters that tell *cards* apart; none for a few cards."""
    keys = [_keys(card) for card in cards.findall(community)]
    if len(keys) < _MIN_FILTERED:
        return []
    shown = {
        "city": {city.id: city.names[language] for city in CITIES.values()},
        "region": {region.id: region.names[language] for region in REGIONS.values()},
        "status": labels.status_names(),
    }
    present = {name: {each[name] for each in keys} for name in shown}
    return [
        Choice(name=name, options=[(value, label) for value, label in named.items() if value in present[name]])
        for name, named in shown.items()
        if len(present[name]) > 1
    ]


def _keys(card: community) -> dict[str, str]:
    """What *card* is filtered by; empty for what is not known."""
    city = CITIES.get(card["city"])
    return {"city": card["city"], "region": city.region.id if city else "", "status": card["status"].name}


def depart_cards(self: HTML5Translator, node: community_cards) -> None:
    self.body.append("</div>\n")


def visit_card(self: HTML5Translator, node: community) -> None:
    told: dict[str, Any] = {f"data-{name}": value for name, value in _keys(node).items()}
    self.body.append(self.starttag(node, "article", CLASS="community-card", **told))


def depart_card(self: HTML5Translator, node: community) -> None:
    self.body.append("</article>\n")


def visit_title(self: HTML5Translator, node: community_title) -> None:
    """A heading one level below the section that the card is in."""
    self.body.append(self.starttag(node, f"h{_level(node)}", "", CLASS="community-card-title"))
    links = node.parent["links"]
    if links and not list(node.findall(nodes.reference)):
        self.body.append(f'<a href="{self.attval(links[0][1])}">')
        self.context.append("</a>")
    else:
        self.context.append("")


def depart_title(self: HTML5Translator, node: community_title) -> None:
    self.body.append(f"{self.context.pop()}</h{_level(node)}>\n")
    self.body += [permalink_to(self, anchor, words_of(node)) for anchor in node.parent["ids"]]


def _level(node: nodes.Element) -> int:
    """1 for a page's title, 2 for what is directly under it, at most 6."""
    depth = 1
    parent = node.parent
    while parent is not None:
        depth += isinstance(parent, nodes.section)
        parent = parent.parent
    return min(depth, 6)


def visit_days(self: HTML5Translator, node: meeting_days) -> None:
    """The next meeting; on a web page those after it too, hidden, which a script shows once this one is over."""
    known = node["meetings"] if is_web(self.builder) else node["meetings"][:1]
    for index, each in enumerate(known):
        hidden = " hidden" if index else ""
        words = self.encode(each.words)
        self.body.append(f'<time datetime="{each.written}" data-until="{each.until}"{hidden}>{words}</time>')
    raise nodes.SkipNode


def visit_calendar_link(self: HTML5Translator, node: calendar_link) -> None:
    if site_of(self.builder):
        address, words = from_page(self.builder, node["file"]), self.encode(node["words"])
        self.body.append(f'<p class="calendar-link"><a href="{address}" type="text/calendar">{words}</a></p>\n')
    raise nodes.SkipNode


def visit_picture(self: HTML5Translator, node: map_picture) -> None:
    """The map; a book has the list under it alone."""
    if is_web(self.builder):
        self.body += _figure(self, node["places"])
    raise nodes.SkipNode


def _figure(self: HTML5Translator, places: list[MarkedCity]) -> Iterator[str]:
    name = self.attval(labels.map_name())
    drawn = taiwan_map.outlines()
    yield '<figure class="community-map">\n'
    yield f'<svg viewBox="0 0 {taiwan_map.WIDTH} {taiwan_map.HEIGHT}" role="group" aria-label="{name}">\n'
    for x, y, width, height in taiwan_map.BOXES:
        yield f'<rect class="box" x="{x}" y="{y}" width="{width}" height="{height}" rx="4"/>\n'
    for css_class in ("land", "borders"):
        yield f'<path class="{css_class}" d="{drawn[css_class]}"/>\n'
    dots = taiwan_map.dots((place.city.latitude, place.city.longitude) for place in places)
    for place, dot in zip(places, dots, strict=True):
        yield _dot(self, place, dot)
    yield f"</svg>\n<figcaption>{_credit(self)}</figcaption>\n</figure>\n"


def _dot(self: HTML5Translator, place: MarkedCity, dot: Dot) -> str:
    city = place.city.names[self.config.language]
    label = self.attval(labels.dot_words(city, place.count))
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


def _address(self: HTML5Translator, place: MarkedCity) -> str:
    """The first card of the city, with the filter that leaves its cards alone; or the list under the map."""
    if not place.docname or self.builder.name == "singlehtml":
        return f"#{place.anchor}"
    page = self.builder.get_relative_uri(self.builder.current_docname, place.docname)
    return f"{page}?city={place.city.id}#{place.anchor}"


def _credit(self: HTML5Translator) -> str:
    """Whose outlines these are: their licence asks for it."""
    words = {name: self.encode(label) for name, label in labels.map_credit().items()}
    return words["credit"] % {
        "dataset": f'<a href="{_DATASET}">{words["dataset"]}</a>',
        "license": f'<a href="{_LICENSE}">{words["license"]}</a>',
    }


def add_page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """The scripts, for pages with a filter or with meetings; what `data` says of communities, for those with cards."""
    if doctree is not None and any(_choices(cards, app.config.language) for cards in doctree.findall(community_cards)):
        app.add_js_file(_SCRIPT, loading_method="defer", blocking="render")
    if doctree is not None and any(doctree.findall(meeting_days)):
        app.add_js_file(_MEETINGS_SCRIPT, loading_method="defer", blocking="render")
    site = site_of(app.builder)
    listed = data.listed_in(site, pagename) if site else []
    if listed:
        add_linked_data(context, data.linked_data(listed, languages.of_code(app.config.language)))
