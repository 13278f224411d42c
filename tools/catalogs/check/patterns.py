"""What in a text is no prose: addresses, placeholders, entities."""

from __future__ import annotations

import re

from language_pair.catalogs.plain_text import PLACEHOLDER

#: What is in the words of a text for code or an address, and for anything else without words.
CODE, THING = "\ue000", "\ufffc"

URL = re.compile(
    r"\b(?:https?|ftp)://[^\s<>()（）「」『』《》，。、；！？\"'”’`\ue000\ufffc]+(?<![.,;:!?])|\bwww\.[\w./-]*\w"
)
EMAIL = re.compile(r"[A-Za-z0-9][\w.+-]*@[\w-]+(?:\.[\w-]+)+", re.ASCII)
ENTITY = re.compile(r"&#?\w+;", re.ASCII)
#: What each of these, and a placeholder, has.
_SIGN = re.compile(r"://|www\.|[@{%&]")


def has_no_values(words: str) -> bool:
    """Whether there is no address, placeholder or entity in *words* for sure."""
    return _SIGN.search(words) is None


def hide(words: str) -> str:
    """*words* with each address and placeholder hidden, as long as before."""
    if has_no_values(words):
        return words
    for pattern, sign in ((URL, CODE), (EMAIL, CODE), (PLACEHOLDER, THING), (ENTITY, THING)):
        for match in pattern.finditer(words):
            words = words[: match.start()] + sign * len(match[0]) + words[match.end() :]
    return words
