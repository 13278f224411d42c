"""On a single page (singlehtml), a link to a part of another note leads to that part's anchor.

Since 8.2 Sphinx gives such links two fragments, ``#document-2021/communities#taipei-py``, which lead nowhere:
https://github.com/sphinx-doc/sphinx/issues/14221
"""

from __future__ import annotations

from docutils import nodes
from sphinx.builders.singlehtml import SingleFileHTMLBuilder


class SinglePageBuilder(SingleFileHTMLBuilder):
    """Sphinx's builder, with links that lead somewhere, in the text and in the menu."""

    def assemble_doctree(self) -> nodes.document:
        tree = super().assemble_doctree()
        _keep_last_fragments(tree)
        return tree

    def render_partial(self, node: nodes.Node | None) -> dict[str, str]:
        if node:
            _keep_last_fragments(node)
        return super().render_partial(node)


def _keep_last_fragments(tree: nodes.Node) -> None:
    for reference in tree.findall(nodes.reference):
        address = reference.get("refuri", "")
        if address.startswith("#document-") and address.count("#") > 1:
            reference["refuri"] = f"#{address.rpartition('#')[2]}"
