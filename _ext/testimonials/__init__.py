"""Testimonials: what people said about the conference, as a matrix of topics, a reading list and quotes."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from language_pair import languages, tables
from language_pair.outputs import add_static_folder, from_page, site_of, write_output
from records import domain
from records.feeds import add_linked_data
from records.labels import _
from testimonials import (
    atom,
    bilingual,
    directives,
    doctree,
    feeds,
    html,
    overview,
    reading_list,
    witness,
)


def _complete_page(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], document: nodes.document | None
) -> None:
    """The script that filters and sorts, for a page with a matrix; the feed and the quotes as data, for a
    page with testimonials."""
    if document is not None and next(document.findall(doctree.testimonial_matrix), None) is not None:
        app.add_js_file("matrix.js", loading_method="defer")
    site = site_of(app.builder)
    listed = feeds.listed_in(app.builder, pagename) if site else []
    if site and listed:
        address, title = from_page(site, feeds.ATOM_FEED), escape(_feed_title(app))
        link = f'<link rel="alternate" type="application/atom+xml" title="{title}" href="{address}">\n'
        context["metatags"] = context.get("metatags", "") + link
        add_linked_data(context, feeds.linked_data(listed, site, languages.of_code(app.config.language)))


def _feed_title(app: Sphinx) -> str:
    return str(_("Testimonials: %s") % app.config.project)


def _write_feeds(app: Sphinx, exception: Exception | None) -> None:
    if exception or not site_of(app.builder):
        return
    language = languages.of_code(app.config.language)
    listed = feeds.listed_in(app.builder)
    schema = Path(__file__).with_name(feeds.SCHEMA)
    write_output(app, feeds.JSON_FEED, feeds.create_json(listed, language) + "\n", schema=schema)
    write_output(app, feeds.CSV_FEED, feeds.create_csv(listed))
    described = {"title": _feed_title(app), "author": app.config.author, "root": str(app.config.html_baseurl)}
    write_output(app, feeds.ATOM_FEED, atom.create_atom(atom.items_in(app.builder), language=language, **described))


def setup(app: Sphinx) -> ExtensionMetadata:
    app.setup_extension("records")
    domain.add_record_kind(app, "testimonial", _("Testimonial"))

    app.add_directive("testimonial-matrix", directives.TestimonialMatrix)
    app.add_directive("reading-list", reading_list.ReadingList)
    app.add_directive("witness", witness.Witness)

    app.connect("builder-inited", bilingual.add_transforms)
    app.add_post_transform(overview.GatherMatrices)
    app.add_post_transform(overview.LinkPersons)
    app.connect("env-check-consistency", overview.check_posts)
    app.connect("html-page-context", _complete_page)
    app.connect("build-finished", _write_feeds)

    for node in doctree.PLAIN:
        app.add_node(node)  # known by name; every builder writes them as the nodes they derive from
    app.add_node(doctree.testimonial_matrix, html=(html.visit_matrix, tables.depart_table))
    app.add_node(doctree.post_channel, html=(html.visit_channel, html.depart_channel))
    app.add_node(doctree.post_day, html=(html.visit_day, html.depart_day))
    app.add_node(doctree.row_permalink, html=(html.visit_permalink, None))
    app.add_node(doctree.topic_count, html=(html.visit_count, html.depart_count))
    app.add_node(doctree.topic_mark, html=(html.visit_mark, html.depart_mark))
    app.add_node(doctree.witness, html=(html.visit_witness, html.depart_witness))
    app.add_node(doctree.witness_caption, html=(html.visit_caption, html.depart_caption))

    add_static_folder(app, Path(__file__).parent / "static")
    app.add_css_file("testimonials.css")
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 2}
