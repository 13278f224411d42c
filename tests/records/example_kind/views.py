"""The list of the souvenirs of all notes."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from language_pair.passes import PostPass
from records import domain, views
from souvenirs.nodes import souvenir_list


class FillLists(SphinxPostTransform):
    """Put links to the souvenirs where the directives are."""

    default_priority = PostPass.FILL_VIEWS

    def run(self, **kwargs: Any) -> None:
        for place in list(self.document.findall(souvenir_list)):
            here = self.env.current_document.docname
            links = [views.link(entry, here) for entry in domain.records_of(self.env).entries("souvenir")]
            items = [nodes.list_item("", nodes.paragraph("", "", link, translatable=False)) for link in links]
            place.replace_self(nodes.bullet_list("", *items))
