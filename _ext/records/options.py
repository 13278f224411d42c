"""Converters for directive options that several features read.

docutils calls a converter with the option's text and turns its `ValueError` into MyST's own
warning at the option's line, so each says what is allowed.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

from docutils.parsers.rst import directives

from language_pair import languages

#: Python 0.9.0 appeared in February 1991. https://docs.python.org/3/license.html#history-of-the-software
FIRST_YEAR = 1991
_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def language(argument: str | None) -> str:
    """``en`` or ``zh_TW``, however it is spelled."""
    found = languages.of_spelling(argument or "")
    if found is None:
        raise ValueError(f"a language is {' or '.join(languages.CODES)}")
    return found.code


def language_classes(given: Mapping[str, str], option: str = "lang") -> list[str]:
    """The class that says the language which a directive's *option* names; none when it was not given."""
    found = languages.find(given.get(option, ""))
    return [found.css_class] if found else []


def year(argument: str | None) -> str:
    """A year in which there was Python to meet about."""
    this_year = datetime.datetime.now(tz=datetime.UTC).year
    if not re.fullmatch(r"[0-9]{4}", argument or "") or not FIRST_YEAR <= int(argument or 0) <= this_year:
        raise ValueError(f"a year lies between {FIRST_YEAR} and {this_year}")
    return str(argument)


def date(argument: str | None) -> str:
    """A calendar day, ``2021-10-02`` (ISO 8601)."""
    try:
        day = datetime.date.fromisoformat(argument or "")
    except ValueError:
        raise ValueError("a date is written in the form 2021-10-02") from None
    if day.year == datetime.MAXYEAR:  # days are counted from it, and moments told in other time zones
        raise ValueError(f"a date lies before the year {datetime.MAXYEAR}")
    return day.isoformat()


def link(argument: str | None) -> str:
    """The address of a page, ``https://…``."""
    if not re.match(r"https?://[^\s/]+", argument or ""):
        raise ValueError("a link begins with https:// or http://")
    return str(argument).strip()


def record_id(argument: str | None) -> str:
    """An id that is its own anchor in HTML: ``taipei-py``."""
    if not is_record_id(argument or ""):
        raise ValueError("an id consists of lower-case letters, digits and hyphens and begins with a letter")
    return str(argument)


def is_record_id(text: str) -> bool:
    return _ID.fullmatch(text) is not None


def names(argument: str | None) -> list[str]:
    """Names separated by commas, at least one."""
    found = [name.strip() for name in (argument or "").split(",") if name.strip()]
    if not found:
        raise ValueError("names are separated by commas, and there is at least one")
    return found


def count(argument: str | None) -> int:
    """A whole number, at least 1."""
    if not re.fullmatch(r"[1-9][0-9]{0,5}", (argument or "").strip()):
        raise ValueError("a number of entries is a whole number from 1 on")
    return int(str(argument))


text = directives.unchanged_required
