"""The words that conferences add to a page, and days as its language writes them.

Their Chinese is in ``locale/zh_TW/LC_MESSAGES/pycontw.po``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from babel.dates import format_interval

from records.days import long_date
from records.labels import _


def fact_labels() -> Mapping[str, str]:
    """The label of each line."""
    return {
        "name": _("Conference"),
        "dates": _("Dates"),
        "venue": _("Held at"),
        "platform": _("Online on"),
        "site": _("Website"),
    }


def dates(begins: date, ends: date, language: str) -> str:
    """``Sat, Oct 2 – Sun, Oct 3, 2021``."""
    if begins == ends:
        return long_date(begins, language)
    interval: str = format_interval(begins, ends, "yMMMEd", locale=language)
    return interval


def separator() -> str:
    """What is between the facts of a conference in a list."""
    return " · "


def online(platform: str) -> str:
    """*platform* in a list, where no label is beside it."""
    return _("online on %s") % platform


def website() -> str:
    return _("website")


def none() -> str:
    return _("No conferences are recorded.")
