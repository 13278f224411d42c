"""Testimonials: what people said about the conference, as a matrix of topics and as quotes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

import domain
import tables
from labels import _
from testimonials import bilingual, directives, doctree, feeds, html


def _add_script(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], document: nodes.document | None
) -> None:
    """The script that filters and sorts, only for a page with a matrix."""
    if document is not None and next(document.findall(doctree.testimonial_matrix), None) is not None:
        app.add_js_file("matrix.js", loading_method="defer")


def setup(app: Sphinx) -> ExtensionMetadata:
    app.setup_extension("domain")
    app.setup_extension("tables")
    domain.add_record_kind(app, "testimonial", _("testimonial"))

    app.add_directive("testimonial-matrix", directives.TestimonialMatrix)
    app.add_directive("witness", directives.Witness)

    app.connect("builder-inited", bilingual.add_transforms)
    app.connect("build-finished", feeds.write_feeds)

    plain = (doctree.testimonial_row, doctree.witness_quote, doctree.witness_speaker, doctree.witness_role)
    for node in (*plain, doctree.cell_note):
        app.add_node(node)  # known by name; every builder writes them as the nodes they derive from
    app.add_node(doctree.testimonial_matrix, html=(html.visit_matrix, tables.depart_table))
    app.add_node(doctree.post_channel, html=(html.visit_channel, html.depart_channel))
    app.add_node(doctree.post_day, html=(html.visit_day, html.depart_day))
    app.add_node(doctree.row_permalink, html=(html.visit_permalink, None))
    app.add_node(doctree.topic_count, html=(html.visit_count, html.depart_count))
    app.add_node(doctree.topic_mark, html=(html.visit_mark, html.depart_mark))
    app.add_node(doctree.witness, html=(html.visit_witness, html.depart_witness))
    app.add_node(doctree.witness_caption, html=(html.visit_caption, html.depart_caption))

    app.config.html_static_path.append(str(Path(__file__).parent / "static"))
    app.add_css_file("testimonials.css")
    app.connect("html-page-context", _add_script)
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}
