"""Conferences: when and where each edition took place, and the list of all of them."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from conferences import directives, html, nodes, views
from language_pair.site_files import add_static_folder
from records import domain
from records.labels import _


def setup(app: Sphinx) -> ExtensionMetadata:
    app.setup_extension("records")
    domain.add_record_kind(app, "conference", _("Conference"))

    app.add_directive("conference", directives.Conference)
    app.add_directive("conferences", directives.Conferences)
    app.add_node(nodes.conference)
    app.add_node(nodes.conference_name)
    app.add_node(views.conference_list)
    app.add_post_transform(views.FillLists)

    app.connect("html-page-context", html.add_page_context)
    add_static_folder(app, Path(__file__).parent / "static")
    app.add_css_file("conferences.css")
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}
