"""The words that our own code puts on a page, in the page's language.

They are written in English here and translated in ``locale/zh_TW/LC_MESSAGES/pycontw.po``.
Mark one with ``_("Founded")``: at import time it stays a promise, on the page it is a string.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.locale import get_translation
from sphinx.util.i18n import CatalogInfo
from sphinx.util.typing import ExtensionMetadata

CATALOG = "pycontw"
LOCALE_DIR = Path(__file__).parent.parent / "locale"

_ = get_translation(CATALOG)


def _digest(language: str) -> str:
    """A word that changes when the labels of *language* do, our own or the theme's."""
    digest = hashlib.sha256()
    for catalog in (CATALOG, "sphinx"):
        path = LOCALE_DIR / language / "LC_MESSAGES" / f"{catalog}.po"
        digest.update(path.read_bytes() if path.exists() else b"")
    return digest.hexdigest()


def _remember_labels(app: Sphinx, config: Config) -> None:
    """Labels are in the pages, so a page is out of date when they change."""
    config.pycontw_labels = _digest(config.language)


def _compile(language: str) -> None:
    """Write the ``.mo`` of our labels: Sphinx compiles catalogs later than it loads this one."""
    catalog = CatalogInfo(LOCALE_DIR / language / "LC_MESSAGES", CATALOG, "utf-8")
    if catalog.po_path.exists() and catalog.is_outdated():
        catalog.write_mo(language)


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_config_value("pycontw_labels", "", "env", (str,))
    app.connect("config-inited", _remember_labels)
    _compile(app.config.language)
    app.add_message_catalog(CATALOG, LOCALE_DIR)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
