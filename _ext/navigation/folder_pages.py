"""The pages of large folders that a list of all notes leads to: ``all-notes-2021`` below ``all-notes``.

They are no notes: nobody writes, translates or searches them. Any build writes all of them, since templates may show
what has changed; what a page itself shows, titles of a hundred notes, is kept beside the doctrees until one changes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import new_document

from language_pair import files
from language_pair.builders import site_of
from language_pair.site.overviews import pages_with, shown_title
from language_pair.stored import stored_at
from navigation import labels, menu
from navigation.all_notes import all_notes, limit_of, listed, shown, title_of
from navigation.folders import Folder, folders_of
from navigation.headings import digest
from navigation.tree import Tree

_LISTED = "all_notes_folder"


class _Listed(NamedTuple):
    """The *folder* that a page lists, and what leads there from the home page on, which is left out: *notes*, of which
    the last one has the list of all, and folders *above*."""

    folder: Folder
    notes: tuple[str, ...]
    above: tuple[Folder, ...]


def _pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    limit, builder = limit_of(app), app.builder
    tree = Tree(app.env, builder.tags)
    for place in pages_with(app.env, all_notes) if limit else ():
        notes = tree.path(place)
        if not notes and place != app.config.root_doc:
            notes = (place,)  # which no toctree has
        for folder, above in _ways(folders_of(app.env, place, limit), ()):
            yield folder.page, {"title": "", _LISTED: _Listed(folder, notes, above), menu.PLACE: place}, "page.html"


def _ways(parent: Folder, above: tuple[Folder, ...]) -> Iterator[tuple[Folder, tuple[Folder, ...]]]:
    """The folders with pages, each with those on the way to it."""
    for folder in parent.sorted_folders():
        if folder.page:
            yield folder, above
        yield from _ways(folder, (*above, folder) if folder.page else above)


class _Kept:
    """What pages show, as the last build with this builder made it."""

    def __init__(self, app: Sphinx) -> None:
        self._path = Path(app.doctreedir, f"folder-pages-{app.builder.name}.json")
        self._before = stored_at(self._path)
        self._now: dict[str, Any] = {}
        app.connect("html-page-context", self._give, priority=50)  # before the menu and whatever looks at the page
        app.connect("build-finished", self._store)

    def _give(
        self,
        app: Sphinx,
        pagename: str,
        templatename: str,
        context: dict[str, Any],
        doctree: nodes.document | None,
    ) -> None:
        listed_here, builder = context.get(_LISTED), site_of(app.builder)
        if listed_here is None or builder is None:
            return
        builder.current_docname = pagename  # as for a note; in a build that writes none, nothing has done so
        builder.secnumbers, builder.fignumbers = {}, {}
        made_of = digest(builder.build_info.config_hash, *_made_of(listed_here, context[menu.PLACE], app.env))
        page = self._before.get(pagename)
        if not page or page["made_of"] != made_of:
            page = {"made_of": made_of, **_made(listed_here, builder)}
        self._now[pagename] = page
        context.update({name: page[name] for name in ("title", "body", "parents")})

    def _store(self, app: Sphinx, exception: Exception | None) -> None:
        if exception is None and self._now:  # empty where nothing was written
            if self._now != self._before:
                files.write(self._path, json.dumps(self._now, ensure_ascii=False).encode(), durable=False)
            self._before, self._now = self._now, {}


def _made_of(page: _Listed, place: str, env: BuildEnvironment) -> Iterator[object]:
    """All that `_made` makes a page of, beside the settings of pages."""
    yield env.all_docs[place]  # code, labels and other settings have all notes read again, so this one, too
    yield page.folder.page, page.folder.name, page.folder.index, shown_title(env, page.folder.index)
    yield list(shown(page.folder, env))
    yield [(note, shown_title(env, note), env.titles[note].get("secnumber")) for note in page.notes]
    yield [(folder.page, folder.name, shown_title(env, folder.index)) for folder in page.above]


def _made(page: _Listed, builder: StandaloneHTMLBuilder) -> dict[str, Any]:
    here = page.folder.page
    return {
        "title": _title(page.folder, builder),
        "body": builder.render_partial(_section(builder, page.folder))["fragment"],
        "parents": [
            {"link": builder.get_relative_uri(here, name), "title": title} for name, title in _way(builder, page)
        ],
    }


def _way(builder: StandaloneHTMLBuilder, page: _Listed) -> Iterator[tuple[str, str]]:
    """The pages on the way, with their titles."""
    yield from ((note, _rendered(builder, builder.env.titles[note])) for note in page.notes)
    yield from ((folder.page, _title(folder, builder)) for folder in page.above)


def _section(builder: StandaloneHTMLBuilder, folder: Folder) -> nodes.section:
    """What the page of *folder* says, with its links."""
    before, after = labels.around_title()
    parts = (nodes.Text(before), title_of(folder, folder.page), nodes.Text(after))
    heading = nodes.title("", "", *(part for part in parts if part.astext()), translatable=False)
    section = nodes.section("", heading, *listed(folder, folder.page), ids=["all-notes"])
    document = new_document("")
    document.settings.env = builder.env
    document += section
    builder.env.resolve_references(document, folder.page, builder)
    return section


def _title(folder: Folder, builder: StandaloneHTMLBuilder) -> str:
    """The title of the page as HTML, without a link in it."""
    before, after = labels.around_title()
    own = builder.env.titles[folder.index].deepcopy().children if folder.index else [nodes.Text(folder.name)]
    return _rendered(builder, nodes.title("", "", nodes.Text(before), *own, nodes.Text(after)))


def _rendered(builder: StandaloneHTMLBuilder, title: nodes.Element) -> str:
    return builder.render_partial(title)["title"]


def setup(app: Sphinx) -> None:
    app.connect("html-collect-pages", _pages)
    app.connect("builder-inited", _Kept)
