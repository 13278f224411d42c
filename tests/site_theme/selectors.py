"""All that tests of other folders know of the theme: the selectors of its parts, and the names of its controls.

The text of a page is `[role=main]` in any theme, and what an extension shows has a class of the extension.
"""

from __future__ import annotations

from collections.abc import Mapping

SIDE, HEAD, FOOT = ".site-side", ".site-head", ".site-foot"
MENU, MENU_BUTTON = "#site-menu", ".menu-button"
CONTENTS, CONTENTS_BUTTON = "#page-contents", ".contents-button"
COLOURS_BUTTON = ".colours-button"
BREADCRUMBS = ".crumbs"

#: What a screen reader calls them, by the segment of a language.
NAMES: Mapping[str, Mapping[str, str]] = {
    "en": {"skip": "Skip to the content", "menu": "Site menu", "open": "Open the site menu", "page": "This page"},
    "zh-tw": {"skip": "跳到主要內容", "menu": "網站導覽", "open": "打開網站導覽", "page": "這一頁"},
}
