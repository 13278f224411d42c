"""How Chinese is written in Taiwan: its punctuation, its spaces, its characters and its words.

Spaces part Chinese from Latin letters and digits (盤古之白), outside of any marks: ``用 **pip** 安裝``.
A repair that would change the markup is none, and then there is no fault: some markup needs its space.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from opencc import OpenCC

from tools.catalogs.check.checked_messages import CheckedMessage
from tools.catalogs.check.codes import Code
from tools.catalogs.check.markdown import Text
from tools.catalogs.check.patterns import CODE, THING
from tools.catalogs.check.remarks import Edit, Remark

from language_pair import languages

_CHAR = f"[{languages.CHINESE}]"
_LATIN = rf"[A-Za-z0-9{CODE}]"
#: Marks that are as wide as a character, their space included.
_WIDE = "，。、；：！？（）「」『』《》〈〉【】"
_NO_SPACE = re.compile(rf"(?<=[^\n])[ \t\u00a0]+(?=[{_WIDE}])|(?<=[{_WIDE}])[ \t\u00a0]+(?=[^\n])")
_MISSING_SPACE = re.compile(rf"(?<={_CHAR})(?={_LATIN})|(?<={_LATIN})(?={_CHAR})")
_BESIDE = rf"(?:{_CHAR}|[{_WIDE}])"
#: A half-width mark beside Chinese, and the one to write.
_MARKS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"(?<={_BESIDE})\.{{3,6}}|\.{{3,6}}(?={_CHAR})|。{{3,6}}"), "……"),
    (re.compile(rf"(?<={_BESIDE})[,;]|(?<={_BESIDE} )[,;]|[,;](?=[ ]?{_CHAR})"), ""),
    (re.compile(rf"(?<={_BESIDE})[!?]|(?<={_CHAR} )[!?]|(?<=[\w)])[!?](?={_CHAR})"), ""),
    (re.compile(rf"(?<={_BESIDE}):(?![)(DP/])|(?<={_CHAR} ):(?![\w)(/-])|(?<=[A-Za-z)%]):(?=[ ]?{_CHAR})"), ""),
    (re.compile(rf"(?<={_BESIDE})\.(?![\w./])"), ""),
    (re.compile(rf"(?<![.])(?<!\bInc)(?<!\bCo)(?<!\bLtd)(?<!\betc)(?<!\bJr)(?<=[\w{CODE}{THING})])\.(?=\s*\Z)"), ""),
)
_FULL = str.maketrans(",;!?:.", "，；！？：。")
_PAIRS = (
    (re.compile(r"\(([^()\n]*[^()\n\s][^()\n]*)\)"), "（）"),
    (re.compile(r"“([^“”\n]+)”"), "「」"),
    (re.compile(r'"([^"\n]+)"'), "「」"),
)
_FULL_WIDTH_LETTERS = re.compile("[０-９Ａ-Ｚａ-ｚ]+")
#: Legal in Taiwan, though outside the common characters of Big5: in names and units.
_ALSO_LEGAL = frozenset("涂璇筱厘熏亘棱蝎膻坯着")
#: Among the common characters of Big5 for an old meaning; in a text of today they are simplified.
_SIMPLIFIED_AFTER_ALL = frozenset("听坏扑儿")
_COMMON = range(0xA440, 0xC67F)
#: The characters that OpenCC is asked about: those of the two blocks that texts of today are written in. Of the
#: others it would also take compatibility ideographs for simplified ones.
_IDEOGRAPHS = [chr(code) for code in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))]


def remarks(message: CheckedMessage) -> Iterator[Remark]:
    text = message.after
    if not languages.has_chinese(text.words):
        return
    words = text.prose
    for remark in (*_marks(text, words), *_pairs(text, words), *_letters(text), *_spaces(text, words)):
        if remark.edit is None or text.keeps_markup(remark.edit):
            yield remark
    yield from _simplified(text, words)
    yield from _mainland(message, words)


def _marks(text: Text, words: str) -> Iterator[Remark]:
    done: set[int] = set()
    for pattern, wanted in _MARKS:
        for match in pattern.finditer(words):
            if match.start() in done:
                continue
            done |= set(range(*match.span()))
            yield _write(text, match.span(), words, wanted or match[0].translate(_FULL))


def _write(text: Text, span: tuple[int, int], words: str, wanted: str) -> Remark:
    start, end = span
    found = f"{words[start:end]!r} beside Chinese is written {wanted!r}: {_around(words, start, end)}"
    return Remark(Code.PUNCTUATION, found, text.place(start), text.replace(start, end, wanted))


def _pairs(text: Text, words: str) -> Iterator[Remark]:
    for pattern, wanted in _PAIRS:
        for match in pattern.finditer(words):
            start, end = match.span()
            before, after = words[:start], words[end:]
            inside = re.match(_CHAR, match[1]) or re.search(rf"{_BESIDE}\Z", match[1])
            beside = re.search(rf"{_CHAR}[ ]?\Z", before) or (re.match(_CHAR, after) and not re.search(r"\w\Z", before))
            if (inside or beside) and not before.endswith("%"):
                first, last = text.place(start), text.places[end - 1]
                edit = Edit(first, last[1], wanted[0] + text.raw[first + 1 : last[0]] + wanted[1])
                signs = match[0][0] + match[0][-1]
                found = f"{signs!r} beside Chinese is written {wanted!r}: {_around(words, start, end)}"
                yield Remark(Code.PUNCTUATION, found, first, edit)


def _letters(text: Text) -> Iterator[Remark]:
    for match in _FULL_WIDTH_LETTERS.finditer(text.words):
        half = "".join(chr(ord(char) - 0xFEE0) for char in match[0])
        found = f"{match[0]!r} is written {half!r}"
        yield Remark(Code.PUNCTUATION, found, text.place(match.start()), text.replace(*match.span(), half))


def _spaces(text: Text, words: str) -> Iterator[Remark]:
    for match in _MISSING_SPACE.finditer(words):
        at = text.gap(match.start())
        found = f"a space is missing: {_around(words, match.start(), match.end())}"
        yield Remark(Code.SPACE, found, at, Edit(at, at, " "))
    for match in _NO_SPACE.finditer(words):
        found = f"there is a space beside a full-width mark: {_around(words, *match.span())}"
        yield Remark(Code.SPACE, found, text.place(match.start()), text.replace(*match.span(), ""))


def _around(words: str, start: int, end: int) -> str:
    """What is around a fault, to find it by."""
    near = words[max(0, start - 6) : end + 6].replace("\n", " ")
    return repr(re.sub(f"{THING}+", "…", re.sub(f"{CODE}+", "`…`", near)))


def _simplified(text: Text, words: str) -> Iterator[Remark]:
    found = [match for match in re.finditer(_CHAR, words) if match[0] in simplified()]
    if found:
        named = ", ".join(f"{char!r} ({simplified()[char]})" for char in dict.fromkeys(match[0] for match in found))
        yield Remark(Code.SIMPLIFIED, f"not written in Taiwan: {named}", text.place(found[0].start()))


@cache
def simplified() -> dict[str, str]:
    """The characters that are not written in Taiwan, each with the one that is.

    OpenCC's table has more, since one simplified character can stand for several traditional ones, itself
    among them: 里 is 裡 or stays 里. The common characters of Big5 are those that are in use in Taiwan.
    """
    converted = OpenCC("s2tw").convert("\n".join(_IDEOGRAPHS)).split("\n")
    return {char: new for char, new in zip(_IDEOGRAPHS, converted, strict=True) if char != new and not _is_legal(char)}


def _is_legal(char: str) -> bool:
    if char in _ALSO_LEGAL or char in _SIMPLIFIED_AFTER_ALL:
        return char in _ALSO_LEGAL
    code = char.encode("big5", errors="ignore")
    return len(code) == 2 and int.from_bytes(code) in _COMMON


@dataclass(frozen=True, slots=True)
class MainlandTerm:
    """A word of the mainland, in simplified characters; see ``mainland.csv`` for the columns."""

    word: str
    taiwan: str
    when: re.Pattern[str]
    right: re.Pattern[str] | None


@cache
def mainland_terms() -> tuple[MainlandTerm, ...]:
    with (Path(__file__).parent / "mainland.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return tuple(
        MainlandTerm(
            word=_fold(row["mainland"]),
            taiwan=row["zh_TW"],
            when=re.compile(rf"\b(?:{row['when']})\b" if row["when"] else "", re.IGNORECASE),
            right=re.compile("|".join(map(_fold, row["right"].split()))) if row["right"] else None,
        )
        for row in rows
    )


@cache
def _table() -> dict[int, str]:
    """Every traditional character's simplified one; a text is as long after it as before."""
    converted = OpenCC("t2s").convert("\n".join(_IDEOGRAPHS)).split("\n")
    return {ord(char): new for char, new in zip(_IDEOGRAPHS, converted, strict=True) if char != new and len(new) == 1}


def _fold(text: str) -> str:
    return text.translate(_table())


def _mainland(message: CheckedMessage, words: str) -> Iterator[Remark]:
    folded = _fold(words)
    for term in mainland_terms():
        if term.word not in folded or not term.when.search(message.source):
            continue
        right = [match.span() for match in term.right.finditer(folded)] if term.right else []
        for match in re.finditer(term.word, folded):
            if not any(start < match.end() and match.start() < end for start, end in right):
                found = f"{words[match.start() : match.end()]!r} is {term.taiwan!r} in Taiwan"
                yield Remark(Code.MAINLAND, found, message.after.place(match.start()))
                break
