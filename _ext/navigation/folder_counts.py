"""What is in the folders below a folder's index: how many notes each has, and which of them changed last in HackMD.

.. code-block:: markdown

   :::{folder-counts}
   :::

An imported note says in its front matter when it was changed: ``hackmd: {changed: 2022-03-01}``.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from language_pair.links import link_to_note
from language_pair.passes import PostPass
from language_pair.site.overviews import overview, pages_to_rewrite, shown_title
from navigation import labels

#: Maximum number of notes that changed last.
LATEST = 5
INDEX = "index"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class folder_counts(overview):
    """The list."""


class FolderCounts(SphinxDirective):
    """Count the notes of each folder below that of the page."""

    def run(self) -> list[nodes.Node]:
        return [folder_counts()]


class Folder(NamedTuple):
    """A folder, the page that is its index where it has one, and the number of its notes."""

    name: str
    page: str
    notes: int


class Below(NamedTuple):
    """What is below a folder; *latest* are notes with the day of their last change, ``2022-03-01``."""

    folders: tuple[Folder, ...]
    latest: tuple[tuple[str, str], ...]


def below(env: BuildEnvironment, docname: str) -> Below:
    """What is in the folders below that of *docname*."""
    start = f"{posixpath.dirname(docname)}/".removeprefix("/")
    numbers: dict[str, int] = {}
    days: list[tuple[str, str]] = []
    for name in sorted(env.titles):
        folder, slash, rest = name.removeprefix(start).partition("/")
        if not name.startswith(start) or not slash or rest.rpartition("/")[2] == INDEX:
            continue
        numbers[folder] = numbers.get(folder, 0) + 1
        if day := day_of_change(env, name):
            days.append((day, name))
    folders = (Folder(name, f"{start}{name}/{INDEX}", number) for name, number in numbers.items())
    found = tuple(each if each.page in env.titles else each._replace(page="") for each in folders)
    latest = sorted(days, key=lambda each: (each[0], each[1]), reverse=True)
    return Below(found, tuple((name, day) for day, name in islice(latest, LATEST)))


def day_of_change(env: BuildEnvironment, docname: str) -> str:
    """The day of the last change in HackMD; empty where the note does not say it."""
    text = env.metadata.get(docname, {}).get("hackmd", "")
    if "changed" not in text:
        return ""
    try:
        day = str(json.loads(text)["changed"])  # MyST hands a mapping on as JSON
    except (ValueError, KeyError, TypeError):
        return ""
    return day if _DAY.fullmatch(day) else ""


class FillFolderCounts(SphinxPostTransform):
    """Put the list where the directive is."""

    default_priority = PostPass.FILL_VIEWS

    def run(self, **kwargs: Any) -> None:
        for place in list(self.document.findall(folder_counts)):
            place.replace_self(list(self._shown(below(self.env, self.env.current_document.docname))))

    def _shown(self, found: Below) -> Iterator[nodes.Element]:
        if found.folders:
            yield _list(_line(self._head(each), labels.notes(each.notes)) for each in found.folders)
        if found.latest:
            yield nodes.rubric("", labels.changed_last(), translatable=False, classes=["no-search"])
            yield _list(_line(self._link(name), labels.changed_on(day)) for name, day in found.latest)

    def _head(self, folder: Folder) -> nodes.Node:
        return self._link(folder.page) if folder.page else nodes.Text(folder.name)

    def _link(self, docname: str) -> nodes.Node:
        return link_to_note(docname, self.env.current_document.docname)


def _line(head: nodes.Node, text: str) -> nodes.list_item:
    return nodes.list_item("", nodes.paragraph("", "", head, nodes.Text(text), translatable=False))


def _list(items: Iterator[nodes.list_item]) -> nodes.bullet_list:
    return nodes.bullet_list("", *items, classes=["simple", "no-search"])


def rewrite(app: Sphinx, env: BuildEnvironment) -> list[str]:
    def content(page: str) -> object:
        found = below(env, page)
        names = [*(folder.page for folder in found.folders), *(name for name, _day in found.latest)]
        return found, [shown_title(env, name) for name in names]

    return pages_to_rewrite(env, folder_counts, content)


def setup(app: Sphinx) -> None:
    app.add_directive("folder-counts", FolderCounts)
    app.add_node(folder_counts)
    app.add_post_transform(FillFolderCounts)
    app.connect("env-updated", rewrite)
