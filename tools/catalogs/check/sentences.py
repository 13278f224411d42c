"""What holds for the sentences of either language: ends, brackets, white space, words twice, words left."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from tools.catalogs import settings
from tools.catalogs.check import glossary
from tools.catalogs.check.checked_messages import CheckedMessage
from tools.catalogs.check.codes import Code
from tools.catalogs.check.patterns import CODE, EMAIL, THING, URL, has_no_values
from tools.catalogs.check.remarks import Remark

from language_pair import languages
from language_pair.catalogs.plain_text import PLACEHOLDER

#: The marks that end a text, by what they say.
_ENDS = {".": "full stop", "。": "full stop", "?": "question mark", "？": "question mark"}
_ENDS |= {"!": "exclamation mark", "！": "exclamation mark", ":": "colon", "：": "colon"}
_ENDS |= {"…": "ellipsis", ",": "comma", "，": "comma", ";": "semicolon", "；": "semicolon"}
_STRONG = {"full stop", "question mark", "exclamation mark", "colon", "ellipsis"}
_ABBREVIATION = "abbreviation"
_SMILEY = re.compile(r"[:;]-?[()DP]")
_BEHIND_END = " \t\n)）」』”\"'’》〉]*_"
_PAIRS = ("()", "（）", "「」", "『』", "《》", "〈〉", "【】", "“”")
_WORD = re.compile(r"(?<![\w.@/-])[A-Za-z][A-Za-z'’-]*(?![\w@/]|\.\w)", re.ASCII)
_TWICE = re.compile(r"\b([A-Za-z]{2,})\s+\1\b|([的了是在與和及]|[，。、；：！？])\2", re.IGNORECASE)
_FUNCTION_WORDS = "the a an of to and or is are was be in on for with from this that it by as at you"
_COMMON = frozenset(_FUNCTION_WORDS.split())
#: What is quoted in English is a name: a button, a message of a program.
_QUOTED = re.compile(f"「[^「」{languages.CHINESE}]*」")
_SIGN = re.compile(f"[{CODE}{THING}]")
_RUN = re.compile(r"[A-Za-z][A-Za-z'’-]*(?:[ ,]+[A-Za-z][A-Za-z'’-]*){2,}")


def remarks(message: CheckedMessage) -> Iterator[Remark]:
    yield from _whitespace(message)
    yield from _ending(message)
    yield from _brackets(message)
    yield from _repeated(message)
    yield from _left_over(message)


def _whitespace(message: CheckedMessage) -> Iterator[Remark]:
    before, after = message.source, message.translation
    # A full-width mark holds its space.
    if after[:1].isspace() != before[:1].isspace() and after[:1] not in "（「『《":
        yield Remark(Code.WHITESPACE, f"the translation {_verb(after[:1])} with white space")
    if after[-1:].isspace() != before[-1:].isspace() and after[-1:] not in "：，、。）」』》；":
        what = f"the translation {_verb(after[-1:], 'ends', 'end')} with white space"
        yield Remark(Code.WHITESPACE, what, len(after) - 1)
    double = re.search(r"(?<=\S)  +(?=\S)", message.after.words)
    if double and "  " not in message.before.words:
        yield Remark(Code.WHITESPACE, "the translation has two spaces in a row", message.after.place(double.start()))


def _verb(char: str, does: str = "begins", does_not: str = "begin") -> str:
    return does if char.isspace() else f"does not {does_not}"


def _ending(message: CheckedMessage) -> Iterator[Remark]:
    before, after = _end(message.before.words), _end(message.after.words)
    if before in (after, _ABBREVIATION) or not {before, after} & _STRONG:
        return
    if {before, after} <= {"full stop", "exclamation mark"}:  # a matter of tone
        return
    if message.plain and message.source.endswith(" ") and after == "colon":  # “Back to ”, then what is shown
        return
    found = f"the source ends with a {before or 'word'}, the translation with a {after or 'word'}"
    yield Remark(Code.ENDING, re.sub(r"\ba (?=[aeiou])", "an ", found), max(0, len(message.translation) - 1))


def _end(words: str) -> str:
    words = _SMILEY.sub("", words).rstrip(_BEHIND_END)
    if words.endswith(("...", "…")):
        return "ellipsis"
    if re.search(r"(?:\b[A-Z]|\b(?:etc|Co|Inc|Ltd|e\.g|i\.e))\.\Z", words):
        return _ABBREVIATION  # and perhaps the end of a sentence too
    return _ENDS.get(words[-1:], "")


def _brackets(message: CheckedMessage) -> Iterator[Remark]:
    text, source = _SMILEY.sub("  ", message.after.words), _SMILEY.sub("  ", message.before.words)
    for opens, closes in map(tuple, _PAIRS):
        missing = text.count(opens) - text.count(closes)
        if missing and source.count(opens) == source.count(closes) and not _mixed(text):
            sign = closes if missing > 0 else opens
            yield Remark(Code.BRACKET, f"the translation has a {opens + closes!r} without its {sign!r}")


def _mixed(text: str) -> bool:
    """Whether a text closes with a full-width bracket what it opens with a half-width one."""
    return (text.count("(") + text.count("（")) == (text.count(")") + text.count("）")) and "（" in text + "）"


def _repeated(message: CheckedMessage) -> Iterator[Remark]:
    for match in _TWICE.finditer(message.after.words):
        if match[0].lower() not in message.before.words.lower():
            yield Remark(Code.REPEATED, f"{match[0]!r} is repeated", message.after.place(match.start()))


def _left_over(message: CheckedMessage) -> Iterator[Remark]:
    """What was left in the language of the source."""
    if message.language != languages.ZH_TW:
        if message.source == message.translation:
            yield Remark(Code.UNTRANSLATED, "the translation is its source")
        return
    words = _without_names(message.after.words)
    if not languages.has_chinese(words):
        left = next((word for word in _WORD.findall(words) if word.islower() and word not in _COMMON), "")
        if left:
            what = "is its source" if message.source == message.translation else "has no Chinese"
            yield Remark(Code.UNTRANSLATED, f"the translation {what}: {left!r} is no name")
        return
    for match in _RUN.finditer(words):
        run = match[0]
        small = [word for word in _WORD.findall(run) if word.islower()]
        if _COMMON & set(small) and set(small) - _COMMON and run.lower() in message.source.lower():
            yield Remark(Code.UNTRANSLATED, f"{run[:40]!r} is left in the language of the source")
            return
    if wrong := languages.contradiction(words, languages.ZH_TW):
        yield Remark(Code.UNTRANSLATED, f"{wrong[:40]!r} is not in Chinese")


def _without_names(words: str) -> str:
    """*words* without addresses, placeholders, code and names that stay as they are."""
    for pattern in (_QUOTED,) if has_no_values(words) else (URL, EMAIL, PLACEHOLDER, _QUOTED):
        words = pattern.sub(" ", words)
    return _SIGN.sub(" ", _names().sub(" ", words))


@cache
def _names() -> re.Pattern[str]:
    names = sorted([*settings.read().kept, *glossary.kept()], key=len, reverse=True)
    pattern = "|".join(map(re.escape, names)) or "(?!)"
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE | re.ASCII)
