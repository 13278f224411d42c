"""All notes on one page (``singlehtml``), where every link leads to what it names.

Two notes may each have a heading of the same words; on one page only the first keeps the anchor, and
the other's gets its note's name before it. Sphinx itself leaves both alike, and since 8.2 it writes
links to a place in another note with two anchors, ``#document-2021/communities#pyhug``, which leads
nowhere: https://github.com/sphinx-doc/sphinx/issues/14221
"""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders.singlehtml import SingleFileHTMLBuilder
from sphinx.util.nodes import inline_all_toctrees
from sphinx.util.typing import ExtensionMetadata

from records.domain import RecordNode

_NOTE = "#document-"


class SinglePageBuilder(SingleFileHTMLBuilder):
    """Sphinx's builder, with links mended; it has neither a search nor an index to lead to."""

    search = False
    #: The note that keeps an anchor, by anchor; filled when all notes are put together.
    owners: dict[str, str]

    def init(self) -> None:
        super().init()
        self.owners = {}

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        if docname == self.config.root_doc:  # the page itself: the other language's has the same name
            return f"{docname}{self.out_suffix}"
        return super().get_target_uri(docname, typ)

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        """The first note has no anchor: it begins where the page does."""
        return "#" if to == self.config.root_doc else super().get_relative_uri(from_, to, typ)

    def assemble_doctree(self) -> nodes.document:
        """As Sphinx does, with one step before links are made and one behind."""
        root = self.config.root_doc
        tree = inline_all_toctrees(self, set(), root, self.env.get_doctree(root), str, [root])
        tree["docname"] = root
        self._give_unique_anchors(tree)
        self.env.resolve_references(tree, root, self)
        self._join_anchors(tree)
        return tree

    def render_partial(self, node: nodes.Node | None) -> dict[str, str]:
        """The menu comes this way."""
        if node is not None:
            self._join_anchors(node)
        return super().render_partial(node)

    def _give_unique_anchors(self, tree: nodes.document) -> None:
        elements = list(_elements(tree, self.config.root_doc))
        records = [(docname, element) for docname, element in elements if isinstance(element, RecordNode)]
        for docname, element in [*records, *elements]:  # a record keeps its id, whatever headings are called
            for anchor in element["ids"]:
                self.owners.setdefault(anchor, docname)
        for docname, element in elements:
            element["ids"] = [self._anchor(docname, anchor) for anchor in element["ids"]]
            if "refid" in element:
                element["refid"] = self._anchor(docname, element["refid"])

    def _join_anchors(self, tree: nodes.Node) -> None:
        """Make one anchor of a note's and that of a place in it."""
        for reference in tree.findall(nodes.reference):
            note, _sign, anchor = reference.get("refuri", "").rpartition("#")
            if note.startswith("#"):
                docname = note.removeprefix(_NOTE) if note.startswith(_NOTE) else self.config.root_doc
                reference["refuri"] = f"#{self._anchor(docname, anchor)}"

    def _anchor(self, docname: str, anchor: str) -> str:
        """What *anchor* of the note *docname* is on this page."""
        return anchor if self.owners.get(anchor, docname) == docname else f"{docname.replace('/', '-')}-{anchor}"


def _elements(parent: nodes.Element, docname: str) -> Iterator[tuple[str, nodes.Element]]:
    """Everything in *parent* with the note that it comes from."""
    for child in parent.children:
        if isinstance(child, nodes.Element):
            note = child["docname"] if isinstance(child, addnodes.start_of_file) else docname
            yield note, child
            yield from _elements(child, note)


def setup(app: Sphinx) -> ExtensionMetadata:
    app.setup_extension("records")
    app.add_builder(SinglePageBuilder, override=True)
    app.add_config_value("singlehtml_use_index", False, "", (bool,))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
