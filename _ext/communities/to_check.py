"""The list of what organisers should check, by community.

.. code-block:: markdown

   :::{communities-to-check}
   :::
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform

from communities import labels
from communities.checks import Check, checks_of
from communities.views import communities_in
from language_pair.links import shown_words
from language_pair.passes import PostPass
from records import days, views


class communities_to_check(views.RecordView):
    """Where the list will be."""

    kind = "community"

    @classmethod
    def content(cls, env: BuildEnvironment) -> object:
        today = days.today(env.config.communities_today)
        return [list(checks_of(each.community, today)) for each in communities_in(env)]


class FillChecks(SphinxPostTransform):
    """Put the list where the directive is."""

    default_priority = PostPass.FILL_VIEWS

    def run(self, **kwargs: Any) -> None:
        for place in list(self.document.findall(communities_to_check)):
            place.replace_self(self._list() or nodes.paragraph("", labels.nothing_to_check(), translatable=False))

    def _list(self) -> nodes.definition_list | None:
        today, here = days.today(self.config.communities_today), self.env.current_document.docname
        items = []
        for each in communities_in(self.env):
            doubts = [_item(check) for check in checks_of(each.community, today)]
            if doubts:
                term = nodes.term("", "", views.link(each.entry, here), translatable=False)
                body = nodes.definition("", nodes.bullet_list("", *doubts))
                items.append(nodes.definition_list_item("", term, body))
        return nodes.definition_list("", *items, classes=["communities-to-check"]) if items else None


def _item(check: Check) -> nodes.list_item:
    before, quoted, after = labels.doubt_words(check.doubt).partition("%s")
    words = [nodes.Text(before), shown_words("", check.words), nodes.Text(after)] if quoted else [nodes.Text(before)]
    return nodes.list_item("", nodes.paragraph("", "", *words, translatable=False))
