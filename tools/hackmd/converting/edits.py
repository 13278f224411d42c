"""Changes to a text by places in it, so that what none of them touches stays byte for byte."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """The characters from *start* to *end* become *text*; of insertions at one place the lowest *rank* is first."""

    start: int
    end: int
    rank: int = 0
    text: str = ""


def apply(text: str, edits: Iterable[Edit], start: int = 0, end: int | None = None) -> str:
    """*text* from *start* to *end* with *edits*.

    One inside another's place is dropped, since that one replaces it; of one that begins inside, the rest is done. One
    that reaches out of the part is dropped, too.
    """
    parts: list[str] = []
    at, stop = start, len(text) if end is None else end
    for edit in sorted(edits, key=lambda each: (each.start, each.start != each.end, -each.end, each.rank)):
        if edit.start < start or (edit.start < at and edit.end <= at) or edit.end > stop:
            continue
        parts += [text[at : max(at, edit.start)], edit.text]
        at = edit.end
    return "".join([*parts, text[at:stop]])
