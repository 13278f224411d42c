"""HackMD's "🔙 Back to" lines: the pages that a note belongs to, under its title.

.. code-block:: yaml

   back_to: years, 2022/index, 2021/index
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from language_pair.faults import warn
from language_pair.front_matter import fields, place_below_title, words
from language_pair.links import link_to_note
from language_pair.pair_only import file_elsewhere
from note_pages.faults import Fault
from records.labels import _


class back_to(nodes.container):
    """Links to the pages named in ``back_to``, in their order."""


class AddTrail(SphinxTransform):
    """Put the links under the title; after translation, since their label is no message of the note."""

    default_priority = 200

    def apply(self, **kwargs: Any) -> None:
        docnames = [word.removesuffix(".md") for word in words(fields(self.document).get("back_to", ""))]
        known = [name for name in docnames if name in self.env.found_docs or file_elsewhere(self.env, name)]
        for docname in docnames:
            if docname not in known:
                warn(Fault.BACK_TO, f"there is no page {docname!r}", location=(self.env.current_document.docname, 1))
        if not known:
            return
        items = [nodes.list_item("", self._back_link(docname)) for docname in known]
        trail = back_to("", nodes.bullet_list("", *items), classes=["no-search"])
        parent, index = place_below_title(self.document)
        parent.insert(index, trail)

    def _back_link(self, docname: str) -> nodes.paragraph:
        link = link_to_note(docname, self.env.current_document.docname)
        return nodes.paragraph("", "🔙 " + _("Back to "), link, translatable=False)
