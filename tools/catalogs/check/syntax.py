"""What is wrong with the file itself: its encoding, its head and its syntax."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from tools.catalogs.check.catalog import language_of
from tools.catalogs.check.codes import Code

from language_pair import languages
from language_pair.catalogs import po_files

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
#: As Python reads text; an editor on Windows ends lines with two characters.
LINE_END = re.compile(r"\r\n|\r|\n")
_STRING = re.compile(r'(?:msgstr\s*)?"(.*)"')
_CHARSET = re.compile(r"charset=([\w-]+)")
_UNREADABLE = "\N{REPLACEMENT CHARACTER}"
#: A line, counted from 1, and what is wrong there.
FileFault = tuple[int, Code, str]


class Head:
    """The head of a catalog: the fields of its first message, each with its line."""

    def __init__(self, lines: list[str]) -> None:
        self.line = next((number for number, line in enumerate(lines, 1) if line.startswith("msgid")), 0)
        if self.line and not (lines[self.line - 1].strip() == 'msgid ""' and lines[self.line].startswith("msgstr")):
            self.line = 0  # the first message has a source
        self.fields: dict[str, tuple[str, int]] = {}
        field, first = "", 0
        for number, line in enumerate(lines[self.line :] if self.line else [], self.line + 1):
            if not (string := _STRING.fullmatch(line.strip())):
                break
            *ended, rest = string[1].split("\\n")
            for part in ended:
                name, _colon, value = (field + part).partition(":")
                self.fields.setdefault(name.strip().lower(), (value.strip(), first or number))
                field, first = "", 0
            field, first = field + rest, first or (number if rest else 0)

    def language(self) -> languages.Language | None:
        return languages.of_spelling(self.fields.get("language", ("", 0))[0])

    def faults(self, expected: languages.Language | None) -> Iterator[FileFault]:
        if not self.line:
            yield 1, Code.HEADER, "the catalog has no header"
            return
        named, line = self.fields.get("language", ("", self.line))
        if not named:
            yield line, Code.HEADER, "the header names no language"
        elif languages.of_spelling(named) is None or (expected and languages.of_spelling(named) != expected):
            wanted = expected.code if expected else " or ".join(languages.CODES)
            yield line, Code.HEADER, f"the header names the language {named!r}, not {wanted!r}"
        kind, line = self.fields.get("content-type", ("", self.line))
        charset = _CHARSET.search(kind)
        if charset is None:
            yield line, Code.HEADER, "the header names no charset"
        elif charset[1].lower().replace("-", "") != "utf8":
            yield line, Code.HEADER, f"the header names the charset {charset[1]!r}"


def read(path: Path) -> tuple[po_files.POFile | None, languages.Language | None, list[str], list[FileFault]]:
    """The catalog, its language, its lines, and the faults of the file; no catalog where nothing can be read."""
    data = path.read_bytes()
    if data.startswith(_UTF16) or b"\0" in data:
        return None, None, [], [(1, Code.ENCODING, "the file is no text in UTF-8")]
    lines = LINE_END.split(data.decode("utf-8-sig", errors="replace"))
    faults: list[FileFault] = []
    if data.startswith(codecs.BOM_UTF8):
        faults.append((1, Code.ENCODING, "the file begins with a byte order mark"))
    head, expected = Head(lines), language_of(path)
    faults += head.faults(expected)
    language = expected or head.language()
    # By the language that it names: its messages are checked even where that is the wrong one.
    catalog = po_files.read(path, head.language() or expected or languages.EN)
    of_head = {line for line, _code, _found in faults}
    for line, found in catalog.faults:
        if line not in of_head:
            faults.append((line, Code.ENCODING if _UNREADABLE in lines[line - 1] else Code.SYNTAX, found))
    faults += _never_shown(catalog)
    return catalog, language, lines, faults


def _never_shown(catalog: po_files.POFile) -> Iterator[FileFault]:
    for message in catalog.catalog:
        if message.id and (message.context or not isinstance(message.id, str)):
            what = "context" if message.context else "plural"
            yield message.lineno or 1, Code.SYNTAX, f"this message has a {what}, which Sphinx does not look up"
