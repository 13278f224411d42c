"""What a built site says of the pair: the switch, addresses, the state of each page, the status of all, thanks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup(app: Sphinx) -> None:
    from language_pair.site import (
        addresses,
        feeds,
        one_language,
        overviews,
        page_by_page,
        page_state,
        reading_both,
        short_titles,
        sitemap,
        status,
        switch,
        thanks,
    )

    reading_both.setup(app)  # the source under each passage
    short_titles.setup(app)  # what other pages call a note
    page_state.setup(app)  # the line under the title
    overviews.setup(app)  # what shows something of all notes
    status.setup(app)  # of all notes, as a page
    thanks.setup(app)  # to those who translated them
    feeds.setup(app)  # and as data
    addresses.setup(app)  # where each language's pages are
    one_language.setup(app)  # what leads to notes that are in one of them only
    switch.setup(app)  # the switch, the alternates
    page_by_page.setup(app)  # the pages before and after
    sitemap.setup(app)  # of one language
