"""The words of the lists of all notes.

Their Chinese is in ``_ext/navigation/locale/zh_TW/LC_MESSAGES/navigation.po``.
"""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.locale import get_translation

from language_pair.labels import add_label_catalog

CATALOG = "navigation"

_ = get_translation(CATALOG)
#: Stands for the title of a folder, which is no plain text.
_TITLE = "\0"


def all_pages(count: int) -> str:
    return _("All %(count)d pages") % {"count": count}


def around_title() -> tuple[str, str]:
    """What the heading of a list says before and after the title of its folder."""
    before, _title, after = (_("All pages of %(folder)s") % {"folder": _TITLE}).partition(_TITLE)
    return before, after


def notes(number: int) -> str:
    """Behind the title of a folder."""
    return _(" (1 note)") if number == 1 else _(" (%d notes)") % number


def changed_on(day: str) -> str:
    """Behind the title of a note."""
    return _(" (%s)") % day


def changed_last() -> str:
    return _("Last changed on HackMD")


def setup(app: Sphinx) -> None:
    add_label_catalog(app, CATALOG, Path(__file__).parent / "locale")
