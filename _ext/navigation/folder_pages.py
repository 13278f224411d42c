"""The pages of large folders that a list of all notes leads to: ``all-notes-2021`` below ``all-notes``.

They are no notes: nobody writes, translates or searches them. Any build makes all of them anew, since each shows
titles of a hundred notes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.docutils import new_document

from language_pair.builders import site_of
from language_pair.site.overviews import pages_with
from navigation import labels, menu
from navigation.all_notes import all_notes, limit_of, listed, title_of
from navigation.folders import Folder, folders_of
from navigation.tree import Tree

_FOLDER, _WAY = "all_notes_folder", "all_notes_way"


def _pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    limit = limit_of(app)
    for place in pages_with(app.env, all_notes) if limit else ():
        for folder, above in _ways(folders_of(app.env, place, limit), ()):
            context = {"title": "", _FOLDER: folder, _WAY: (place, above), menu.PLACE: place}
            yield folder.page, context, "page.html"


def _ways(parent: Folder, above: tuple[Folder, ...]) -> Iterator[tuple[Folder, tuple[Folder, ...]]]:
    """The folders with pages, each with those on the way to it."""
    for folder in parent.sorted_folders():
        if folder.page:
            yield folder, above
        yield from _ways(folder, (*above, folder) if folder.page else above)


def _make(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    folder, builder = context.get(_FOLDER), site_of(app.builder)
    if folder is None or builder is None:
        return
    builder.current_docname = pagename  # as for a note; in a build that writes none, nothing has done so
    builder.secnumbers, builder.fignumbers = {}, {}
    context["title"] = _title(folder, builder)
    context["body"] = builder.render_partial(_section(builder, folder))["fragment"]
    context["parents"] = [
        {"link": builder.get_relative_uri(pagename, page), "title": title}
        for page, title in _way(builder, *context[_WAY])
    ]


def _way(builder: StandaloneHTMLBuilder, place: str, above: tuple[Folder, ...]) -> Iterator[tuple[str, str]]:
    """The pages from the home page on, which is left out, to the one above, with their titles."""
    notes = Tree(builder.env, builder.tags).path(place)
    if not notes and place != builder.config.root_doc:
        notes = (place,)  # which no toctree has
    yield from ((page, _rendered(builder, builder.env.titles[page])) for page in notes)
    yield from ((folder.page, _title(folder, builder)) for folder in above)


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
    app.connect("html-page-context", _make, priority=50)  # before the menu and whatever looks at the page
