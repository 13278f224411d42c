"""Words that state a fact by themselves: how many, when, whether, whether one may.

Where one of them is only spelled differently, or has another comma or hyphen beside it, the fact may be another.
"""

from __future__ import annotations

import re

from tools.catalogs.check.numbers import NUMBER_WORDS

_MONTHS = """january february march april may june july august september october november december
jan feb mar apr jun jul aug sep sept oct nov dec"""
_WEEKDAYS = """monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"""
#: What a capital tells from an ordinary word: May, March, Sun.
_CALENDAR = frozenset(f"{_MONTHS} {_WEEKDAYS}".split())
_NUMBERS = """all any billion billions couple double dozens few fewer halves hundreds last least less many million
millions more most much multiple only quarters several tens thousand thousands thrice triple"""
_TIMES = """after afternoon ago am before current daily day days during earlier early evening fortnight hour hourly
hours late later latest minute minutes month monthly months morning never next night now often pm previous seconds
since soon today tomorrow tonight until week weekday weekdays weekend weekends weekly weeks year yearly years
yesterday"""
_NEGATIONS = """cannot either except hardly neither no nobody non none nor not nothing nowhere rarely scarcely unless
without"""
_MODALS = """allowed can could forbidden may maybe mandatory might must need needs optional ought required shall
should will would"""
_ENGLISH = _CALENDAR.union(NUMBER_WORDS, *(words.split() for words in (_NUMBERS, _TIMES, _NEGATIONS, _MODALS)))
_TENS = re.compile(r"(?:twen|thir|four|for|fif|six|seven|eigh|nine)(?:teens?|teenth|ty|ties|tieth)")
_SHORT_NEGATION = re.compile(
    r"(?:are|ca|could|did|do|does|had|has|have|is|might|must|need|should|was|were|wo|would)n'?t"
)
#: What Python does not take for a number (as it does 一 兩 萬 億 廿 壹 ½), and what denies.
_CHINESE = frozenset("半幾数數两不沒没無无未非別别勿免否莫")


def is_fact(word: str) -> bool:
    """Whether *word* (of English, a number, one Chinese character) states a fact by itself."""
    if any(char.isnumeric() or char in _CHINESE for char in word):
        return True
    word = word.lower()
    return word in _ENGLISH or is_short_negation(word) or bool(_TENS.fullmatch(word))


def is_short_negation(word: str) -> bool:
    """Whether *word* is don't, can't and the like, with or without its apostrophe."""
    return bool(_SHORT_NEGATION.fullmatch(word))


def is_of_calendar(word: str) -> bool:
    """Whether *word* can be a month or a weekday."""
    return word.lower() in _CALENDAR
