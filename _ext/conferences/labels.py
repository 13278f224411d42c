"""The words that conferences add to a page, and days as its language writes them.

Their Chinese is in ``locale/zh_TW/LC_MESSAGES/pycontw.po``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from babel.dates import format_interval

from records.days import long_date
from records.labels import _

#: What is between two days, as Unicode's locale data has it in either language.
_UNTIL = re.compile(r"(\s*–|至)(\s*)")


def fact_labels() -> Mapping[str, str]:
    """The label of each line."""
    return {
        "name": _("Conference"),
        "dates": _("Dates"),
        "venue": _("Held at"),
        "platform": _("Online on"),
        "site": _("Website"),
    }


def dates(begins: date, ends: date, language: str) -> list[str]:
    """``Sat, Oct 2 –``, a blank, ``Sun, Oct 3, 2021``: the day or days, and between them where a line may end."""
    if begins == ends:
        return [long_date(begins, language)]
    first, dash, blank, last = _UNTIL.split(format_interval(begins, ends, "yMMMEd", locale=language))
    return [first + dash, blank, last]


def online(platform: str) -> str:
    """*platform* in a list, where no label is beside it."""
    return _("online on %s") % platform


def website() -> str:
    return _("website")


def none() -> str:
    return _("No conferences are recorded.")
