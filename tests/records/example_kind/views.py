"""The list of the sponsors of all notes."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from language_pair.passes import PostPass
from records import domain, views
from sponsors.nodes import sponsor_list


class FillLists(SphinxPostTransform):
    """Put links to the sponsors where the directives are."""

    default_priority = PostPass.FILL_VIEWS

    def run(self, **kwargs: Any) -> None:
        for place in list(self.document.findall(sponsor_list)):
            here = self.env.current_document.docname
            links = [views.link(entry, here) for entry in domain.records_of(self.env).entries("sponsor")]
            items = [nodes.list_item("", nodes.paragraph("", "", link, translatable=False)) for link in links]
            place.replace_self(nodes.bullet_list("", *items))
