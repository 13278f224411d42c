"""By what the cards of a block can be filtered: city, region, status.

Each card says these of itself; a script (``static/community-filter.js``) shows the form that HTML
puts above the cards and hides those that are not asked for. Without the script all of them stand there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from communities import status
from communities.cities import CITIES, REGIONS
from communities.directives import community, community_cards
from records.labels import _

#: Fewer cards are seen at a glance.
_ENOUGH = 4
SCRIPT = "community-filter.js"


@dataclass(frozen=True, kw_only=True, slots=True)
class Choice:
    """One of the filters: *name* as in the page's address, *options* as ``(value, label)``."""

    name: str
    label: str
    options: Sequence[tuple[str, str]]


def keys(card: community) -> dict[str, str]:
    """What *card* is filtered by; empty for what is not known."""
    city = CITIES.get(card["city"])
    return {"city": card["city"], "region": city.region.id if city else "", "status": card["status"].name}


def choices(cards: community_cards, language: str) -> list[Choice]:
    """The filters that tell *cards* apart; none for a few cards."""
    found = [keys(card) for card in cards.findall(community)]
    if len(found) < _ENOUGH:
        return []
    return [choice for choice in _all_choices(language, found) if choice.options]


def _all_choices(language: str, found: Sequence[dict[str, str]]) -> Iterator[Choice]:
    cities = {city.id: city.names[language] for city in CITIES.values()}
    regions = {region.id: region.names[language] for region in REGIONS.values()}
    for name, label, labels in (
        ("city", _("City"), cities),
        ("region", _("Region"), regions),
        ("status", _("Status"), status.labels()),
    ):
        present = {each[name] for each in found}
        options = [(value, shown) for value, shown in labels.items() if value in present]
        yield Choice(name=name, label=label, options=options if len(present) > 1 else [])


def add_script(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """The script, on the pages with cards alone."""
    if doctree is not None and any(choices(cards, app.config.language) for cards in doctree.findall(community_cards)):
        app.add_js_file(SCRIPT, loading_method="defer")


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", add_script)
