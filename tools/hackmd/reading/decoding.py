"""Which encoding bytes are in: UTF-8, else UTF-16, Big5 or another that this part of the world has used.

What no encoding explains becomes ``\\xe7``, as text: a page shows that something was there.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from typing import NamedTuple

#: Text of which so little is no UTF-8 is in UTF-8, and damaged.
_DAMAGED = 0.1
#: A text of which fewer characters are common ones was decoded wrongly.
_COMMON = 0.7
_MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


class Found(NamedTuple):
    """*text*, and the *encoding* it was in; *lost* bytes are shown as ``\\xe7``."""

    text: str
    encoding: str
    lost: int = 0


def decode(content: bytes) -> Found | None:
    """The text of *content*; None if it is none."""
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return _lossy(content.removeprefix(mark), encoding)
    if b"\0" in content:
        return _utf_16(content)
    try:
        return Found(content.decode(), "utf-8")
    except UnicodeDecodeError:
        found = _lossy(content, "utf-8")
        return found if _is_mostly_utf_8(content, found.lost) else _legacy(content) or found


def _lossy(content: bytes, encoding: str) -> Found:
    try:
        return Found(content.decode(encoding), encoding)
    except UnicodeDecodeError:
        lost = content.decode(encoding, "replace").count("\ufffd") - content.count("\ufffd".encode(encoding))
        return Found(content.decode(encoding, "backslashreplace"), encoding, max(lost, 1))


def _utf_16(content: bytes) -> Found | None:
    """Of text in Latin letters every other byte is zero; which, says the order."""
    order = "utf-16-le" if content[1::2].count(0) >= content[0::2].count(0) else "utf-16-be"
    try:
        text = content.decode(order)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text or not re.search(r"[^\W_]", text) or _odd(text) else Found(text, order)


def _odd(text: str) -> bool:
    """Whether there are characters that no text has."""
    return any(not character.isprintable() and not character.isspace() for character in text)


def _is_mostly_utf_8(content: bytes, lost: int) -> bool:
    high = len(re.findall(rb"[\xc2-\xf4][\x80-\xbf]+", content))
    return lost <= _DAMAGED * (high + lost)


def _legacy(content: bytes) -> Found | None:
    """The encoding in which most of the text is of common characters."""
    found = [(share(text), text, name) for name, share in _SHARES.items() if (text := _strict(content, name))]
    best = max(found, default=None, key=lambda each: each[0])
    if best and best[0] >= _COMMON:
        return Found(best[1], best[2])
    western = _strict(content, "cp1252")
    high = sum(byte > 127 for byte in content)
    return Found(western, "cp1252") if western and high * 10 < len(content) else None


def _strict(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _share(encoding: str, common: Callable[[bytes], bool]) -> Callable[[str], float]:
    def share(text: str) -> float:
        high = [character.encode(encoding, "replace") for character in text if ord(character) > 127]
        return sum(map(common, high)) / len(high) if high else 0

    return share


#: The blocks of signs and of common characters in each, by their first byte.
_SHARES = {
    "cp950": _share("cp950", lambda each: 0xA1 <= each[0] <= 0xC6),
    "gb18030": _share("gb18030", lambda each: each[0] in (0xA1, 0xA3) or 0xB0 <= each[0] <= 0xD7),
}
