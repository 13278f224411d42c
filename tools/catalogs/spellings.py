"""Two spellings of one word: a misspelling and the word that was meant, or two that are both in use.

What a misspelling stands for cannot be seen from its letters (*sesion* is no word, *desert* is one), so English ones
are those that `codespell <https://github.com/codespell-project/codespell>`_ has collected, each from texts where it
was no other word. Chinese ones are few: one character for another is nearly always another word.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from tools.catalogs.facts import is_fact, is_short_negation

from site_search.variants import simplified

#: Misspellings, and the two ways to write an English word (colour, color).
_TABLES = ("dictionary.txt", "dictionary_en-GB_to_en-US.txt")
_ARTICLES = {"a", "an"}
_WITH_APOSTROPHE = {"its", "lets"}
#: The first stands for the second; both are in use, or the first is no word.
_CHINESE = {
    "計劃": "計畫",
    "身份": "身分",
    "部份": "部分",
    "成份": "成分",
    "充份": "充分",
    "瞭解": "了解",
    "記錄": "紀錄",
    "連絡": "聯絡",
    "叫作": "叫做",
    "當作": "當做",
    "作為": "做為",
    "座位": "坐位",
    "儘量": "盡量",
    "儘管": "盡管",
    "影象": "影像",
    "圖象": "圖像",
    "想象": "想像",
    "好象": "好像",
    "帳蓬": "帳篷",
    "鏈結": "連結",
    "己經": "已經",
    "以經": "已經",
    "因該": "應該",
    "既使": "即使",
    "按裝": "安裝",
    "按排": "安排",
    "份享": "分享",
    "煩腦": "煩惱",
    "名子": "名字",
    "議呈": "議程",
    "講坐": "講座",
    "在坐": "在座",
}
_CHINESE_WORD = re.compile("|".join(_CHINESE))


def is_one_word(word: str, other: str) -> bool:
    """Whether two different English words in lower case are one, misspelled or spelled in two ways.

    One that states a fact may have been taken for another: “nto” was “to”, and is “not”.
    """
    if {word, other} == _ARTICLES:
        return True
    if word.replace("'", "") == (letters := other.replace("'", "")):
        return letters in _WITH_APOSTROPHE or is_short_negation(letters)
    if is_fact(word) or is_fact(other):
        return False
    return _corrections().get(word) == other or _corrections().get(other) == word


def one_spelling(text: str) -> str:
    """*text* with each Chinese word in one of its spellings."""
    return _CHINESE_WORD.sub(lambda match: _CHINESE[match[0]], text)


def one_character(character: str) -> str:
    """*character* in the one form that its variants have in common: 台 for 臺, 里 for 裡 and 裏."""
    return simplified(character)


@cache
def _corrections() -> dict[str, str]:
    """The word that each misspelling stands for, where it stands for a single one."""
    tables = files("codespell_lib") / "data"
    rows = (line.split("->") for name in _TABLES for line in (tables / name).read_text(encoding="utf-8").splitlines())
    return {misspelling: word for misspelling, word in rows if "," not in word and " " not in word}
