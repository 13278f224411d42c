"""The words of the search: some are in every page, the others come with the index, when a reader searches.

Their Chinese is in ``_ext/site_search/locale/zh_TW/LC_MESSAGES/site_search.po``.

``{count}``, ``{query}``, ``{name}`` and ``{words}`` are filled in by the scripts. A label for one thing has its
own key beside the label for several; where a language has one form, as Chinese, both say the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.locale import get_translation
from sphinx.util.typing import ExtensionMetadata

from language_pair.labels import add_label_catalog

CATALOG = "site_search"

_ = get_translation(CATALOG)

_COUNT = {"count": "{count}"}
_COUNT_FOR = {"count": "{count}", "query": "{query}"}


def shown_labels(kinds: Mapping[str, str]) -> dict[str, str]:
    """What the scripts show beside results, in the language of the build; *kinds* are labels of records by kind."""
    return {
        "one": _("1 result"),
        "many": _("%(count)s results") % _COUNT,
        "one-for": _("1 result for “%(query)s”") % {"query": "{query}"},
        "many-for": _("%(count)s results for “%(query)s”") % _COUNT_FOR,
        "all-many": _("All %(count)s results") % _COUNT,
        "none": _("No page matches."),
        "empty": _("Type a word to search for."),
        "cut": _("The text is long: only its first 200 characters were searched for."),
        "incomplete": _(
            "Part of the search index could not be read, so results may be missing. Reload the page to try again."
        ),
        "choice": _("%(name)s (%(count)s)") % {"name": "{name}", "count": "{count}"},
        "kind-page": _("Page"),
        "kind-heading": _("Heading"),
        "kind-tag": _("Tag"),
        **{f"kind-{kind}": label for kind, label in kinds.items()},
    }


def box_labels() -> Mapping[str, str]:
    """What is in every page: the box, and what the scripts show before the index is read or without it."""
    return {
        "box": _("Search the notes"),
        "list": _("Search results"),
        "unreadable": _("The search index could not be read. Reload the page to try again."),
        "failed": _("The search has failed, so results may be missing. Please report the words that you searched for."),
        "marked": _("Marked on this page: %(words)s") % {"words": "{words}"},
        "unmarked": _("The words could not be marked on this page: %(words)s") % {"words": "{words}"},
        "original": _("The original of this page says: %(words)s") % {"words": "{words}"},
        "show": _("Show the original"),
        "unmark": _("Remove the marks"),
    }


def page_labels() -> Mapping[str, str]:
    """What is in the results page."""
    return {
        "title": _("Search"),
        "words": _("Words to search for"),
        "year": _("Year"),
        "team": _("Team"),
        "tag": _("Tag"),
        "all_years": _("All years"),
        "all_teams": _("All teams"),
        "all_tags": _("All tags"),
        "more": _("More results"),
        "key": _("Use the / key"),
        "key_help": _("The / key takes you to the search box, as Ctrl+K (⌘K on a Mac) does."),
        "needs_script": _("The search needs JavaScript, which this browser does not run. The notes are listed here:"),
        "lists": _("Lists of the notes"),
        "home": _("Home page"),
        "all_notes": _("All notes"),
        "years": _("Notes by year"),
        "index": _("Index"),
    }


def setup(app: Sphinx) -> ExtensionMetadata:
    add_label_catalog(app, CATALOG, Path(__file__).parent / "locale")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
