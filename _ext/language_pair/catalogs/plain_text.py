"""What plain text must not begin to look like in its translation: markup that its source has none of.

Pure: imports nothing of Sphinx.
"""

from __future__ import annotations

import re
from collections import Counter

_LINK = r"\]\("
_ROLE = r"\{[\w:+-]+\}`|\]\{"
#: A label may be in any template, also in one of a theme that escapes nothing, and there in an attribute.
_IN_LABEL = re.compile(rf"[<>\"]|&#?\w+;|{_LINK}", re.ASCII)
#: A picture's ``alt`` or a caption of a note is always escaped: what looks like a tag is named, ``20 < 30`` is none.
_IN_TEXT = re.compile(rf"<[A-Za-z/!?][^<>]*|{_LINK}|{_ROLE}", re.ASCII)


def added_to_label(label: str, translation: str) -> str:
    """The first markup that *translation* adds to *label*; empty without any."""
    return _added(_IN_LABEL, label, translation)


def added_to_text(text: str, translation: str) -> str:
    """The first markup that *translation* adds to *text*, a plain text of a note; empty without any."""
    return _added(_IN_TEXT, text, translation)


def _added(pattern: re.Pattern[str], source: str, translation: str) -> str:
    return next(iter(Counter(pattern.findall(translation)) - Counter(pattern.findall(source))), "")
