"""The numbers that a text says: in digits, and those that its words may stand for."""

from __future__ import annotations

import re

_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen"""
_ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec"
_EACH_MONTH = tuple(_MONTHS.split())
#: What each word may stand for; `half` and `quarter` are those of an hour.
NUMBER_WORDS = {
    **{word: number for number, word in enumerate(_ONES.split())},
    **{word: number for number, word in enumerate(_ORDINALS.split())},
    **{word: number * 10 for number, word in enumerate(_TENS.split(), 2)},
    **{"a": 1, "an": 1, "each": 1, "every": 1, "per": 1, "once": 1, "single": 1, "another": 1, "twice": 2, "both": 2},
    **{"pair": 2, "dozen": 12, "hundred": 100, "noon": 12, "midnight": 0, "half": 30, "quarter": 15},
}
_MONTH = re.compile(rf"\b({'|'.join(_EACH_MONTH)})(?:[a-z]{{0,6}})\b", re.IGNORECASE)
_SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "千": 10**3, "萬": 10**4, "億": 10**8}
_DIGITS = {char: number for number, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "兩": 2, "半": 30}
#: In words that say a number without counting: 單點, 每秒, 雙人.
_IN_WORDS = {"單": 1, "每": 1, "首": 1, "雙": 2}
_CHINESE = re.compile(f"[{''.join(_DIGITS)}十百千]+")
_SCALED = re.compile(rf"(\d{{1,9}}(?:\.\d{{1,9}})?)\s*({'|'.join(_SCALES)})", re.IGNORECASE)
_GROUPED = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_ZEROS = re.compile(r"(?<=\d)\.0+(?!\.?\d)")  # version 1.0 is 第 1 版
_REPUBLIC = re.compile(r"民國\s*(\d{1,3})")
#: What says that an hour counts from noon.
AFTERNOON = re.compile(r"\d\s*(?:pm\b|p\.m\.)|下午|晚上|中午|afternoon|evening", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")
_DIGIT = re.compile(r"[0-9]+")
_DIGIT_OF_ANY_KIND = re.compile(r"\d")
_FULL_WIDTH = {ord("０") + number: str(number) for number in range(10)}


def numbers(text: str) -> tuple[dict[int, None], set[int]]:
    """The numbers in digits in *text*, and those that its words and times of day may stand for."""
    in_digits, text = _in_digits(text) if _DIGIT_OF_ANY_KIND.search(text) else ({}, text)
    words = set(map(str.lower, _WORD.findall(text)))
    said = {NUMBER_WORDS[word] for word in words & NUMBER_WORDS.keys()}
    if any(word.startswith(_EACH_MONTH) for word in words):
        said |= {_EACH_MONTH.index(match[1].lower()) + 1 for match in _MONTH.finditer(text)}
    if not text.isascii():
        said |= {value for char, value in _IN_WORDS.items() if char in text}
        said |= {value for match in _CHINESE.finditer(text) for value in (_chinese(match[0]), *_each(match[0]))}
    return in_digits, said


def _in_digits(text: str) -> tuple[dict[int, None], str]:
    """The numbers in digits in *text*, in their order; and the text without those that go with a word."""
    found: dict[int, None] = {}

    def scaled(match: re.Match[str]) -> str:
        found[round(float(match[1]) * _SCALES[match[2].lower()])] = None
        return " "

    def republic(match: re.Match[str]) -> str:
        found[int(match[1]) + 1911] = None
        return " "

    text = _ZEROS.sub("", _GROUPED.sub("", text.translate(_FULL_WIDTH)))
    text = _REPUBLIC.sub(republic, _SCALED.sub(scaled, text))
    found.update((int(digits), None) for digits in _DIGIT.findall(text) if len(digits) < 30)
    return found, text


def _each(digits: str) -> set[int]:
    return {_DIGITS[char] for char in digits if char in _DIGITS}


def _chinese(digits: str) -> int:
    """The value of a number below ten thousand in Chinese characters: 二十三, 一百零五, 二〇二一."""
    if not set(digits) & set("十百千"):
        return int("".join(str(_DIGITS[char] % 10) for char in digits))
    total, last = 0, 0
    for char in digits:
        if char in _DIGITS:
            last = _DIGITS[char]
        else:
            total += (last or 1) * {"十": 10, "百": 100, "千": 1000}[char]
            last = 0
    return total + last
