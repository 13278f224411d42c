"""The words that our own code puts on a page, in the page's language.

They are written in English in the code and translated in a catalog of the wing that shows them. Mark one with
``_("Founded")``: at import time it stays a promise, on the page it is a string.
"""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.locale import get_translation
from sphinx.util.i18n import CatalogInfo
from sphinx.util.typing import ExtensionMetadata

from language_pair import languages

CATALOG = "pycontw"
LOCALE_DIR = Path(__file__).parents[2] / "locale"

_ = get_translation(CATALOG)


def language_name(language: languages.Language) -> str:
    """What *language* is called in the page's language."""
    return _("Chinese") if language == languages.ZH_TW else _("English")


def _compile(language: str) -> None:
    """Write the ``.mo`` of our labels: Sphinx compiles catalogs later than it loads this one."""
    catalog = CatalogInfo(LOCALE_DIR / language / "LC_MESSAGES", CATALOG, "utf-8")
    if catalog.po_path.exists() and catalog.is_outdated():
        catalog.write_mo(language)


def setup(app: Sphinx) -> ExtensionMetadata:
    _compile(app.config.language)
    app.add_message_catalog(CATALOG, LOCALE_DIR)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
