"""All notes on one page, by their folders: what no menu shows is two clicks away.

.. code-block:: markdown

   :::{all-notes}
   :::

Years come newest first. Notes of a folder come in the order of the toctrees, those in none at the end by their names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from language_pair.links import link_to_note
from language_pair.passes import PostPass
from language_pair.site.overviews import overview, pages_to_rewrite, shown_title
from navigation.tree import parents_of


class all_notes(overview):
    """The list."""


class AllNotes(SphinxDirective):
    """List every note."""

    def run(self) -> list[nodes.Node]:
        return [all_notes()]


@dataclass(kw_only=True, slots=True)
class Folder:
    """The notes directly in a folder but its index, which heads it, and the folders in it by their names."""

    index: str = ""
    notes: list[str] = field(default_factory=list)
    folders: dict[str, Folder] = field(default_factory=dict)


def folders_of(env: BuildEnvironment) -> Folder:
    """The notes of *env* by their folders."""
    order = {name: number for number, name in enumerate(parents_of(env))}
    root = Folder(index=env.config.root_doc)
    for docname in sorted(env.titles, key=lambda name: (order.get(name, len(order)), name)):
        *parents, name = docname.split("/")
        folder = root
        for parent in parents:
            folder = folder.folders.setdefault(parent, Folder())
        if name == "index":
            folder.index = docname
        else:
            folder.notes.append(docname)
    return root


class FillAllNotes(SphinxPostTransform):
    """Put the list where the directive is."""

    default_priority = PostPass.FILL_VIEWS

    def run(self, **kwargs: Any) -> None:
        for place in list(self.document.findall(all_notes)):
            place.replace_self(list(self._listed(folders_of(self.env), "all-notes")))

    def _listed(self, folder: Folder, *css_classes: str) -> Iterator[nodes.Element]:
        if folder.notes:
            items = (nodes.list_item("", self._line(self._link(note))) for note in folder.notes)
            yield nodes.bullet_list("", *items, classes=["simple", *css_classes])
        if folder.folders:
            terms = (self._folder(name, folder.folders[name]) for name in sorted(folder.folders, key=_newest_first))
            yield nodes.definition_list("", *terms, classes=["simple", *css_classes])

    def _folder(self, name: str, folder: Folder) -> nodes.definition_list_item:
        head: nodes.Node = self._link(folder.index) if folder.index else nodes.Text(name)
        return nodes.definition_list_item(
            "", nodes.term("", "", head, translatable=False), nodes.definition("", *self._listed(folder))
        )

    def _line(self, link: nodes.Node) -> nodes.paragraph:
        return nodes.paragraph("", "", link, translatable=False)

    def _link(self, docname: str) -> nodes.Node:
        return link_to_note(docname, self.env.current_document.docname)


def _newest_first(name: str) -> tuple[bool, int, str]:
    """Years from the last to the first, then all other folders by their names."""
    return (False, -int(name), "") if name.isdecimal() else (True, 0, name)


def rewrite(app: Sphinx, env: BuildEnvironment) -> list[str]:
    content = [[(name, shown_title(env, name)) for name in sorted(env.titles)], list(parents_of(env))]
    return pages_to_rewrite(env, all_notes, content)


def setup(app: Sphinx) -> None:
    app.add_directive("all-notes", AllNotes)
    app.add_node(all_notes)
    app.add_post_transform(FillAllNotes)
    app.connect("env-updated", rewrite)
