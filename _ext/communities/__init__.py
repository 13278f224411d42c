"""Communities: the local Python groups of Taiwan as cards."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata

from communities import directives, facts, feeds, filters, html, overview, record, status
from communities.faults import Fault
from language_pair.faults import warn
from language_pair.outputs import add_static_folder
from records import domain
from records.labels import _


def _check_links(app: Sphinx, env: BuildEnvironment) -> None:
    """Report links that two communities use; here, because only now every note has been read."""
    known = overview.communities(env)
    for index, url, first in record.shared_links(each.community for each in known):
        entry = known[index].entry
        if known[index].community.id != first.id:
            found = f"{url} is already a link of the community {first.id!r}"
            warn(Fault.SHARED_LINK, found, location=(entry.docname, entry.line))


def setup(app: Sphinx) -> ExtensionMetadata:
    app.setup_extension("records")
    domain.add_record_kind(app, "community", _("Community"))

    app.add_directive("community-cards", directives.CommunityCards)
    app.add_directive("community", directives.Community)
    app.add_directive("community-timeline", overview.CommunityTimeline)
    app.add_directive("community-map", overview.CommunityMap)

    app.add_node(directives.community_cards, html=(html.visit_cards, html.depart_cards))
    app.add_node(directives.community, html=(html.visit_card, html.depart_card))
    app.add_node(facts.community_state)  # known by name; every builder writes it as a paragraph
    app.add_node(directives.community_title, html=(html.visit_title, html.depart_title))

    app.add_node(overview.community_timeline)
    app.add_node(overview.community_map)
    skipped = (html.skip_picture, None)
    drawn = (html.visit_picture, None)
    app.add_node(overview.map_picture, html=drawn, text=skipped, latex=skipped, man=skipped, texinfo=skipped)
    app.add_post_transform(overview.FillOverviews)

    status.setup(app)
    filters.setup(app)
    feeds.setup(app)
    app.connect("html-page-context", html.describe_page)
    app.connect("env-check-consistency", _check_links)

    add_static_folder(app, Path(__file__).parent / "static")
    app.add_css_file("communities.css")
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}
