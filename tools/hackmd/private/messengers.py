"""Names under which a person can be written to in LINE, WeChat and the like; those of LINE with an @ are public."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tools.hackmd.findings import Kind
from tools.hackmd.private import tables
from tools.hackmd.private.secret import Secret

_WORD = re.compile(
    r"(?<![A-Za-z])(?:line|we ?chat|telegram|skype|kakao(?:talk)?)(?:[ _]?(?:id|帳號))?(?![A-Za-z])|"
    r"微信(?:號|号|[ ]?id)|賴(?:[ ]?id)?(?=[：:])",
    re.I,
)
#: Behind 賴, which is a name of people, too, and a plain “line”, there is less often a name than behind these.
_CALLED = re.compile("id|號|号", re.I)
_MADE_UP = re.compile(r"(?=.*\d|.*_|.+-)(?=.*[A-Za-z])[^/]+\Z")
_PARTS = ("line", "chat", "telegram", "skype", "kakao", "微信", "賴")
_NAME = r"[A-Za-z0-9][A-Za-z0-9._-]{3,30}(?![\w@])"
_BEHIND = re.compile(rf"[*_`\"']{{0,3}}\s?(?:[:：=]|是|為|is\b)[ \t*_`\"'「]*(?:(?<=: )@|(?<=：)@)?({_NAME})", re.A)
_CELL = re.compile(rf"[*_`]*({_NAME})[*_`]*", re.A)
_NO_NAME = re.compile(r"required|optional|string|text|none|null|n/a|todo|same|here|your.*|x+|phone|https?", re.I)


def names(text: str) -> Iterator[Secret]:
    """What a word before it, or the head of its column, calls a name of a messenger."""
    small = text.lower()
    if not any(part in small for part in _PARTS):
        return
    for word in _WORD.finditer(text):
        found = _BEHIND.match(text, word.end())
        if found and _is_name(found[1]) and (_CALLED.search(word[0]) or _MADE_UP.match(found[1])):
            yield _messenger(found)
    for at, cell in tables.cells(text, _WORD):
        below = _CELL.match(text, at, at + len(cell))
        if below and below.end() == at + len(cell) and _is_name(below[1]):
            yield _messenger(below)


def _is_name(text: str) -> bool:
    return not _NO_NAME.fullmatch(text)


def _messenger(found: re.Match[str]) -> Secret:
    name = found[1].rstrip(".")
    start = found.start(1)
    return Secret(kind=Kind.MESSENGER, start=start, end=start + len(name), value=name.lower(), shown=f"{name[0]}***")
