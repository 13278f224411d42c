"""How often a community meets, read from the words of a note, in English and in Chinese. Pure: no Sphinx.

A text is read where each of its words is understood and it can mean only these days: "every Wednesday", 每月第二個週六.
"Monthly" does not say on which day, "every other Wednesday" not in which week, "every second Saturday" not whether of
a month: these stay what they are, text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from communities import clock
from communities.recurrence import LAST, Recurrence
from language_pair.languages import has_chinese

#: Monday first.
_ENGLISH_DAYS = (
    ("monday", "mon"),
    ("tuesday", "tues", "tue"),
    ("wednesday", "wed"),
    ("thursday", "thurs", "thur", "thu"),
    ("friday", "fri"),
    ("saturday", "sat"),
    ("sunday", "sun"),
)
_DAYS = {name: number for number, names in enumerate(_ENGLISH_DAYS) for name in names}
_DAYS |= {name: number for number, names in enumerate(("一", "二", "三", "四", "五", "六", "日天")) for name in names}
_NUMBERS = {"last": LAST, "最後一": LAST, "最後": LAST}
_NUMBERS |= {name: number for number, name in enumerate(("first", "second", "third", "fourth", "fifth"), 1)}
_NUMBERS |= {name: number for number, name in enumerate(("1st", "2nd", "3rd", "4th", "5th"), 1)}
_NUMBERS |= {name: number for number, names in enumerate(("一1", "二2", "三3", "四4", "五5"), 1) for name in names}
_DIGITS = {name: number for number, name in enumerate("一二三四五六七八九", 1)}
_LAST_DATE = 31


def _some(one: str, separator: str) -> str:
    return f"(?:{one})(?:{separator}(?:{one}))*"


def _names(among: Iterable[str], *, is_chinese: bool) -> str:
    """A pattern for one of these names; the longest first, since one may begin another."""
    return "|".join(sorted((name for name in among if has_chinese(name) == is_chinese), key=len, reverse=True))


def _english() -> Iterator[str]:
    and_ = r"(?:, and |, | and | & |/)"
    part = r"(?: (?:morning|afternoon|evening|night)s?)?"
    day = rf"(?:{_names(_DAYS, is_chinese=False)})"
    days = rf"(?P<days>{_some(f'{day}s?', and_)}){part}"
    number = "|".join(name for name in _NUMBERS if name.isascii() and len(name) > 1)
    numbered = rf"(?P<numbers>{_some(number, and_)}) (?P<days>{day}s?){part}"
    dates = rf"(?P<dates>{_some(r'[0-9]{1,2}(?:st|nd|rd|th)', and_)})"
    each_week = r"(?:weekly|once a week|(?:every|each) week)"
    each_month = r"(?:monthly|once a month|(?:every|each) month)"
    of_each_month = r"(?:(?: of| in) (?:the|a|every|each)| every| each) month"
    yield rf"(?:on )?(?:every|each) {days}"
    yield rf"(?:on )?(?P<days>{_some(f'{day}s', and_)}){part}"
    yield rf"{each_week},?(?: on)? {days}"
    yield rf"(?:on )?(?:the |every |each )?{numbered}{of_each_month}"
    yield rf"{each_month},?(?: on)?(?: the)? {numbered}"
    yield rf"(?:on )?(?:the |every |each )?{dates}{of_each_month}"
    yield rf"{each_month},? on(?: the)? {dates}"
    yield "daily|every day"


def _chinese() -> Iterator[str]:
    and_ = "[、,和與及]"
    part = f"(?:的?(?:{clock.PARTS_OF_DAY}))?"
    week, day, number = "(?:週|周|星期|禮拜)", "[一二三四五六日天]", "[一二三四五1-5]"
    date = f"(?:[0-9]{{1,2}}|[二三]?十[{''.join(_DIGITS)}]?|[{''.join(_DIGITS)}])"
    numbers = f"(?P<numbers>第{number}(?:個?{and_}第?{number})*個|最後一?個)"
    yield f"每[個逢]?{week}(?P<days>{_some(day, f'{and_}{week}?')}){part}"
    yield f"每個?月的?{numbers}{week}(?P<days>{day}){part}"
    yield f"每個?月的?(?P<dates>(?:{date}[日號]?{and_})*{date}[日號]){part}"
    yield f"每[天日]{part}"


_PATTERNS = [re.compile(pattern) for pattern in (*_english(), *_chinese())]


def read(text: str) -> Recurrence | None:
    """The days and the times that *text* means; None where it does not say them, or not clearly.

    >>> read("every Wednesday")
    Recurrence(weekdays=(2,), numbers=(), month_days=(), starts=None, ends=None)
    >>> read("每月第二個週六") == read("the second Saturday of every month")
    True
    >>> read("one Monday night every month")
    """
    parts = clock.split(_plain(text))
    found = next(filter(None, (pattern.fullmatch(parts[0]) for pattern in _PATTERNS)), None) if parts else None
    if parts is None or found is None:
        return None
    said = {name: value or "" for name, value in found.groupdict().items()}
    dates = [_date(written) for written in re.findall(r"\d+|[一二三四五六七八九十]+", said.get("dates", ""))]
    if not all(0 < date <= _LAST_DATE for date in dates):
        return None
    starts, ends = parts[1] or (None, None)
    return Recurrence(
        weekdays=tuple(sorted(_found(said.get("days", ""), _DAYS))),
        numbers=tuple(sorted(_found(said.get("numbers", ""), _NUMBERS), key=lambda number: number % 6)),
        month_days=tuple(sorted({*dates})),
        starts=starts,
        ends=ends,
    )


def _plain(text: str) -> str:
    """*text* in small letters and half width; blanks say nothing in Chinese."""
    plain = unicodedata.normalize("NFKC", text).casefold().strip().rstrip(".。")
    return "".join(plain.split()) if has_chinese(plain) else " ".join(plain.split())


def _found(text: str, names: dict[str, int]) -> set[int]:
    pattern = "|".join(sorted(names, key=len, reverse=True))
    return {names[name] for name in re.findall(pattern, text)}


def _date(written: str) -> int:
    """A number up to 39, in digits or in Chinese characters."""
    if written.isdecimal():
        return int(written)
    tens, ten, ones = written.rpartition("十")
    return (_DIGITS.get(tens, 1) * 10 if ten else 0) + _DIGITS.get(ones, 0)
