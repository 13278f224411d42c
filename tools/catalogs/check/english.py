"""How English is written: without full-width marks, and without Chinese but names that say so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.catalogs.check import settings
from tools.catalogs.check.catalog import Message
from tools.catalogs.check.codes import Code, Remark

import languages

#: Full-width marks, each with what English writes.
_MARKS = str.maketrans("，、；：！？（）「」『』。", ",,;:!?()“”‘’.")
_FULL = re.compile("[，、；：！？（）「」『』。《》〈〉【】０-９Ａ-Ｚａ-ｚ]+")


def remarks(message: Message) -> Iterator[Remark]:
    words = message.after.words
    for name in settings.read().kept:
        words = words.replace(name, " " * len(name))
    for match in _FULL.finditer(words):
        found = f"{match[0]!r} in English is written {match[0].translate(_MARKS)!r}"
        yield Remark(Code.PUNCTUATION, found, message.after.place(match.start()))
    start = 0
    for part, is_chinese in languages.chinese_parts(words):
        if is_chinese:
            found = f"the translation has Chinese: {part[:20]!r}; mark a name: [{part[:20]}]{{.language-zh-Hant-TW}}"
            yield Remark(Code.UNTRANSLATED, found, message.after.place(start))
            break
        start += len(part)
