"""How English is written: without full-width marks, and without Chinese but names that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.catalogs import settings
from tools.catalogs.check.checked_messages import CheckedMessage
from tools.catalogs.check.codes import Code
from tools.catalogs.check.remarks import Remark

from language_pair import languages

#: Full-width marks, each with what English writes.
_MARKS = str.maketrans("，、；：！？（）「」『』。", ",,;:!?()“”‘’.")
_FULL = re.compile("[，、；：！？（）「」『』。《》〈〉【】０-９Ａ-Ｚａ-ｚ]+")
_LONGEST_NAME = 10


def remarks(message: CheckedMessage) -> Iterator[Remark]:
    if message.source == message.translation:  # as is said elsewhere
        return
    words = message.after.words
    for name in settings.read().kept:
        words = words.replace(name, " " * len(name))
    start = 0
    for part, is_chinese in languages.chinese_parts(words):
        yield from _left_over(message, part, start) if is_chinese else _marks(message, part, start)
        start += len(part)


def _left_over(message: CheckedMessage, part: str, start: int) -> Iterator[Remark]:
    found = f"the translation says {part[:20]!r}"
    if len(part) < _LONGEST_NAME:
        found += f"; a name is marked: [{part}]{{.language-zh-Hant-TW}}"
    yield Remark(Code.UNTRANSLATED, found, message.after.place(start))


def _marks(message: CheckedMessage, part: str, start: int) -> Iterator[Remark]:
    for match in _FULL.finditer(part):
        found = f"{match[0]!r} in English is written {match[0].translate(_MARKS)!r}"
        yield Remark(Code.PUNCTUATION, found, message.after.place(start + match.start()))
