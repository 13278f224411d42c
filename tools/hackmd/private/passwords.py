"""Passwords that have their value beside them: ``密碼：abc123``, ``password = "abc123"``, a cell under 密碼."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.hackmd.findings import Kind
from tools.hackmd.private import tables
from tools.hackmd.private.plain import spaced
from tools.hackmd.private.secret import Secret

_WORD = re.compile(
    rf"{spaced('密碼|密码')}|通行碼|通關密語|帳密|網路金鑰|主持人金鑰|PIN ?碼|🔑|"
    r"(?<![A-Za-z1])(?:PIN code|(?:wi-?fi|wpa2?|network|host)[ -]key|psk|"
    r"password|passwd|passcode|pass ?phrase|pwd|pass|pw)(?![A-Za-z])",
    re.I,
)
#: In most notes is none of these.
_PARTS = ("密", "通行碼", "金鑰", "🔑", "pin", "key", "psk", "pass", "pw")
_REMARK = r"(?:\s?[(][^()\n]{1,24}[)])?"
_MARKS = r"[*_`\"'“”「『<\s]*(?:==(?=[^\s=]+==)|~~|\+\+)?"
_VALUE = r"[^\s`\"'“”「」『』<>|，。、；,;]{4,64}"
#: A sign behind the word, and the value in that line or in one of its own below.
_SAID = re.compile(
    rf"{_REMARK}[*_`\"'」』]{{0,4}}\s?(?:都|就|皆)?(?P<sign>[:：=]|請用|改[成為用]|設[成為]|是|為|→|->|\bis\b|[ \t]*\|)"
    rf"(?P<gap>{_MARKS}(?:(?:\n[ \t>]*){{1,2}}(?:[-*+][ \t]+)?{_MARKS})?)(?P<value>{_VALUE})",
    re.I,
)
#: So much must be in what only a blank parts from the word.
_BESIDE = re.compile(rf"{_REMARK}[ \t]{{0,2}}{_MARKS}(?=[A-Za-z!@#$%&*-]*\d)(?=\d*[A-Za-z])([!-~]{{6,64}})")
#: Numbers alone: of years and lengths are more notes.
_DIGITS = re.compile(rf"[ \t]{{0,2}}{_MARKS}(?!(?:19|20)\d\d(?!\d))(\d{{4,12}})(?![\w%~～-]|\s?[碼位個字元年月日人次])")
#: ``帳號 staff 密碼 letmein``, and ``(pw letmein)``.
_NAMED = re.compile(r"(?:帳號[ :：]|(?:account|user(?:name)?)[ ]?[:：])[ ]*[!-~]+[ \t,，、;；/／]+\Z", re.I)
_WORDS = re.compile(rf"[ \t:：]+{_MARKS}([!-~]{{4,64}})")
_BRACKETED = re.compile(r"[ \t]+([!-Z^-~]{4,64})[)\]]")
#: A heading, and what is alone below it.
_HEADING = re.compile(rf"[ \t#]*\n(?:[ \t]*\n)?[ \t]*(?:[-*+][ \t]+)?{_MARKS}({_VALUE})[*_`]*[ \t]*(?:\n|\Z)")
#: ``Wi-Fi：guest / letmein99``
_NETWORK = re.compile(
    rf"(?:wi-?fi|登入|login)[^\n:：]{{0,12}}[:：][ ]?{_MARKS}[^\s/／]{{1,32}}[*_`]*\s?[/／]\s?{_MARKS}"
    rf"((?=[!-~]*\d)(?=[!-~]*[A-Za-z])[!-.0-~]{{8,63}})(?<!bps)",
    re.I,
)
#: ``帳號／密碼：pycon / abc123``
_PAIRED = re.compile(r"(?:帳號|account|user(?:name)?|id)\s?[/／]\s?\Z|(?=帳密)", re.I)
_PAIR = re.compile(rf"\s?(?:[:：]|[ \t])\s?{_MARKS}[^\s/／]+\s?[/／]\s?{_MARKS}({_VALUE})")
_IN_ADDRESS = re.compile(r"://[^\s/:@]+:([^\s/@]{3,})@[\w.-]+")
#: What stands for a value, and is none.
_NO_VALUE = re.compile(
    r".*://.*|[x*•●.…_?？~＊-]+|[(\[{$%<].*|.*[(){}\[\]].*|your.*|.*passw.*|none|null|true|false|n/?a|tbd|todo|required|"
    r"optional|(?:NT|US)?\$\d.*|=+|string|text|here|changeme|secret|(?:os|self|this|process|request|env)\..*|\d{1,3}[-~–到至]\d{1,3}.*",
    re.I,
)
#: The prices of passes, or how many have passed; and whose one it is.
_TICKETS = re.compile(r"[\d,.]{1,6}")
_TICKET = re.compile(r"(?<!fi)(?<=[A-Za-z])[ ]pass\Z", re.I)
_LONGEST_TICKET = 9
_ENDS = re.compile(r"[ \t]*(?:[`\"'”」』)*|，。,;；]|<br|\n|\Z)")
_CHINESE = re.compile("[\u3105-\u312f\u3400-\u9fff]")
_SHORTEST = 4
_CELL = re.compile(rf"{_MARKS}({_VALUE}){_MARKS}")


def passwords(text: str) -> Iterator[Secret]:
    """Passwords with their values, of which no two begin at one place."""
    small = text.lower()
    if any(part in small for part in _PARTS):
        for word in _WORD.finditer(text):
            if text[word.start() - 1 : word.start()] not in ("?", "&"):  # the name of a parameter
                yield from _behind(text, word)
        for at, cell in tables.cells(text, _WORD):
            below = _CELL.match(text, at, at + len(cell))
            if below and below.end() == at + len(cell) and _is_value(below[1]):
                yield _password(below, 1)
    for found in _NETWORK.finditer(text):
        if _is_value(found[1]):
            yield _password(found, 1)
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
    for pattern in _patterns(text, word):
        beside = pattern.match(text, word.end())
        if beside and _is_value(beside[1]):
            yield _password(beside, 1)
            return


def _patterns(text: str, word: re.Match[str]) -> Iterator[re.Pattern[str]]:
    """What a password without a sign before it can be like, by what is around the *word*."""
    before = text[max(0, word.start() - 60) : word.start()].rpartition("\n")[2]
    yield _BESIDE
    if not word[0].isascii():
        yield _DIGITS
    if _NAMED.search(before):
        yield _WORDS
    if before.endswith(("(", "[")) and word[0].lower() in ("pw", "pwd"):
        yield _BRACKETED
    if before.lstrip().startswith("#"):
        yield _HEADING


def _password(found: re.Match[str], group: int) -> Secret:
    value = _trimmed(found[group])
    start = found.start(group)
    return Secret(kind=Kind.PASSWORD, start=start, end=start + len(value), value=value, shown="***")


def _trimmed(value: str) -> str:
    """*value* without what ends the sentence, the bracket or the bold text that it is in."""
    shorter = value.removesuffix("==").rstrip(".:*_~")
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
    if word.lower() == "pass":
        before = max(0, said.start() - _LONGEST_TICKET)
        if _TICKETS.fullmatch(value) or _TICKET.search(text, before, said.start()):
            return False
    if re.search(r"\d|[a-z][A-Z]|[!@#$%^&+]", value):
        return True
    if {"\n", "<"} & set(said["gap"]) or said["sign"].strip().lower() in ("|", "is"):
        return False
    if "`" in said["gap"] or not word.isascii():
        return True
    return _ENDS.match(text, said.end()) is not None
