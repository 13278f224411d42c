"""Souvenirs, an example of a new kind of record: all rooms, made by following docs/contributing/extend.md."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from records import domain
from records.labels import _
from souvenirs import directives, feeds, nodes, views


def setup(app: Sphinx) -> ExtensionMetadata:
    app.setup_extension("records")
    domain.add_record_kind(app, "souvenir", _("Souvenir"))
    app.add_directive("souvenir", directives.Souvenir)
    app.add_directive("souvenir-list", directives.SouvenirList)
    app.add_node(nodes.souvenir)
    app.add_node(nodes.souvenir_list)
    app.add_post_transform(views.FillLists)
    app.connect("build-finished", feeds.write_feeds)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}
