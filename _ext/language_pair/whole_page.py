"""Each page of a site as a whole, whatever theme makes it: what it lacks is put into it, or a warning says so.

No two themes have the same place for what an extension adds to pages. A theme, a project's own ``layout.html`` or its
``html_sidebars`` may include one of our templates where it likes; where none does, the part comes at the top or at
the end of the page's content, which is the same text in every theme. Sphinx lets a handler of ``html-page-context``
name another template: ``whole-page.html`` renders the one it would have been, and looks at what comes out. What a page
is not to have as its theme makes it, a change (`change_page`) takes out or replaces.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from language_pair.faults import Fault, warn
from language_pair.site_files import add_templates_folder

#: Builders whose pages a theme makes for a browser; a book has neither switch nor search.
_BUILDERS = ("html", "dirhtml", "singlehtml")
_PARTS, _CHANGES = "page_parts", "page_changes"
#: Where a page's content begins if it is no note's, as that of an index.
_MAIN = re.compile(r"<(?:main\b|\w+\b[^>]*\brole=\"main\")[^>]*>")


@dataclass(frozen=True, kw_only=True)
class Part:
    """What each page is to hold.

    *name* says what it is in a warning; *is_in*, whether a page's HTML has it. *template* makes it where the theme
    does not; without one it is the theme's alone to show, as what belongs into a page's head.
    """

    name: str
    is_in: Callable[[str], bool]
    template: str = ""
    at_end: bool = False


def add_part(app: Sphinx, context: dict[str, Any], part: Part) -> None:
    """Have the page of *context* hold *part*; for handlers of ``html-page-context``."""
    if app.builder.name in _BUILDERS:
        context.setdefault(_PARTS, []).append(part)


def change_page(app: Sphinx, context: dict[str, Any], change: Callable[[str], str]) -> None:
    """Have the HTML of the page of *context*, once it has all its parts, be what *change* makes of it."""
    if app.builder.name in _BUILDERS:
        context.setdefault(_CHANGES, []).append(change)


def _render_whole(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> str | None:
    if not (context.get(_PARTS) or context.get(_CHANGES)) or not templatename.endswith(".html"):  # OpenSearch's is XML
        return None
    context["page_template"] = templatename
    context["finish_page"] = partial(_finish, app, context)
    return "whole-page.html"


def _finish(app: Sphinx, context: dict[str, Any], page: str) -> str:
    """*page* with its parts, changed."""
    for part in context.get(_PARTS, ()):
        if part.is_in(page):
            continue
        place = _place(page, context.get("body", ""), at_end=part.at_end) if part.template else None
        if place is None:
            found = f"the theme {app.config.html_theme!r} leaves out {part.name}"
            warn(Fault.THEME, found, once=True)
        else:
            block = app.builder.templates.render(part.template, {**context, "place": "page"})
            page = f"{page[:place]}{block}\n{page[place:]}"
    for change in context.get(_CHANGES, ()):
        page = change(page)
    return page


def _place(page: str, body: str, *, at_end: bool) -> int | None:
    """Where the content of *page* begins or ends; ``None`` for a page without a main landmark that shows no note.

    *body* is the note's part of it.
    """
    start = page.find(body) if body else -1
    if start >= 0:
        return start + len(body) if at_end else start
    main = _MAIN.search(page)
    return main.end() if main and not at_end else None


def setup(app: Sphinx) -> ExtensionMetadata:
    add_templates_folder(app, Path(__file__).parent / "templates")
    app.connect("html-page-context", _render_whole, priority=990)  # when all parts are known
    return {"parallel_read_safe": True, "parallel_write_safe": True}
