"""Communities: the local Python groups of Taiwan as cards, on a map and on a timeline."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from communities import directives, feeds, html, next_meetings, nodes, to_check, views
from communities.value_types import FIELDS
from language_pair.builders import add_html_only_node
from language_pair.site_files import add_static_folder
from records import domain
from records.labels import _
from records.newer_facts import add_fields


def setup(app: Sphinx) -> ExtensionMetadata:
    app.setup_extension("records")
    domain.add_record_kind(app, "community", _("Community"))
    app.add_config_value(
        "communities_today",
        "",
        "",
        (str,),
        description="The day on which a status counts as checked too long ago: 2026-11-21; empty for the present day.",
    )

    add_fields(FIELDS)
    app.add_directive("community-cards", directives.CommunityCards)
    app.add_directive("community", directives.Community)
    app.add_directive("community-timeline", directives.CommunityTimeline)
    app.add_directive("community-map", directives.CommunityMap)

    app.add_node(nodes.community_cards, html=(html.visit_cards, html.depart_cards))
    app.add_node(nodes.community, html=(html.visit_card, html.depart_card))
    app.add_node(nodes.community_title, html=(html.visit_title, html.depart_title))
    app.add_node(nodes.own_value)
    app.add_node(nodes.state_of_status)
    app.add_node(nodes.community_state)  # known by name; every builder writes it as a paragraph
    app.add_node(nodes.community_timeline)
    app.add_node(nodes.community_map)
    add_html_only_node(app, nodes.map_picture, html.visit_picture)
    add_html_only_node(app, nodes.calendar_link, html.visit_calendar_link)

    app.connect("env-get-outdated", views.notes_with_aged_status)
    app.connect("env-check-consistency", views.report_shared_links)
    app.add_post_transform(views.FillViews)
    next_meetings.setup(app)  # on any page
    to_check.setup(app)  # for organisers

    app.connect("html-page-context", html.add_page_context)
    app.connect("build-finished", feeds.write_feeds)
    add_static_folder(app, Path(__file__).parent / "static")
    app.add_css_file("communities.css")
    # 3: a map says whether it leads to the data
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 3}
