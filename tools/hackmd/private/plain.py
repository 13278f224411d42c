"""A note's text as it is looked through: what a reader sees of it, in fewer forms."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import compress

#: Full-width digits, letters and signs as plain ones. Full-width punctuation stays: it ends an address.
_PLAIN = (
    {chr(0xFEE0 + ord(sign)): sign for sign in "0123456789@-+().#ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"}
    | dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " ")
    | dict.fromkeys("\u2010\u2011\u2012\u2212", "-")
)
_ELSE = re.compile(f"[{''.join(_PLAIN)}]")
#: Characters without a width, which text has that was copied from a page or a chat, and comments of nothing.
_UNSEEN = re.compile(r"<!--\s*-->|[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]")
#: Tags that parts of what belongs together are in; not those with a long number in an attribute.
_TAG = re.compile(
    r"</?(?:br|b|i|u|p|s|div|span|strong|em|code|kbd|font|center|big|small|mark|ins|td|th|tr|li|dt|dd)"
    r"(?:[ \t](?![^<>]*\d(?:[- .]?\d){7})[^<>@:]{0,200})?/?>",
    re.I,
)
_CELLS = ("</td", "</th")


def seen(text: str, left_out: Iterable[tuple[int, int]]) -> tuple[str, Sequence[int]]:
    """*text* as `plain` has it, without what is *left_out* and what has no width; and where each character of it is."""
    spans = [*left_out, *(found.span() for found in _UNSEEN.finditer(text))]
    if not spans:
        return plain(text), range(len(text))
    kept = bytearray(b"\1") * len(text)
    for start, end in spans:
        kept[start:end] = bytes(end - start)
    return plain("".join(compress(text, kept))), list(compress(range(len(text)), kept))


def plain(text: str) -> str:
    """*text* in as many plain letters; tags are blanks, and the ends of cells are those of a Markdown table."""
    text = _ELSE.sub(lambda sign: _PLAIN[sign[0]], text)  # `str.translate` takes twenty times as long
    return _TAG.sub(_blank, text) if "<" in text else text


def _blank(tag: re.Match[str]) -> str:
    return ("|" if tag[0][:4].lower() in _CELLS else " ") + " " * (len(tag[0]) - 1)


def spaced(words: str) -> str:
    """A pattern of Chinese *words*, parted by bars; between their characters can be blanks, as in 帳　號."""
    return "|".join(r"[ ]{0,2}".join(word) for word in words.split("|"))
