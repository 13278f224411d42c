"""Open spaces: the hours in which attendees meet, and the sessions that they host."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from language_pair.builders import add_html_only_node
from language_pair.site_files import add_static_folder
from open_spaces import dates, directives, feeds, html, nodes, transforms
from records import domain
from records.labels import _


def setup(app: Sphinx) -> ExtensionMetadata:
    for needed in ("records", "language_pair.tables"):
        app.setup_extension(needed)
    domain.add_record_kind(app, "open-space", _("Open space"))

    app.add_directive("open-space-hours", directives.OpenSpaceHours)
    app.add_directive("open-space-board", directives.OpenSpaceBoard)
    app.add_transform(transforms.ArrangeBoards)
    app.add_transform(transforms.MarkMoments)

    app.connect("builder-inited", transforms.add_transforms)

    dates.setup(app)  # of the next ones, on any page

    for node in nodes.PLAIN:
        app.add_node(node)  # known by name; every builder writes them as the nodes they derive from
    app.add_node(nodes.moment, html=(html.visit_moment, html.depart_moment))
    app.add_node(nodes.slot_row, html=(html.visit_slot, html.depart_slot))
    app.add_node(nodes.slot_cell, html=(html.visit_slot_cell, html.depart_slot_cell))
    app.add_node(nodes.filler, html=(html.skip_filler, None))
    add_html_only_node(app, nodes.day_strips, html.visit_strips)
    add_html_only_node(app, nodes.time_tools, html.visit_tools)

    app.connect("html-page-context", html.add_page_context)
    app.connect("build-finished", feeds.write_feeds)
    add_static_folder(app, Path(__file__).parent / "static")
    # 5: the tools know the time zone of the event
    # 4: a board says what its columns are
    # 3: a table of hours says whether its page shows the remarks
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 5}
