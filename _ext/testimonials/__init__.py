"""Testimonials: what people said about the conference, as a matrix of topics, a reading list and quotes."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from language_pair.site_files import add_static_folder
from language_pair.tables import depart_table
from records.domain import add_record_kind
from testimonials import feeds, html, labels, nodes, transforms
from testimonials.directives import matrix, quotes, reading_list, witness
from testimonials.views import gathering, persons


def setup(app: Sphinx) -> ExtensionMetadata:
    for needed in ("language_pair", "records"):
        app.setup_extension(needed)
    add_record_kind(app, "testimonial", labels.kind())

    app.add_directive("testimonial-matrix", matrix.TestimonialMatrix)
    app.add_directive("reading-list", reading_list.ReadingList)
    app.add_directive("witness", witness.Witness)
    app.add_directive("quotes", quotes.Quotes)

    for node in nodes.PLAIN:
        app.add_node(node)  # known by name; every builder writes them as the nodes they derive from
    app.add_node(nodes.testimonial_matrix, html=(html.visit_matrix, depart_table))
    app.add_node(nodes.post_channel, html=(html.visit_channel, html.depart_channel))
    app.add_node(nodes.post_day, html=(html.visit_day, html.depart_day))
    app.add_node(nodes.post_label, html=(html.visit_label, html.depart_label))
    app.add_node(nodes.row_permalink, html=(html.visit_permalink, None))
    app.add_node(nodes.topic_count, html=(html.visit_count, html.depart_count))
    app.add_node(nodes.topic_mark, html=(html.visit_mark, html.depart_mark))
    app.add_node(nodes.witness, html=(html.visit_witness, html.depart_witness))
    app.add_node(nodes.quoted, html=(html.visit_witness, html.depart_witness))
    app.add_node(nodes.witness_caption, html=(html.visit_caption, html.depart_caption))

    app.connect("builder-inited", transforms.add_transforms)
    app.add_post_transform(gathering.FillGatheredViews)
    app.add_post_transform(persons.LinkPersons)
    app.connect("env-check-consistency", persons.check_posts)

    app.connect("html-page-context", html.add_page_context)
    app.connect("build-finished", feeds.write_feeds)
    add_static_folder(app, Path(__file__).parent / "static")
    app.add_css_file("testimonials.css")
    # 7: a doctree names what a note gives with a link `GivenFacts`
    # 6: a post has an author and own words
    # 5: a post has a name of its own beside the note's label
    # 4: quotes have topics; views of quotes and write-ups
    # 3: the nodes are in another module, and a doctree names it
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 7}
