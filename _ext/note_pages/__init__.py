"""What every note's page has around its text: the trail back, and where the note came from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from language_pair.outputs import add_static_folder
from language_pair.repository import edit_url
from note_pages import about, html, live_example, newer_fact, trail
from records.labels import _


def _add_page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    if pagename in app.env.found_docs:
        context["edit_url"] = edit_url(app.config, str(app.env.doc2path(pagename, base=False)))
        context["edit_label"] = _("Edit this page")


def setup(app: Sphinx) -> ExtensionMetadata:
    for needed in ("language_pair.repository", "language_pair.pair_only", "language_pair.links", "records"):
        app.setup_extension(needed)

    app.add_directive("about-note", about.AboutNote)
    app.add_directive("newer-fact", newer_fact.NewerFact)
    app.add_directive("live-example", live_example.LiveExample)
    app.add_transform(trail.AddTrail)
    app.add_transform(about.MoveToEnd)
    app.add_transform(about.AddAbout)
    app.add_node(trail.back_to, html=(html.visit_back_to, html.depart_back_to))
    app.add_transform(newer_fact.LabelSource)
    app.add_node(newer_fact.fact_source)
    app.add_node(about.about_section, html=(html.visit_about, html.depart_about))
    app.add_node(newer_fact.newer_fact, html=(html.visit_newer_fact, html.depart_newer_fact))

    app.connect("env-get-outdated", about.outdated_dates)
    app.connect("html-page-context", _add_page_context)

    add_static_folder(app, Path(__file__).parent / "static")
    app.add_css_file("note-pages.css")
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}
