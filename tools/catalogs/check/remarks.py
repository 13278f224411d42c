"""What a rule says of a translation, how that is repaired, and how it is reported."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tools.catalogs.check.codes import BY_TEXT, Code


@dataclass(frozen=True, slots=True)
class Edit:
    """Put *new* for the characters from *start* to *end* of a translation."""

    start: int
    end: int
    new: str

    def apply(self, text: str) -> str:
        return text[: self.start] + self.new + text[self.end :]


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule says of a translation; *at* is the place in it, *edit* repairs it where that is safe.

    No comment silences what *is_left_out* of a page.
    """

    code: Code
    found: str
    at: int = 0
    edit: Edit | None = None
    is_left_out: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault of a catalog, as it is reported; lines are counted from 1."""

    path: Path
    line: int
    code: str
    found: str

    @property
    def message(self) -> str:
        return f"{self.found}. {BY_TEXT[self.code].allowed}"
