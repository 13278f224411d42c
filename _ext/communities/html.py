"""How communities look in HTML: the only markup that this feature writes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from communities import filters
from communities.directives import community, community_cards, community_title
from labels import _


def visit_cards(self: HTML5Translator, node: community_cards) -> None:
    found = filters.choices(node, self.config.language)
    if found and self.builder.name != "epub":
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
