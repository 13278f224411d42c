"""How communities look in HTML: the only markup that this feature writes."""

from __future__ import annotations

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from communities.directives import community, community_cards, community_title
from labels import _


def visit_cards(self: HTML5Translator, node: community_cards) -> None:
    self.body.append(self.starttag(node, "div", CLASS="community-cards"))


def depart_cards(self: HTML5Translator, node: community_cards) -> None:
    self.body.append("</div>\n")


def visit_card(self: HTML5Translator, node: community) -> None:
    self.body.append(self.starttag(node, "article", CLASS="community-card"))


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
