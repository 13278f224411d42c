"""The words that PyCon TW's own code puts on a page, translated in ``locale/zh_TW/LC_MESSAGES/pycontw.po``."""

from __future__ import annotations

from sphinx.locale import get_translation

CATALOG = "pycontw"

_ = get_translation(CATALOG)
