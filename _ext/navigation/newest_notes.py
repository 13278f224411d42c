"""The newest notes, on any page: those of the last year first, in it those that changed last on HackMD.

.. code-block:: markdown

   :::{newest-notes}
   :limit: 5
   :::

A note's year is that of its folder. An imported note says in its front matter when it was changed; others of its
year come behind it, in the order of the toctrees. Indexes of folders are no news.
"""

from __future__ import annotations

from typing import Any, ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from language_pair.links import link_to_note
from language_pair.passes import PostPass
from language_pair.site.overviews import folder_of, limit_on, overview, pages_to_rewrite, shown_title
from navigation import labels
from navigation.folder_counts import INDEX, day_of_change
from navigation.tree import parents_of
from records import options

_LIMIT = 5


class newest_notes(overview):
    """The list, of at most ``limit`` notes."""

    @property
    def limit(self) -> int:
        return int(self["limit"])


class NewestNotes(SphinxDirective):
    """List them."""

    option_spec: ClassVar = {"limit": options.count}

    def run(self) -> list[nodes.Node]:
        return [newest_notes(limit=self.options.get("limit", _LIMIT))]


def newest(env: BuildEnvironment) -> list[tuple[str, str]]:
    """The notes of all years, the newest first, each with the day of its last change on HackMD, which may be empty."""
    order = {name: number for number, name in enumerate(parents_of(env))}
    notes = [name for name in env.titles if folder_of(name).isdecimal() and name.rpartition("/")[2] != INDEX]
    notes.sort(key=lambda name: (order.get(name, len(order)), name))
    found = [(name, day_of_change(env, name)) for name in notes]
    found.sort(key=lambda each: (int(folder_of(each[0])), each[1]), reverse=True)  # alike, they stay in their order
    return found


class FillNewestNotes(SphinxPostTransform):
    """Put the list where the directive is."""

    default_priority = PostPass.FILL_VIEWS

    def run(self, **kwargs: Any) -> None:
        here = self.env.current_document.docname
        for place in list(self.document.findall(newest_notes)):
            items = [_line(name, day, here) for name, day in newest(self.env)[: place.limit]]
            place.replace_self([nodes.bullet_list("", *items, classes=["simple", "no-search"])] if items else [])


def _line(name: str, day: str, here: str) -> nodes.list_item:
    behind = [nodes.Text(labels.changed_on(day))] if day else []
    return nodes.list_item("", nodes.paragraph("", "", link_to_note(name, here), *behind, translatable=False))


def rewrite(app: Sphinx, env: BuildEnvironment) -> list[str]:
    def content(page: str) -> object:
        shown = newest(env)[: limit_on(env, page, newest_notes)]
        return [(name, day, shown_title(env, name)) for name, day in shown]

    return pages_to_rewrite(env, newest_notes, content)


def setup(app: Sphinx) -> None:
    app.add_directive("newest-notes", NewestNotes)
    app.add_node(newest_notes)
    app.add_post_transform(FillNewestNotes)
    app.connect("env-get-updated", rewrite)  # when the order of notes is known
