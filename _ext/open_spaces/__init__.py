"""Open spaces: the hours in which attendees meet, and the sessions that they host."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from language_pair import languages
from language_pair.outputs import add_static_folder, is_web
from open_spaces import board, directives, feeds, html, slots, times
from records import domain
from records.feeds import add_linked_data
from records.labels import _


def _complete_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """The looks, the script and the data for search engines, for the pages that show times."""
    tables = (directives.open_space_hours, board.open_space_board)
    if doctree is None or not any(isinstance(node, tables) for node in doctree.findall()):
        return
    app.add_css_file("open-spaces.css")
    if is_web(app.builder):
        app.add_js_file("open-spaces.js", loading_method="defer")
        listed = feeds.listed_in(app.builder, pagename)
        if listed:
            add_linked_data(context, feeds.linked_data(listed, languages.of_code(app.config.language)))


def setup(app: Sphinx) -> ExtensionMetadata:
    app.setup_extension("records")
    domain.add_record_kind(app, "open-space", _("Open space"))

    app.add_directive("open-space-hours", directives.OpenSpaceHours)
    app.add_directive("open-space-board", board.OpenSpaceBoard)
    app.add_transform(slots.ArrangeBoards)
    app.add_transform(times.MarkMoments)

    plain = (
        directives.open_space_hours,
        directives.open_space_period,
        board.open_space_board,
        board.open_space_session,
    )
    for node in plain:
        app.add_node(node)  # known by name; every builder writes them as the nodes they derive from
    app.add_node(times.moment, html=(html.visit_moment, html.depart_moment))
    app.add_node(board.slot_row, html=(html.visit_slot, html.depart_slot))
    app.add_node(board.slot_cell, html=(html.visit_slot_cell, html.depart_slot_cell))
    app.add_node(board.filler, html=(html.skip_filler, None))
    skip = (html.skip, None)
    strips, tools = (html.visit_strips, None), (html.visit_tools, None)
    app.add_node(directives.day_strips, html=strips, text=skip, latex=skip, texinfo=skip, man=skip)
    app.add_node(directives.time_tools, html=tools, text=skip, latex=skip, texinfo=skip, man=skip)

    app.connect("html-page-context", _complete_page)
    app.connect("build-finished", feeds.write_calendar)
    add_static_folder(app, Path(__file__).parent / "static")
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}
