"""The two languages of the site, and which text needs carrying from one into the other.

Pure: imports nothing of Sphinx, so that the programs in ``tools/`` can use it too.

A language has four spellings, one for each reader of them:

===========  =========  ==============  =============
read by      English    Chinese         field
===========  =========  ==============  =============
Sphinx,      ``en``     ``zh_TW``       ``code``
gettext
a URL        ``en``     ``zh-tw``       ``segment``
HTML         ``en``     ``zh-Hant-TW``  ``tag``
a person     English    中文            ``name``
===========  =========  ==============  =============
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

#: Ideographs of every plane in use and Bopomofo, which Chinese notes mix in (「ㄉㄉ」).
#: Source: Unicode block ranges, https://www.unicode.org/Public/UNIDATA/Blocks.txt
_CHINESE = re.compile(r"[\u3105-\u312f\u31a0-\u31bf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")

#: The class by which docutils' HTML writer learns an element's language.
CLASS_PREFIX = "language-"


@dataclass(frozen=True, kw_only=True, slots=True)
class Language:
    """One of the site's languages in all its spellings (see the module's table)."""

    code: str
    segment: str
    tag: str
    name: str

    @property
    def css_class(self) -> str:
        """The docutils class that gives an element this ``lang``."""
        return CLASS_PREFIX + self.tag


EN = Language(code="en", segment="en", tag="en", name="English")
ZH_TW = Language(code="zh_TW", segment="zh-tw", tag="zh-Hant-TW", name="中文")
LANGUAGES = (ZH_TW, EN)
CODES = tuple(sorted(language.code for language in LANGUAGES))


def find(code: str) -> Language | None:
    """The language that Sphinx calls *code*; ``None`` when the site has no such language."""
    return next((language for language in LANGUAGES if language.code == code), None)


def of_segment(segment: str) -> Language:
    """The language that a URL calls *segment*, in capitals or with ``_`` too; `ValueError` for none of ours."""
    wanted = segment.lower().replace("_", "-")
    for language in LANGUAGES:
        if language.segment == wanted:
            return language
    raise ValueError(f"no language {segment!r}: the site has {', '.join(each.segment for each in LANGUAGES)}")


def counterpart(language: Language) -> Language:
    """The other language of the pair."""
    return EN if language == ZH_TW else ZH_TW


def of_classes(classes: Iterable[str]) -> Language | None:
    """The language that a node's *classes* declare, if they declare one of ours."""
    given = set(classes)
    return next((language for language in LANGUAGES if language.css_class in given), None)


def has_chinese(text: str) -> bool:
    """Whether *text* holds at least one Chinese character."""
    return _CHINESE.search(text) is not None


def needs_translation(text: str, *, source: Language, target: Language) -> bool:
    """Whether *text*, written in *source*, is a message of *target*'s catalog.

    Digits and signs alone read the same everywhere, and a text without a Chinese character is
    already English, whatever its note is written in (a name, a channel, a number with a unit).
    """
    if source == target or not any(character.isalpha() for character in text):
        return False
    return target == ZH_TW or has_chinese(text)
