"""The list of what organisers should check, by community.

.. code-block:: markdown

   :::{communities-to-check}
   :::
"""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from communities import labels
from communities.checks import Check, checks_of
from communities.dead_links import dead_links
from communities.views import Found, around, communities_in
from language_pair.links import shown_words
from language_pair.passes import PostPass
from records import days, views

#: The addresses of dead links; None where nobody has asked.
Dead = frozenset[str] | None


class communities_to_check(views.RecordView):
    """Where the list will be."""

    kind = "community"

    @classmethod
    def content(cls, env: BuildEnvironment) -> object:
        dead = dead_links(env.config)
        return [(each.entry.docname, doubts) for each, doubts in to_check(env, dead)], dead


class CommunitiesToCheck(SphinxDirective):
    """Show what of the communities somebody should check."""

    option_spec: ClassVar = {}

    def run(self) -> list[nodes.Node]:
        return [communities_to_check()]


class FillChecks(SphinxPostTransform):
    """Put the list where the directive is."""

    default_priority = PostPass.FILL_VIEWS

    def run(self, **kwargs: Any) -> None:
        places = list(self.document.findall(communities_to_check))
        dead = dead_links(self.config) if places else None
        for place in places:
            place.replace_self([self._list(dead), *_unknown(dead)])

    def _list(self, dead: Dead) -> nodes.Element:
        here = self.env.current_document.docname
        items = []
        for each, doubts in to_check(self.env, dead):
            term = nodes.term("", "", views.link(each.entry, here), translatable=False)
            body = nodes.definition("", nodes.bullet_list("", *map(_item, doubts)))
            items.append(nodes.definition_list_item("", term, body))
        if not items:
            return nodes.paragraph("", labels.nothing_to_check(), translatable=False)
        return nodes.definition_list("", *items, classes=["communities-to-check"])


def to_check(env: BuildEnvironment, dead: Dead) -> list[tuple[Found, list[Check]]]:
    """The communities of which something is to be checked, where the links *dead* are dead."""
    today = days.today(env.config.communities_today)
    found = [(each, list(checks_of(each.community, today, dead or ()))) for each in communities_in(env)]
    return [(each, doubts) for each, doubts in found if doubts]


def _unknown(dead: Dead) -> list[nodes.Node]:
    """What cannot be known here."""
    return [nodes.paragraph("", labels.links_not_asked(), translatable=False)] if dead is None else []


def _item(check: Check) -> nodes.list_item:
    text = labels.doubt_words(check.doubt, check.fields)
    words = around(text, shown_words("", check.words)) if check.words else [nodes.Text(text)]
    return nodes.list_item("", nodes.paragraph("", "", *words, translatable=False))


def setup(app: Sphinx) -> None:
    app.add_config_value(
        "communities_link_report",
        "",
        "",  # the page that shows it follows it by itself
        (str,),
        description="The file in which the check of the links has written what it found; empty for none.",
    )
    app.add_directive("communities-to-check", CommunitiesToCheck)
    app.add_node(communities_to_check)
    app.add_post_transform(FillChecks)
