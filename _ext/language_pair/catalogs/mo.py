"""Write what gettext reads (``.mo``): the finished messages of a catalog.

Pure: imports nothing of Sphinx. Of the catalog's head it has none: Python's gettext stops at a charset or at
plural forms that it cannot read.

The format: https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from itertools import accumulate
from pathlib import Path

from language_pair.catalogs.messages import Catalog, Message

_MAGIC, _TABLES = 0x950412DE, 28
#: Where a file says where the table of its translations is, and what an entry of it is: a length and a place.
_PLACE_OF_TRANSLATIONS, _ENTRY = 16, struct.Struct("<II")


def head(harmless: Iterable[str] = ()) -> bytes:
    """What is in a ``.mo`` for which these flags were *harmless*, and in no other."""
    return f"Content-Type: text/plain; charset=utf-8\nX-Harmless-Flags: {', '.join(sorted(harmless))}\n".encode()


def has_head(path: str | Path, expected: bytes) -> bool:
    """Whether *expected* is the head of the ``.mo`` at *path*; of thousands that are long, only that much is read."""
    with open(path, "rb") as file:  # noqa: PTH123 - of thousands, and fast
        start = file.read(_TABLES)
        if len(start) < _TABLES:
            return False
        (place,) = struct.unpack_from("<I", start, _PLACE_OF_TRANSLATIONS)
        file.seek(place)  # the head is the translation of the empty string, which is the first
        entry = file.read(_ENTRY.size)
        if len(entry) < _ENTRY.size:
            return False
        length, begin = _ENTRY.unpack(entry)
        file.seek(begin)
        return length == len(expected) and file.read(length) == expected


def compiled(catalog: Catalog, harmless: Iterable[str] = ()) -> bytes:
    """The ``.mo`` of *catalog*, without what is a draft or not translated; its flags were read as *harmless* says."""
    strings = {b"": head(harmless)}
    strings |= {_key(each): _value(each) for each in catalog.messages if each.is_translated and not each.is_draft}
    keys = sorted(strings)
    texts = [*keys, *(strings[key] for key in keys)]
    starts = accumulate((len(text) + 1 for text in texts), initial=_TABLES + 8 * len(texts))
    table = b"".join(_ENTRY.pack(len(text), start) for text, start in zip(texts, starts, strict=False))
    header = struct.pack("<7I", _MAGIC, 0, len(keys), _TABLES, _TABLES + 8 * len(keys), 0, 0)
    return header + table + b"".join(text + b"\0" for text in texts)


def _key(message: Message) -> bytes:
    context = "" if message.context is None else f"{message.context}\4"
    plural = "" if message.plural is None else f"\0{message.plural}"
    return f"{context}{message.source}{plural}".encode()


def _value(message: Message) -> bytes:
    """Each form, and the source where one is missing."""
    source, plural = message.source, message.plural or ""
    forms = (form or (plural if number else source) for number, form in enumerate(message.translations))
    return "\0".join(forms).encode()
