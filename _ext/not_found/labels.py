"""The words of the page. It shows them in both languages, so they come from the code and the catalog at once.

Their Chinese is in ``_ext/not_found/locale/zh_TW/LC_MESSAGES/not_found.po``.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.locale import get_translation

from language_pair.labels import add_label_catalog, labels_in
from language_pair.languages import Language

CATALOG = "not_found"
_LOCALE = Path(__file__).parent / "locale"


def shown(_: Callable[[str], str]) -> dict[str, str]:
    """The words by what they are for, each as *_* translates it."""
    return {
        "title": _("This page was not found"),
        "why": _("There is no page at this address. It may be mistyped, or the page may have moved."),
        "nearest": _("Did you mean one of these pages?"),
        "words": _("Words to search for"),
        "search": _("Search"),
        "home": _("Home page"),
        "all_notes": _("All notes"),
        "years": _("Notes by year"),
    }


def own() -> dict[str, str]:
    """In the language of the build."""
    return shown(get_translation(CATALOG))


def of_language(app: Sphinx, language: Language) -> dict[str, str]:
    """In *language*, whatever the build's is."""
    found = labels_in(_LOCALE, CATALOG, language.code, app.config.pair_harmless_flags)
    return shown(lambda message: found.get(message, message))


def setup(app: Sphinx) -> None:
    add_label_catalog(app, CATALOG, _LOCALE)
