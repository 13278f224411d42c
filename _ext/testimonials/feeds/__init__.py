"""The testimonials beside the pages: for programs and spreadsheets (`data`) and for readers of news (`atom`)."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx

from language_pair import languages
from language_pair.builders import site_of
from language_pair.site_files import write_output
from testimonials import labels
from testimonials.feeds.atom import ATOM_FEED, create_atom, items_in
from testimonials.feeds.data import CSV_FEED, JSON_FEED, SCHEMA, create_csv, create_json, listed_in

#: What a page calls them.
FEEDS = ((ATOM_FEED, "Atom"), (JSON_FEED, "JSON"), (CSV_FEED, "CSV"))


def write_feeds(app: Sphinx, exception: Exception | None) -> None:
    if exception or not site_of(app.builder):
        return
    language = languages.of_code(app.config.language)
    listed = listed_in(app.builder)
    schema = Path(__file__).parents[1] / SCHEMA
    write_output(app, JSON_FEED, create_json(listed, language) + "\n", schema=schema)
    write_output(app, CSV_FEED, create_csv(listed))
    described = {"title": labels.feed_title(app.config.project), "author": app.config.author}
    atom = create_atom(items_in(app.builder), language=language, root=str(app.config.html_baseurl), **described)
    write_output(app, ATOM_FEED, atom)
