"""Link targets of records for the builders whose writers know no id on a row or a container, as LaTeX.

HTML shows a record's id on the record's own element.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from language_pair.passes import Pass
from records.domain import RecordNode


class record_anchor(nodes.target):
    """A record's link target."""


class AddAnchors(SphinxTransform):
    """Put each record's anchor into its first visible child.

    After docutils' own transforms, which would hand the anchor's id on to what follows it, and after
    `PyConTWDomain.process_doc`, which reads the text of what it is put into.
    """

    default_priority = Pass.ADD_LINK_TARGETS

    def apply(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(RecordNode)):
            if node["ids"]:
                cell = next(node.findall(nodes.entry), None)
                (node if cell is None else cell).insert(0, record_anchor("", "", ids=list(node["ids"])))


def _skip(translator: nodes.NodeVisitor, node: nodes.Element) -> None:
    raise nodes.SkipNode


def setup(app: Sphinx) -> None:
    app.add_transform(AddAnchors)
    app.add_node(record_anchor, html=(_skip, None))
