"""The reader's side of the search: the box on every page, the page of results, the words marked on a page.

Without JavaScript the box leads to the page of results, which says what to do instead. What only a search needs
(`bundle`) is loaded when a reader turns to the box (``search-box.js``).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx

from language_pair.builders import site_of
from language_pair.site_files import SHARED_STYLES, add_static_folder, add_templates_folder
from language_pair.whole_page import Part, add_part
from site_search import bundle
from site_search.facets import team_titles
from site_search.labels import box_labels, page_labels

_HERE = Path(__file__).parent
_STATIC = _HERE / "static"
#: What a page loads that a result has opened.
MARKS = "search-marks.js"
#: The page of results, which is no note.
PAGE = "search"
#: The pages that list notes, which a site may have, by label.
_LISTS = {"all_notes": "all-notes", "years": "years"}
_BOX = Part(name="the search box", is_in=lambda page: 'id="search-box"' in page, template="searchbox.html")


def _add_results_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    if site_of(app.builder):
        title = escape(page_labels()["title"])  # themes take titles for HTML
        yield PAGE, {"title": title, "results": page_labels()}, "page.html"


def _add_page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """``search_box`` is what the box of each page needs; the page of results is made as a note's is, by any theme."""
    if not site_of(app.builder):
        return
    resource = context["pathto"]
    script = f"{resource(bundle.ADDRESS, 1)}?v={bundle.version()}"
    marks = f"{resource(f'_static/{MARKS}', 1)}?v={_version(MARKS)}"
    is_here = pagename == PAGE and doctree is None  # a note of this name is written before it, and overwritten
    context["search_box"] = {**box_labels(), "script": script, "marks": marks, "is_hidden": is_here}
    add_part(app, context, _BOX)
    if is_here:
        context["lists"] = dict(_lists(app))
        context["has_teams"] = bool(team_titles(app.env))
        context["metatags"] = '<meta name="robots" content="noindex" />\n' + context.get("metatags", "")
        context["body"] = app.builder.templates.render("search-results.html", context)
        app.add_css_file("search-page.css")
        app.add_js_file("search-page.js", loading_method="defer")


def _lists(app: Sphinx) -> Iterator[tuple[str, str]]:
    """Where the notes are listed: what a reader goes through who finds nothing."""
    yield "home", app.config.root_doc
    yield from ((label, page) for label, page in _LISTS.items() if page in app.env.found_docs)
    if app.config.html_use_index and any(app.env.domains.index_domain.entries.values()):
        yield "index", "genindex"


def _version(script: str) -> str:
    """What changes with *script*, so that no browser keeps an old one."""
    path = _STATIC / script
    return _checksum(path, path.stat().st_mtime_ns)


@cache
def _checksum(path: Path, changed: int) -> str:
    return f"{zlib.crc32(path.read_bytes()):08x}"


def _add_assets(app: Sphinx) -> None:
    if site_of(app.builder):
        app.add_css_file("site-search.css", priority=SHARED_STYLES)
        app.add_js_file("search-box.js", loading_method="defer")


def setup(app: Sphinx) -> None:
    add_templates_folder(app, _HERE / "templates")
    add_static_folder(app, _STATIC)
    app.connect("builder-inited", _add_assets)
    app.connect("html-collect-pages", _add_results_page)
    app.connect("html-page-context", _add_page_context)
