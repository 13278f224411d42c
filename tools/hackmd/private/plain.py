"""A note's text as it is looked through: as many characters, each in its place, in fewer forms."""

from __future__ import annotations

import re

#: Full-width digits, letters and signs as plain ones. Full-width punctuation stays: it ends an address.
_PLAIN = {
    chr(0xFEE0 + ord(sign)): sign for sign in "0123456789@-+().#ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
} | {"\u3000": " "}
_WIDE = re.compile(f"[{''.join(_PLAIN)}]")
#: Tags that parts of what belongs together are in.
_TAG = re.compile(
    r"</?(?:br|b|i|u|p|s|div|span|strong|em|code|kbd|font|center|big|small|mark|ins|td|th|tr|li|dt|dd)"
    r"(?:[ \t][^<>@:]{0,200})?/?>",
    re.I,
)
_CELLS = ("</td", "</th")


def plain(text: str) -> str:
    """*text* in plain letters; tags are blanks, and the ends of cells are those of a Markdown table."""
    text = _WIDE.sub(lambda sign: _PLAIN[sign[0]], text)  # `str.translate` takes twenty times as long
    return _TAG.sub(_blank, text) if "<" in text else text


def _blank(tag: re.Match[str]) -> str:
    return ("|" if tag[0][:4].lower() in _CELLS else " ") + " " * (len(tag[0]) - 1)


def spaced(words: str) -> str:
    """A pattern of Chinese *words*, parted by bars; between their characters can be blanks, as in 帳　號."""
    return "|".join(r"[ ]{0,2}".join(word) for word in words.split("|"))
