"""The communities beside the pages: for other programs (`data`) and for calendars (`meetings`)."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx

from communities.feeds.data import JSON_FEED, SCHEMA, create_json, listed_in
from communities.feeds.meetings import write_calendars
from language_pair import languages
from language_pair.builders import site_of
from language_pair.site_files import write_output

#: What pages lead to, each with its label.
FEEDS = ((JSON_FEED, "JSON"),)


def write_feeds(app: Sphinx, exception: Exception | None) -> None:
    """Write the feeds of a web site."""
    if exception or not site_of(app.builder):
        return
    language = languages.of_code(app.config.language)
    content = create_json(listed_in(app.builder), language, str(app.config.html_baseurl))
    write_output(app, JSON_FEED, content + "\n", schema=Path(__file__).parents[1] / SCHEMA)
    write_calendars(app)
