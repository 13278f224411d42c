"""The frame for records: what a note declares becomes an entry of one domain, with a role, a link target and feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    from records import (
        anchors,
        domain,
        newer_facts,
        searching,
        views,
    )  # as late as this: tools read parts of it without Sphinx

    for needed in ("language_pair.labels", "language_pair.links", "language_pair.site_files", "language_pair.tables"):
        app.setup_extension(needed)
    app.setup_extension("records.labels")
    app.add_domain(domain.PyConTWDomain)
    anchors.setup(app)
    views.setup(app)
    searching.setup(app)
    newer_facts.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}
