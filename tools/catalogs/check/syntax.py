"""What is wrong with the file itself: its encoding, its head and its syntax."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tools.catalogs import settings
from tools.catalogs.check.checked_messages import language_of
from tools.catalogs.check.codes import Code
from tools.catalogs.twins import unused_twins

from language_pair import languages
from language_pair.catalogs import po
from language_pair.catalogs.messages import Catalog
from language_pair.catalogs.places import content_of

_CHARSET = re.compile(r"charset=([\w-]+)")
TWIN = "this unused message (#~) is already in this catalog"
#: A line, counted from 1, and what is wrong there.
FileFault = tuple[int, Code, str]


@dataclass(frozen=True, kw_only=True, slots=True)
class File:
    """A catalog with its language, if that is known; its lines, and what is wrong with the file itself."""

    catalog: Catalog
    language: languages.Language | None
    lines: list[str]
    faults: list[FileFault]


def read(path: Path) -> File:
    data = content_of(path)
    catalog, expected = po.parse(data, settings.read().harmless_flags), language_of(path)
    faults = [(line, Code.ENCODING if lost else Code.SYNTAX, found) for line, found, lost in catalog.faults]
    if data.startswith(codecs.BOM_UTF8):
        faults.append((1, Code.ENCODING, "the file begins with a byte order mark"))
    faults += _of_head(catalog, expected)
    faults += _never_shown(catalog)
    faults += ((line, Code.FLAG, found) for line, found, _lost in catalog.flag_faults)
    faults += ((each.line, Code.SYNTAX, TWIN) for each in unused_twins(catalog))
    named = catalog.field("Language")
    language = languages.of_spelling(named.value) if named and named.value else expected
    return File(
        catalog=catalog,
        language=language and (expected or language),  # a catalog of a third language is not checked
        lines=po.LINE_END.split(data.decode("utf-8-sig", errors="replace")),
        faults=faults,
    )


def _of_head(catalog: Catalog, expected: languages.Language | None) -> Iterator[FileFault]:
    if catalog.head is None:
        if not any(fault.of_encoding for fault in catalog.faults):  # else it may be there, unreadable
            yield 1, Code.HEADER, "the catalog has no header"
        return
    named, content = catalog.field("Language"), catalog.field("Content-Type")
    if named is None or not named.value:
        yield named.line if named else catalog.head.line, Code.HEADER, "the header names no language"
    elif languages.of_spelling(named.value) is None or (expected and languages.of_spelling(named.value) != expected):
        wanted = expected.code if expected else " or ".join(languages.CODES)
        yield named.line, Code.HEADER, f"the header names the language {named.value!r}, not {wanted!r}"
    charset = _CHARSET.search(content.value) if content else None
    line = content.line if content else catalog.head.line
    if charset is None:
        yield line, Code.HEADER, "the header names no charset"
    elif charset[1].lower().replace("-", "") != "utf8":
        yield line, Code.HEADER, f"the header names the charset {charset[1]!r}"


def _never_shown(catalog: Catalog) -> Iterator[FileFault]:
    for message in catalog.messages:
        if not message.is_looked_up:
            what = "plural" if message.context is None else "context"
            yield message.line, Code.SYNTAX, f"this message has a {what}, which Sphinx does not look up"
