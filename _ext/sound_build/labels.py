"""The words of the page that stands in for a note.

Their Chinese is in ``_ext/sound_build/locale/zh_TW/LC_MESSAGES/sound_build.po``.
"""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.locale import get_translation

from language_pair.labels import add_label_catalog

CATALOG = "sound_build"

_ = get_translation(CATALOG)


def instead() -> str:
    """What a page says in place of its note."""
    return _("This page could not be built because of an error in its source. The log of the build names the line.")


def setup(app: Sphinx) -> None:
    add_label_catalog(app, CATALOG, Path(__file__).parent / "locale")
