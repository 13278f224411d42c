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

There are two, and a third is out of scope: a pair has one other language, which the switch, the hidden source text,
the templates and what a catalog holds all rely on. `refuse_third` ends a build in any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

#: What a Chinese character is, to be put between the brackets of a pattern: ideographs of every plane in use and
#: Bopomofo, which Chinese notes mix in (「ㄉㄉ」).
#: Source: Unicode block ranges, https://www.unicode.org/Public/UNIDATA/Blocks.txt
CHINESE = r"\u3105-\u312f\u31a0-\u31bf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_CHINESE = re.compile(f"[{CHINESE}]")
_CHINESE_PART = re.compile(
    rf"{_CHINESE.pattern}(?:[\s\d\u3000-\u303f\uff01-\uff65]*{_CHINESE.pattern})*[\u3002\uff01\uff1f]?"
)
_LATIN = re.compile(r"[A-Za-z]")
#: The number of Chinese characters, or Latin words, in a row that make a sentence and not a name. The longest name
#: of a group, a school or a talk in the notes has fewer.
_SENTENCE = 10
_WORD = r"[A-Za-z][A-Za-z0-9'’.-]*"
#: Commas and slashes part the names of a list, and no more a sentence than the next word does.
_LATIN_WORDS = re.compile(rf"(?:{_WORD}[\s;:!?()\"“”–—]+){{{_SENTENCE - 1},}}{_WORD}")

#: A language in an address: https://tw.pycon.org/2020/en-us/about, https://e.org/?hl=en
_CODE = r"(?:en(?:[-_](?:us|gb))?|zh(?:[-_](?:tw|hant|hant[-_]tw))?)"
_IN_ADDRESS = re.compile(rf"(?<=[^:/]/){_CODE}(?=[/?#]|\Z)|(?<=[?&]hl=){_CODE}(?=[&#]|\Z)", re.IGNORECASE)

#: Where a language's pages are below the site's root: a folder on disk, and so a part of their addresses, of which
#: `language_pair.site.addresses` makes whole ones.
FOLDER = "{segment}"

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
    def folder(self) -> str:
        """The folder of its pages below the site's root."""
        return FOLDER.format(segment=self.segment)

    @property
    def css_class(self) -> str:
        """The docutils class that gives an element this ``lang``."""
        return CLASS_PREFIX + self.tag


EN = Language(code="en", segment="en", tag="en", name="English")
ZH_TW = Language(code="zh_TW", segment="zh-tw", tag="zh-Hant-TW", name="中文")
LANGUAGES = (ZH_TW, EN)
CODES = tuple(sorted(language.code for language in LANGUAGES))
_BY_CODE = {language.code: language for language in LANGUAGES}


def find(code: str) -> Language | None:
    """The language that Sphinx calls *code*; ``None`` when the site has no such language."""
    return _BY_CODE.get(code)


def refuse_third(code: str) -> None:
    """`ValueError`, for a person to read, where Sphinx calls none of the pair *code*."""
    if find(code) is None:
        raise ValueError(f"{code!r} is not in the pair; set it to {' or '.join(CODES)}")


def of_code(code: str) -> Language:
    """The language that Sphinx calls *code*; English when the site has no such language."""
    return _BY_CODE.get(code, EN)


def of_spelling(text: str) -> Language | None:
    """The language that *text* spells in any of the ways above, in capitals, with ``_`` or ``-``."""
    wanted = _plain(text)
    for language in LANGUAGES:
        if wanted in map(_plain, (language.code, language.segment, language.tag)):
            return language
    return None


def _plain(spelling: str) -> str:
    return spelling.strip().lower().replace("_", "-")


def of_segment(segment: str) -> Language:
    """The language that a URL calls *segment*; `ValueError` for none of ours."""
    language = of_spelling(segment)
    if language is None:
        raise ValueError(f"no language {segment!r}: the site has {', '.join(each.segment for each in LANGUAGES)}")
    return language


def counterpart(language: Language) -> Language:
    """The other language of the pair."""
    return EN if language == ZH_TW else ZH_TW


def of_classes(classes: Iterable[str]) -> Language | None:
    """The language that a node's *classes* declare, if they declare one of ours."""
    for name in classes:  # asked of every node of every page and menu
        if name.startswith(CLASS_PREFIX) and (language := of_spelling(name.removeprefix(CLASS_PREFIX))):
            return language
    return None


def has_chinese(text: str) -> bool:
    """Whether *text* holds at least one Chinese character."""
    return _CHINESE.search(text) is not None


def count_chinese(text: str) -> int:
    """How many Chinese characters *text* holds."""
    return len(_CHINESE.findall(text))


def chinese_parts(text: str) -> Iterator[tuple[str, bool]]:
    """*text* in pieces, each with whether it is Chinese: ``("the 共筆", )`` gives ``("the ", False), ("共筆", True)``.

    Chinese punctuation and spaces between Chinese characters belong to them.
    """
    start = 0
    for match in _CHINESE_PART.finditer(text):
        if match.start() > start:
            yield text[start : match.start()], False
        yield match[0], True
        start = match.end()
    if start < len(text):
        yield text[start:], False


def contradiction(text: str, language: Language) -> str:
    """The part of *text* whose script shows that it is not written in *language*; empty without one.

    A name or a term of the other language occurs in many sentences; a whole sentence, or a text
    without a word of its own language, does not.
    """
    if language == ZH_TW:
        return next((match[0].strip() for match in _LATIN_WORDS.finditer(text)), "")
    parts = [part for part, is_chinese in chinese_parts(text) if is_chinese]
    if parts and not _LATIN.search(text):
        return text.strip()
    return next((part for part in parts if count_chinese(part) >= _SENTENCE), "")


def same_page(address: str) -> str:
    """*address* without the language that it is in: ``/en-us/`` and ``/zh-hant/`` are one page for two readers."""
    return _IN_ADDRESS.sub("…", address) if "://" in address else address


def needs_translation(text: str, *, source: Language, target: Language) -> bool:
    """Whether *text*, written in *source*, is a message of *target*'s catalog.

    Digits and signs alone read the same everywhere, and a text without a Chinese character is
    already English, whatever its note is written in (a name, a channel, a number with a unit).
    """
    if source == target or not any(character.isalpha() for character in text):
        return False
    return target == ZH_TW or has_chinese(text)
