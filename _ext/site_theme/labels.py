"""The words of the frame around a page.

Their Chinese is in ``_ext/site_theme/locale/zh_TW/LC_MESSAGES/site_theme.po``.
"""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.locale import get_translation
from sphinx.util.typing import ExtensionMetadata

from language_pair.labels import add_label_catalog

CATALOG = "site_theme"

_ = get_translation(CATALOG)


def frame_labels() -> dict[str, str]:
    """What the templates show on every page, by name."""
    return {
        "skip": _("Skip to the content"),
        "menu": _("Site menu"),
        "open_menu": _("Open the site menu"),
        "close": _("Close"),
        "contents": _("On this page"),
        "open_contents": _("Open the contents of this page"),
        "page": _("This page"),
        "way": _("Breadcrumbs"),
        "home": _("Home"),
        "colours_auto": _("Appearance: automatic (as the system)"),
        "colours_light": _("Appearance: light"),
        "colours_dark": _("Appearance: dark"),
        "made_with": _("Built with Sphinx"),
    }


def copyright_line(holder: str) -> str:
    return _line(_("© %(holder)s.") % {"holder": holder})


def updated_line(date: str) -> str:
    return _line(_("Last updated on %(date)s.") % {"date": date})


def rest_line(count: int) -> str:
    """What a list of headings says of *count* that it has not."""
    return _("More headings on this page: %(count)s") % {"count": f"{count:,}"}


def _line(sentence: str) -> str:
    """*sentence* with what is between it and the next one: a full stop of Chinese has its own room."""
    return sentence if sentence.endswith("。") else f"{sentence} "


def setup(app: Sphinx) -> ExtensionMetadata:
    add_label_catalog(app, CATALOG, Path(__file__).parent / "locale")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
