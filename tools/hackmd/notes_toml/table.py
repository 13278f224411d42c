"""A table of a TOML file, whose values say where they are when they are not as they have to be.

The standard library's reader keeps no lines; they are looked for when there is something to say of one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

#: So much of a value is in a message.
_LONGEST = 100


class RulesError(Exception):
    """What is wrong in the file: ``notes.toml:12: …``."""


@dataclass(frozen=True, slots=True)
class Table:
    """The table of *file* at *way*, the names of the tables that it is in and its own."""

    file: str
    lines: Sequence[str]
    data: Mapping[str, Any]
    way: tuple[str, ...] = ()

    def error(self, key: str, found: str) -> RulesError:
        return RulesError(f"{self.file}:{self._line(key)}: {found}")

    def allow(self, *names: str) -> None:
        """Refuse another name than *names*."""
        for name in self.data:
            if name not in names:
                where = f"[{'.'.join(self.way)}]" if self.way else "this file"
                raise self.error(name, f"{name!r} is not known in {where}, which can have {', '.join(names)}")

    def table(self, key: str) -> Table:
        """The table at *key*; an empty one where there is none."""
        value = self.data.get(key, {})
        if not isinstance(value, dict):
            raise self.error(key, f"{key!r} is a table, [{'.'.join((*self.way, key))}], not {_shown(value)}")
        return Table(self.file, self.lines, value, (*self.way, key))

    def text(self, key: str, default: str, pattern: re.Pattern[str] | None = None, wanted: str = "a text") -> str:
        value = self.data.get(key, default)
        if not isinstance(value, str) or (key in self.data and not value.strip()):
            raise self.error(key, f"{key!r} is {wanted}, not {_shown(value)}")
        if key in self.data and pattern and not pattern.fullmatch(value):
            raise self.error(key, f"{key!r} is {wanted}, not {_shown(value)}")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        value = self.data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) and each.strip() for each in value):
            raise self.error(key, f'{key!r} is a list of texts, such as ["a", "b"], not {_shown(value)}')
        return tuple(value)

    def number(self, key: str, default: int, least: int, most: int, what: str) -> int:
        value = self.data.get(key, default)
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise self.error(key, f"{key!r} is {what}, a number from {least} to {most}, not {_shown(value)}")
        return value

    def _line(self, key: str) -> int:
        """The line at which *key* is given, else that of its table, else the first."""
        for names in ((*self.way, key), self.way):
            if found := self._header(names) or self._assigned(names):
                return found
        return 1

    def _header(self, names: Sequence[str]) -> int:
        pattern = re.compile(rf"\s*\[\s*{_dotted(names)}\s*\]")
        return next((number for number, line in enumerate(self.lines, 1) if names and pattern.match(line)), 0)

    def _assigned(self, names: Sequence[str]) -> int:
        """The line of ``name =`` below the header of its table, or of an inline table that has it."""
        for above in range(len(names) - 1, -1, -1):
            first = self._header(names[:above]) if above else 0
            if above and not first:
                continue
            pattern = re.compile(rf"\s*{_dotted(names[above : above + 1])}\s*[=.]")
            for number, line in enumerate(self.lines[first:], first + 1):
                if re.match(r"\s*\[", line):
                    break
                if pattern.match(line):
                    return number
        return 0


def _dotted(names: Sequence[str]) -> str:
    return r"\s*\.\s*".join(rf"[\"']?{re.escape(name)}[\"']?" for name in names)


def _shown(value: object) -> str:
    """A value as a message has it: the beginning of a long one. Python writes no number of thousands of digits."""
    try:
        text = repr(value)
    except ValueError:
        return "that"
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
