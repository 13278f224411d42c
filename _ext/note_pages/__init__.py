"""What every note's page has around its text: the trail back, and where the note came from."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from language_pair.site_files import SHARED_STYLES, add_static_folder
from note_pages import contact, directives, html, message_list, nodes, state, transforms


def setup(app: Sphinx) -> ExtensionMetadata:
    for needed in ("language_pair", "records"):
        app.setup_extension(needed)
    app.add_domain(state.NotePagesDomain)

    _add_settings(app)
    contact.setup(app)  # whom a reader can write to

    app.add_directive("about-note", directives.AboutNote)
    app.add_directive("live-example", directives.LiveExample)
    app.add_directive("message-list", message_list.MessageList)

    app.add_node(nodes.back_to, html=(html.visit_back_to, html.depart_back_to))
    app.add_node(nodes.about_section, html=(html.visit_about, html.depart_about))
    app.add_node(nodes.about_details, html=(html.visit_details, html.depart_details))
    app.add_node(nodes.about_summary, html=(html.visit_summary, html.depart_summary))

    app.add_transform(transforms.AddTrail)
    app.add_transform(transforms.MoveToEnd)
    app.add_transform(transforms.AddAbout)
    app.connect("env-get-outdated", state.outdated_notes)
    app.connect("html-page-context", html.add_page_context, priority=400)  # before a theme shows what is added

    add_static_folder(app, Path(__file__).parent / "static")
    app.add_css_file("note-pages.css", priority=SHARED_STYLES)
    # 2: the nodes are in another module, and a doctree names it
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 2}


def _add_settings(app: Sphinx) -> None:
    app.add_config_value(
        "documented_messages",
        {},
        "env",
        (dict,),
        description="Which lists of messages notes can show: ``{name: 'module:Enum'}``.",
    )

    app.add_config_value(
        "note_licences",
        {},
        "",  # pages follow it by themselves
        (dict,),
        description="Notes that are not under the site's licence: ``{note: licence}``, empty where none is stated.",
    )
