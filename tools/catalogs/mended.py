"""Whether a source has only had its spelling, punctuation or spacing mended, so that its translation is still right.

How alike two texts are says nothing of that: “nine” and “ten”, 可以帶 and 不可以帶 differ in a character or two. Here
both are read word by word, a Chinese character being a word. They have to be the same words, markup, code, addresses
and numbers in the same order, and what differs has to be of a kind that changes no fact. In doubt it may have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tools.catalogs.check.markdown import Text, labels_used
from tools.catalogs.check.patterns import EMAIL, ENTITY, URL
from tools.catalogs.facts import is_fact, is_of_calendar
from tools.catalogs.spellings import is_one_word, one_character, one_spelling

from language_pair.catalogs.plain_text import PLACEHOLDER
from language_pair.reading.line_breaks import LINE_BREAK

#: Written twice by mistake, they say what they say once.
_LITTLE_WORDS = re.compile("a|an|and|are|as|at|be|by|for|from|in|is|it|of|on|or|that|the|this|to|we|with|you|的")
#: Signs that part or quote words. All others (?, %, +, /, ~, $, #) are words, of which none may change.
_SIGNS = ",.;:!()'\"、。…‥—–―‐‑‒−-‘’“”„«»‹›「」『』《》〈〉【】〔〕﹁﹂·‧・"
_FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_ONE_FORM = _FULL_WIDTH | {
    ord(char): one
    for one, chars in {
        "'": "‘’",
        '"': "“”„「」『』﹁﹂",
        "-": "—–―‐‑‒−",
        "": "\u00ad\u200b\u2060\ufe0f\ufeff",  # shown as nothing
    }.items()
    for char in chars
}
_ONE_MARK = str.maketrans("。、…‥", ".,..")
_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
_WORD = re.compile(
    rf"{URL.pattern}|{EMAIL.pattern}|{PLACEHOLDER.pattern}|{ENTITY.pattern}"
    rf"|[{_LATIN}]+(?:['.][{_LATIN}]+)*|[0-9]+|[^\s{re.escape(_SIGNS)}]"
)
_LETTERS = re.compile(rf"[{_LATIN}']+")
_SENTENCE_END = re.compile(r"[.:!]")


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    before: str  # the signs between the word before and this one
    is_first: bool  # of its sentence


def is_mended(old: str, new: str) -> bool:
    """Whether *new* states just what *old* does."""
    words, others = _words(old), _words(new)
    return len(words) == len(others) and all(
        _is_same_word(word, other) and _are_same_signs(index, words, others)
        for index, (word, other) in enumerate(zip(words, others, strict=True))
    )


def _words(text: str) -> list[_Word]:
    """The words of *text* in their order, and an empty one for the signs at its end."""
    found: list[_Word] = []
    for before, word in _parted(text):
        if before or not found or not _is_repetition(found[-1].text, word):
            found.append(_Word(word, before, not found or bool(_SENTENCE_END.search(before))))
    return found


def _is_repetition(last: str, word: str) -> bool:
    return bool(_LITTLE_WORDS.fullmatch(word)) and (last == word or (len(word) > 1 and last == word.capitalize()))


def _parted(text: str) -> Iterator[tuple[str, str]]:
    signs = ""
    for piece, is_text in _pieces(text):
        end = 0
        for match in _WORD.finditer(piece) if is_text else ():
            yield _signs(signs + piece[end : match.start()]), match[0]
            signs, end = "", match.end()
        if is_text:
            signs += piece[end:]
        else:
            yield _signs(signs), piece
            signs = ""
    yield _signs(signs), ""


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The parts of *text*, and which of them are for a reader: the others are code and marks."""
    tokens = Text(text, labels_used(text)).tokens
    if not tokens:
        yield _in_one_form(text), True
    for token in tokens:
        if token.type in ("text", "softbreak"):
            yield _in_one_form(token.content) or " ", True
        elif token.type == LINE_BREAK:  # whichever way it is written
            yield token.type, False
        else:  # *a* and _a_ are the same
            yield f"{token.type} {token.attrs} {token.meta} {token.content}", False


def _in_one_form(text: str) -> str:
    return one_spelling(text.translate(_ONE_FORM))


def _signs(text: str) -> str:
    """*text* without blanks, each sign once."""
    return re.sub(r"(.)\1+", r"\1", re.sub(r"\s", "", text.translate(_ONE_MARK)))


def _is_same_word(word: _Word, other: _Word) -> bool:
    if word.text == other.text or (
        len(word.text) == len(other.text) == 1 and one_character(word.text) == one_character(other.text)
    ):
        return True
    if not (_LETTERS.fullmatch(word.text) and _LETTERS.fullmatch(other.text)):
        return False
    if word.text[1:] == other.text[1:] != "" and word.text[0].lower() == other.text[0].lower():
        return not is_of_calendar(word.text)  # “May” is not “may”
    return _is_mended_word(word, other)


def _is_mended_word(word: _Word, other: _Word) -> bool:
    is_name = any(not each.text.islower() and not each.is_first for each in (word, other))
    return not is_name and is_one_word(word.text.lower(), other.text.lower())


def _are_same_signs(index: int, words: list[_Word], others: list[_Word]) -> bool:
    """Whether the signs before the word at *index* are the same, or no fact depends on them.

    Between two names they may part or join what they stand for: “Taipei, Tainan”, “Monday – Friday”.
    """
    if words[index].before == others[index].before or index == len(words) - 1:
        return True
    beside = [each[place].text for each in (words, others) for place in (index - 1, index) if place >= 0]
    are_names = index > 0 and all(word[:1].isupper() for word in beside)
    return not are_names and not any(map(is_fact, beside))
