"""What a translation of plain text may not add or lack: markup that its source has none of, placeholders that it has.

Pure: imports nothing of Sphinx.
"""

from __future__ import annotations

import re
from collections import Counter

#: What a program fills in.
PLACEHOLDER = re.compile(
    r"\{\{[^{}\n]*\}\}|\{(?:[A-Za-z_]\w*|\d+)?(?:[!:][^{}\n]{0,20})?\}"  # {{ name }}, {name}, {0:.2f}
    r"|%\(\w+\)[#0+-]*\d*(?:\.\d+)?[a-z]|%[#0+-]*\d*(?:\.\d+)?[sdifgrcx](?![A-Za-z0-9])",  # %(name)s, %d
    re.ASCII,
)
_LINK = r"\]\("
_ROLE = r"\{[\w:+-]+\}`|\]\{"
#: A label may be in any template, also in one of a theme that escapes nothing, and there in an attribute.
_IN_LABEL = re.compile(rf"[<>\"]|&#?\w+;|{_LINK}", re.ASCII)
_SIGN = re.compile("[%{}]")
#: A picture's ``alt`` or a caption of a note is always escaped: what looks like a tag is named, ``20 < 30`` is none.
_IN_TEXT = re.compile(rf"<[A-Za-z/!?][^<>]*|{_LINK}|{_ROLE}", re.ASCII)


def added_to_label(label: str, translation: str) -> str:
    """The first markup that *translation* adds to *label*; empty without any."""
    return _added(_IN_LABEL, label, translation)


def changed_in_label(label: str, translation: str) -> str:
    """What *translation* does to the placeholders of *label*, in words; empty where it can be filled in as that can.

    Placeholders without a name are filled in in their order, and a sign that begins none ends the build.
    """
    before, after = PLACEHOLDER.findall(label), PLACEHOLDER.findall(translation)
    for missing in Counter(before) - Counter(after):
        return f"lacks {missing!r}"
    for added in Counter(after) - Counter(before):
        return f"adds {added!r}"
    if _in_order(before) != _in_order(after):
        return f"has {' '.join(_in_order(before))} in another order"
    signs = Counter(_SIGN.findall(PLACEHOLDER.sub("", translation))) - Counter(
        _SIGN.findall(PLACEHOLDER.sub("", label))
    )
    return f"adds {next(iter(signs))!r}" if before and signs else ""


def _in_order(placeholders: list[str]) -> list[str]:
    return [each for each in placeholders if each.startswith("%") and not each.startswith("%(")]


def added_to_text(text: str, translation: str) -> str:
    """The first markup that *translation* adds to *text*, a plain text of a note; empty without any."""
    return _added(_IN_TEXT, text, translation)


def _added(pattern: re.Pattern[str], source: str, translation: str) -> str:
    return next(iter(Counter(pattern.findall(translation)) - Counter(pattern.findall(source))), "")
