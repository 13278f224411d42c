"""The lines of a text as hashes of 24 bits, four letters each.

They are what is left of a page as it was generated. Two texts are merged by which of their lines an older one had, so
its lines need not be readable; and should not be, where somebody has since taken one off the site. Of 24 bits nobody
can tell a phone number: for each there are several that have the same.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Sequence

_LENGTH = 4
#: No page has it, and git takes a text with it for one.
MARK = "\x01"


def hashes(text: str) -> tuple[str, ...]:
    """A hash of each line of *text*.

    >>> hashes("a\\nb\\na")
    ('yT9S', 'y1My', 'yT9S')
    """
    known: dict[str, str] = {}
    return tuple(known.get(line) or known.setdefault(line, _hash(line)) for line in _lines(text))


def packed(lines: Iterable[str]) -> str:
    return "".join(lines)


def unpacked(text: str) -> tuple[str, ...]:
    """The hashes in *text*; ValueError if it is none of ours."""
    if len(text) % _LENGTH:
        raise ValueError(text)
    return tuple(text[at : at + _LENGTH] for at in range(0, len(text), _LENGTH))


def text_of(lines: Sequence[str], *texts: str) -> str:
    """A text with these *lines*, as those of *texts* are; a line that none of them has is its hash behind a mark.

    It stands for the text that *lines* are of wherever that is compared with *texts*.
    """
    known = {_hash(line): line for text in texts for line in _lines(text)}
    return "\n".join(known.get(each, f"{MARK}{each}") for each in lines)


def _lines(text: str) -> list[str]:
    return text.split("\n")


def _hash(line: str) -> str:
    digest = hashlib.blake2b(line.encode(), digest_size=3).digest()
    return base64.b64encode(digest, altchars=b"-_").decode()
