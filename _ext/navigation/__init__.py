"""Navigation: what menus and links on one page show of the others.

``navigation_whole_menu``
    Whether a theme that asks for the whole tree gets it: each page then costs more the more notes there are, and one
    changed title changes all pages. Off, a menu has the first level, the way to its page, what is beside and below it.
``navigation_listed_levels``
    How many levels of pages' titles a toctree lists in a page where it says nothing of its depth; with 0 all pages
    below it, and their headings.
``navigation_listed_notes``
    How many notes one page lists at the most where all are listed: of more, large folders have a page each. 0 is no
    limit.
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from navigation import (
    all_notes,
    folder_counts,
    folder_pages,
    internals,
    labels,
    lists,
    menu,
    newest_notes,
    not_included,
    numbers,
    shown,
    state,
)


def setup(app: Sphinx) -> ExtensionMetadata:
    for needed in ("language_pair", "records"):
        app.setup_extension(needed)
    app.add_config_value("navigation_whole_menu", False, "html", (bool,))

    app.add_domain(state.NavigationDomain)
    app.connect("env-before-read-docs", internals.leave_parents)
    app.connect("doctree-read", state.note_links)
    app.connect("doctree-read", state.note_said, priority=950)  # when titles and headings are as others show them
    app.connect("env-updated", numbers.forget)
    app.connect("env-get-updated", shown.pages_to_rewrite, priority=900)  # when Sphinx has numbered what it numbers

    menus = menu.Menus()
    app.connect("env-updated", menus.forget)
    app.connect("write-started", menus.begin)
    app.connect("html-page-context", menus.give, priority=100)  # before themes that ask for it as they prepare a page

    lists.setup(app)  # in pages themselves
    labels.setup(app)
    all_notes.setup(app)  # the page that lists them
    folder_pages.setup(app)  # and those to which it leads
    folder_counts.setup(app)  # a year's teams
    newest_notes.setup(app)  # on any page
    not_included.setup(app)  # what no toctree lists
    return {"parallel_read_safe": True, "parallel_write_safe": True}
