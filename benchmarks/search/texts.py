"""How the synthetic texts are put together: a text as it reads, and the same as it is written in MyST.

Inline markup cuts some words in two, lines break between Chinese characters, some Latin is full-width and
臺 occurs beside 台: what people write, and what a search has to see through.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

WRAP_AFTER = 40
MARKED, FULL_WIDTH, CODE, PLURAL, TOPIC = 0.02, 0.02, 0.5, 0.2, 0.1
ENGLISH_IN_CHINESE, NUMBERS = 0.06, 0.02
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}


@dataclass(frozen=True)
class Text:
    plain: str
    markup: str


def is_han(character: str) -> bool:
    return "一" <= character <= "鿿"


def coming_back(random: Random, words: list[str], topic: Sequence[str]) -> list[str]:
    """*words*, but some are of the page's *topic*."""
    return [random.choice(topic) if random.random() < TOPIC else word for word in words]


def number(random: Random, year: int) -> str:
    """A year near *year*, a count, an amount or a time of day."""
    kind = random.random()
    if kind < 0.5:
        return str(max(2012, min(2026, year + random.randint(-3, 3))))
    if kind < 0.75:
        return str(random.randint(2, 999))
    return f"{random.randint(1, 99)},{random.randrange(10)}00" if kind < 0.9 else f"{random.randint(8, 21):02}:30"


def mixed(random: Random, chinese: list[str], english: Sequence[str], year: int) -> list[str]:
    """Some words replaced by English ones and by numbers."""
    found = []
    for word in chinese:
        luck = random.random()
        if luck < ENGLISH_IN_CHINESE:
            other = random.choice(english)
            found.append(other.capitalize() if random.random() < 0.5 else other)
        else:
            found.append(number(random, year) if luck < ENGLISH_IN_CHINESE + NUMBERS else word)
    return found


def with_punctuation(random: Random, words: list[str], marks: tuple[str, str]) -> Iterator[str]:
    """Clauses and sentences; *marks* end the one and the other."""
    clause, end = marks
    left, clauses = random.randint(3, 9), random.randint(1, 3)
    for place, word in enumerate(words):
        yield word
        left -= 1
        if place == len(words) - 1:
            yield end
        elif not left:
            clauses -= 1
            yield clause if clauses else end
            left, clauses = random.randint(3, 9), clauses or random.randint(1, 3)


def _is_code(word: str) -> bool:
    """Of one word, and written as no word of a sentence is: NumPy, C++, gather.town."""
    return " " not in word and not word[1:].islower()


class Composer:
    """Puts words into a text of one language, and decorates its markup if it is a page's own."""

    def __init__(self, random: Random, *, wrapped: bool, decorated: bool) -> None:
        self.random, self.wrapped, self.decorated = random, wrapped, decorated
        self.plain = self.markup = ""
        self.column = 0

    def add(self, word: str) -> None:
        word = self._variant(word)
        before, first = self.plain[-1:], word[0]
        if before and first.isalnum() and (is_han(before) != is_han(first) or not is_han(first)):
            self._space(before, first)
        elif self.wrapped and self.column > WRAP_AFTER and is_han(before or " ") and is_han(first):
            self._break("\n", "")
        marked = self._decorate(word)
        self.plain += word
        self.markup += marked
        self.column += len(word)

    def _variant(self, word: str) -> str:
        random = self.random
        for one, other in (("台", "臺"), ("臺", "台")):
            if one in word:
                return word.replace(one, other) if random.random() < 0.5 else word
        if word.isascii() and word.isalpha() and random.random() < FULL_WIDTH:
            return word.translate(_WIDE)
        return word

    def _space(self, before: str, first: str) -> None:
        """A space mostly between Chinese and Latin, always between Latin words; none after 「，」."""
        if before in "，。！？：（":
            return
        if is_han(before) != is_han(first) and before.isalnum() and self.random.random() < 0.1:
            return
        wraps = self.wrapped and self.column > 2 * WRAP_AFTER and first.isascii() and first.isalpha()
        self._break("\n" if wraps else " ", " ")

    def _break(self, markup: str, plain: str) -> None:
        self.plain += plain
        self.markup += markup
        self.column = 0 if markup == "\n" else self.column + 1

    def _decorate(self, word: str) -> str:
        random = self.random
        if not self.decorated or len(word) < 2:
            return word
        if is_han(word[0]) and is_han(word[-1]):
            if self.wrapped and self.column > WRAP_AFTER:
                self.column = -len(word)
                return f"{word[:1]}\n{word[1:]}"
            if random.random() < MARKED:
                sign = random.choice(["**", "*"])
                return f"{sign}{word[0]}{sign}{word[1:]}"
        elif word.isascii() and word[0].isalpha() and _is_code(word) and random.random() < CODE:
            return f"`{word}`"
        return word

    def text(self) -> Text:
        return Text(self.plain, self.markup)
