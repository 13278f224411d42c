"""A translation that is much shorter or longer than its source has lost a sentence, or is of another one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.catalogs.check.checked_messages import CheckedMessage
from tools.catalogs.check.codes import Code
from tools.catalogs.check.patterns import CODE, THING
from tools.catalogs.check.remarks import Remark

from language_pair import languages

#: The number of Chinese characters that say what a word of English does: the average in this project's catalogs.
_CHARACTERS_A_WORD = 1.6
_WORD = re.compile(rf"[A-Za-z0-9][\w'’.-]*|{CODE}|{THING}", re.ASCII)
_SENTENCE = re.compile(r"[.?!](?=\s|\Z)|[。？！]")
#: Shorter texts vary too much. Of the longer ones in the catalogs, the ratios are between 0.68 and 1.52.
_LONG_ENOUGH = 12
_SHORTEST, _SHORTEST_WITH_ALL_SENTENCES, _LONGEST = 0.65, 0.5, 2.2


def remarks(message: CheckedMessage) -> Iterator[Remark]:
    before, after = message.before.prose, message.after.prose
    size = _size(before)
    if size < _LONG_ENOUGH:
        return
    ratio = _size(after) / size
    is_shorter = len(_SENTENCE.findall(after)) < len(_SENTENCE.findall(before))
    if ratio < (_SHORTEST if is_shorter else _SHORTEST_WITH_ALL_SENTENCES) or ratio > _LONGEST:
        kind = "short" if ratio < 1 else "long"
        found = f"the translation is too {kind}: it says {ratio:.0%} of what the source says"
        yield Remark(Code.LENGTH, found)


def _size(words: str) -> float:
    """How much *words* say, in words of English."""
    return languages.count_chinese(words) / _CHARACTERS_A_WORD + len(_WORD.findall(words))
