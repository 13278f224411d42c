"""The three exports, repaired: what the notes under ``docs/2021`` are held against.

Written apart from the notes and from the extensions, so that a mistake in one shows in the other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

EXPORTS = Path(__file__).parent / "exports"
#: Bytes that Windows-1252 leaves undefined and that come through as control characters.
_UNDEFINED = {0x81, 0x8D, 0x8F, 0x90, 0x9D}


def testimonials() -> str:
    """Written in UTF-8 and exported so."""
    return (EXPORTS / "000_0fca17236968657e.txt").read_text(encoding="utf-8")


def open_space() -> str:
    """UTF-8 read as Windows-1252; of 筆 (E7 AD 86) the soft hyphen AD was lost on the way."""
    damaged = (EXPORTS / "001_e8cb1fe87f9a383e.txt").read_text(encoding="utf-8")
    whole = damaged.replace("ç†", "ç\u00ad†")
    return b"".join(_cp1252(character) for character in whole).decode("utf-8")


def communities() -> str:
    """UTF-8 read as Mac Roman, which gives every byte a character."""
    damaged = (EXPORTS / "002_bfe2d04c5d6fe5c4.txt").read_text(encoding="utf-8")
    return damaged.encode("mac_roman").decode("utf-8")


def _cp1252(character: str) -> bytes:
    if ord(character) in _UNDEFINED:
        return bytes([ord(character)])
    return character.encode("cp1252")


@dataclass(frozen=True)
class Section:
    """A heading and the lines under it that hold text, front matter and rules left out."""

    heading: str
    lines: list[str]


def sections(note: str) -> list[Section]:
    """The note by its headings; what is before the title comes under the heading ``""``."""
    body = re.sub(r"\A---\n.*?\n---\n", "", note, flags=re.DOTALL)
    found = [Section("", [])]
    for line in body.splitlines():
        heading = re.match(r"#+ (.*)", line)
        if heading:
            found.append(Section(heading[1].strip(), []))
        elif line.strip() and line.strip() != "---":
            found[-1].lines.append(line.strip())
    return found


def links(text: str) -> list[tuple[str, str]]:
    """``(text, address)`` of each Markdown link."""
    return re.findall(r"\[([^\]]+)\]\(([^)\s]+)\)", text)


def plain(line: str) -> str:
    """A line as a reader sees it: no list mark, no emphasis, a link's text only."""
    without_links = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", line)
    return re.sub(r"^- |\*", "", without_links).strip()


def sentences(line: str) -> list[str]:
    """The sentences of a line: cut behind . ! ? where a capital or a quotation mark follows."""
    return [part.strip() for part in re.split(r"(?<=[.!?])\s+(?=[A-Z“])", plain(line)) if part.strip()]
