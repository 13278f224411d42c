"""Testimonials: what people said about the conference, as a matrix of topics and as quotes."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

import domain
from labels import _
from testimonials import bilingual, directives, html


def setup(app: Sphinx) -> ExtensionMetadata:
    app.setup_extension("domain")
    app.setup_extension("tables")
    domain.add_record_kind(app, "testimonial", _("testimonial"))

    app.add_directive("testimonial-matrix", directives.TestimonialMatrix)
    app.add_directive("witness", directives.Witness)

    app.connect("builder-inited", bilingual.add_transforms)

    app.add_node(directives.topic_mark, html=(html.visit_mark, html.depart_mark))
    app.add_node(directives.witness, html=(html.visit_witness, html.depart_witness))
    plain = (
        directives.testimonial_matrix,
        directives.testimonial_row,
        directives.witness_quote,
        directives.witness_speaker,
        directives.witness_role,
    )
    for node in plain:
        app.add_node(node)  # known by name; every builder writes them as the nodes they derive from
    app.add_node(directives.witness_caption, html=(html.visit_caption, html.depart_caption))

    app.config.html_static_path.append(str(Path(__file__).parent / "static"))
    app.add_css_file("testimonials.css")
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}
