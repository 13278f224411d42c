"""Passwords that have their value beside them: ``密碼：abc123``, ``password = "abc123"``, a cell under 密碼."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.hackmd.findings import Kind
from tools.hackmd.private import tables
from tools.hackmd.private.secret import Secret

_WORD = re.compile(
    r"密碼|密码|通行碼|通關密語|帳密|(?<![A-Za-z])(?:password|passwd|passcode|pass ?phrase|pwd|pass|pw)(?![A-Za-z])",
    re.I,
)
#: In most notes is none of these.
_PARTS = ("密碼", "密码", "通行碼", "通關密語", "帳密", "pass", "pw")
_REMARK = r"(?:\s?[(][^()\n]{1,14}[)])?"
_MARKS = r"[*_`\"'“”「『<\s]*"
_VALUE = r"[^\s`\"'“”「」『』<>|，。、；,;]{4,64}"
#: A sign behind the word, and the value in that line or in one of its own below.
_SAID = re.compile(
    rf"{_REMARK}[*_`\"'」』]{{0,4}}\s?(?:都|就|皆)?(?P<sign>[:：=]|是|為|→|->|\bis\b|[ \t]*\|)"
    rf"(?P<gap>{_MARKS}(?:\n[ \t>]*(?:[-*+][ \t]+)?{_MARKS})?)(?P<value>{_VALUE})",
    re.I,
)
#: So much must be in what only a blank parts from the word.
_BESIDE = re.compile(rf"{_REMARK}[ \t]{{0,2}}{_MARKS}(?=[A-Za-z!@#$%&*-]*\d)(?=\d*[A-Za-z])([!-~]{{6,64}})")
#: ``帳號／密碼：pycon / abc123``
_PAIRED = re.compile(r"(?:帳號|account|user(?:name)?|id)\s?[/／]\s?\Z|(?=帳密)", re.I)
_PAIR = re.compile(rf"\s?[:：]\s?{_MARKS}[^\s/／]+\s?[/／]\s?{_MARKS}({_VALUE})")
_IN_ADDRESS = re.compile(r"://[^\s/:@]+:([^\s/@]{3,})@[\w.-]+")
#: What stands for a value, and is none.
_NO_VALUE = re.compile(
    r".*://.*|[x*•●.…_?？~＊-]+|[(\[{$%<].*|.*[(){}\[\]].*|your.*|.*passw.*|none|null|true|false|n/?a|tbd|todo|required|"
    r"optional|string|text|here|changeme|secret|(?:os|self|this|process|request|env)\..*|\d{1,3}[-~–到至]\d{1,3}.*",
    re.I,
)
_CHINESE = re.compile("[\u3105-\u312f\u3400-\u9fff]")
_SHORTEST = 4
_CELL = re.compile(rf"{_MARKS}({_VALUE}){_MARKS}")


def passwords(text: str) -> Iterator[Secret]:
    """Passwords with their values, of which no two begin at one place."""
    small = text.lower()
    if any(part in small for part in _PARTS):
        for word in _WORD.finditer(text):
            yield from _behind(text, word)
        for at, cell in tables.cells(text, _WORD):
            below = _CELL.match(text, at, at + len(cell))
            if below and below.end() == at + len(cell) and _is_value(below[1]):
                yield _password(below, 1)
    for found in _IN_ADDRESS.finditer(text):
        if _is_value(found[1]):
            yield _password(found, 1)


def _behind(text: str, word: re.Match[str]) -> Iterator[Secret]:
    pair = _PAIR.match(text, word.end())
    if pair and _PAIRED.search(text, max(0, word.start() - 12), word.start() + 2 * (word[0] == "帳密")):
        yield _password(pair, 1)
        return
    said = _SAID.match(text, word.end())
    if said and _is_value(said["value"]) and _is_whole(text, word[0], said):
        yield _password(said, said.re.groupindex["value"])
    beside = _BESIDE.match(text, word.end())
    if beside and _is_value(beside[1]):
        yield _password(beside, 1)


def _password(found: re.Match[str], group: int) -> Secret:
    value = _trimmed(found[group])
    start = found.start(group)
    return Secret(kind=Kind.PASSWORD, start=start, end=start + len(value), value=value, shown="***")


def _trimmed(value: str) -> str:
    """*value* without what ends the sentence, the bracket or the bold text that it is in."""
    shorter = value.rstrip(".:*_")
    for opening, closing in ("()", "[]", "{}"):
        if shorter.endswith(closing) and opening not in shorter:
            return _trimmed(shorter[:-1])
    return shorter


def _is_value(text: str) -> bool:
    text = _trimmed(text)
    return len(text) >= _SHORTEST and not _NO_VALUE.fullmatch(text) and not _CHINESE.search(text)


def _is_whole(text: str, word: str, said: re.Match[str]) -> bool:
    """Whether a value is one, and not the first word of a sentence: that has neither digits nor signs in its midst.

    Behind a Chinese word and a colon no sentence begins with a Latin one.
    """
    value = said["value"]
    if re.search(r"\d|[a-z][A-Z]|[!@#$%^&+]", value):
        return True
    if "\n" in said["gap"] or said["sign"].strip().lower() in ("|", "is"):
        return False
    if "`" in said["gap"] or not word.isascii():
        return True
    return re.match(r"[ \t]*(?:[`\"'”」』)*|，。,;；]|<br|\n|\Z)", text[said.end() :]) is not None
