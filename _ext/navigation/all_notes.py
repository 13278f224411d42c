"""All notes on one page, by their folders: what no menu shows is two clicks away.

.. code-block:: markdown

   :::{all-notes}
   :::

Years come newest first. Notes of a folder come in the order of the toctrees, those in none at the end by their names.
Where there are more than ``navigation_listed_notes`` of them, each large folder of a site has a page of its own
(`folder_pages`), to which this one leads.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective
from sphinx.writers.html5 import HTML5Translator

from language_pair.builders import add_html_only_node, site_of
from language_pair.links import link_to_note
from language_pair.passes import PostPass
from language_pair.site.overviews import overview, pages_to_rewrite, shown_title
from navigation import labels
from navigation.folders import Folder, folders_of


class all_notes(overview):
    """The list."""


class link_to_list(nodes.inline):
    """A link to the ``page`` that lists a folder."""


class AllNotes(SphinxDirective):
    """List every note."""

    def run(self) -> list[nodes.Node]:
        return [all_notes()]


class FillAllNotes(SphinxPostTransform):
    """Put the list where the directive is."""

    default_priority = PostPass.FILL_VIEWS

    def run(self, **kwargs: Any) -> None:
        for place in list(self.document.findall(all_notes)):
            here = self.env.current_document.docname
            place.replace_self(list(listed(folders_of(self.env, here, self.limit()), here)))

    def limit(self) -> int:
        return 0


class FillAllNotesOfSite(FillAllNotes):
    """A book has no other pages for a part of the list."""

    def limit(self) -> int:
        limit: int = self.config.navigation_listed_notes
        return limit


def limit_of(app: Sphinx) -> int:
    """So many notes are on one page at the most, if large folders can have pages of their own; 0 where they cannot."""
    limit: int = app.config.navigation_listed_notes
    return limit if site_of(app.builder) else 0


def listed(folder: Folder, here: str) -> Iterator[nodes.Element]:
    """The list of what is in *folder*, on the page *here*."""
    return _lists(folder, here, ["simple", "all-notes"])


def _lists(folder: Folder, here: str, css_classes: list[str]) -> Iterator[nodes.Element]:
    if folder.notes:
        items = (nodes.list_item("", _line(link_to_note(note, here))) for note in folder.notes)
        yield nodes.bullet_list("", *items, classes=css_classes)
    if folder.folders:
        terms = (_item(each, here) for each in folder.sorted_folders() if each.count())
        yield nodes.definition_list("", *terms, classes=css_classes)


def _item(folder: Folder, here: str) -> nodes.definition_list_item:
    text = labels.all_pages(folder.count())
    below = [_line(link_to_list(text, text, page=folder.page))] if folder.page else _lists(folder, here, ["simple"])
    term = nodes.term("", "", title_of(folder, here), translatable=False)
    return nodes.definition_list_item("", term, nodes.definition("", *below))


def title_of(folder: Folder, here: str) -> nodes.Node:
    """What *folder* is called on the page *here*: the title of its index, or its name."""
    return link_to_note(folder.index, here) if folder.index else nodes.Text(folder.name)


def _line(link: nodes.Node) -> nodes.paragraph:
    return nodes.paragraph("", "", link, translatable=False)


def visit_link(self: HTML5Translator, node: link_to_list) -> None:
    address = self.builder.get_relative_uri(self.builder.current_docname, node["page"])
    self.body.append(self.starttag(node, "a", "", CLASS="reference internal", href=address))


def depart_link(self: HTML5Translator, node: link_to_list) -> None:
    self.body.append("</a>")


def shown(folder: Folder, env: BuildEnvironment) -> Iterator[object]:
    """All that `listed` shows."""
    yield [(note, shown_title(env, note)) for note in folder.notes]
    for each in folder.sorted_folders():
        yield each.name, each.index, shown_title(env, each.index)
        yield (each.page, each.count()) if each.page else list(shown(each, env))


def rewrite(app: Sphinx, env: BuildEnvironment) -> list[str]:
    limit = limit_of(app)
    return pages_to_rewrite(env, all_notes, lambda page: list(shown(folders_of(env, page, limit), env)))


def _add_transform(app: Sphinx) -> None:
    app.add_post_transform(FillAllNotesOfSite if site_of(app.builder) else FillAllNotes)


def setup(app: Sphinx) -> None:
    app.add_config_value("navigation_listed_notes", 300, "html", (int,))
    app.add_directive("all-notes", AllNotes)
    app.add_node(all_notes)
    add_html_only_node(app, link_to_list, visit_link, depart_link)
    app.connect("builder-inited", _add_transform)
    app.connect("env-get-updated", rewrite)  # when the order of notes is known
