"""A note's front matter: YAML between ``---`` and ``---`` or ``...``, and what people take for it."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from tools.hackmd.findings import Findings, Kind
from tools.hackmd.yaml_values import ValuesError, values

_CLOSING = re.compile(r"(?:---|\.\.\.)\s*")
_FIELD = re.compile(r"([A-Za-z_][\w-]*):(?:\s+(.*))?")


class FrontMatter(NamedTuple):
    """*fields*, the *body* behind, and the line at which that begins."""

    fields: dict[str, Any]
    body: str
    first_line: int


def read(text: str, findings: Findings) -> FrontMatter:
    """The front matter of *text*; without one, all of it is body."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return FrontMatter({}, text, 1)
    end = next((i for i, line in enumerate(lines[1:], start=1) if _CLOSING.fullmatch(line)), None)
    if end is None:
        return FrontMatter({}, text, 1)
    fields, left = _fields(lines[1:end], findings)
    if fields is None:
        return FrontMatter({}, text, 1)
    body = "\n".join([*left, *lines[end + 1 :]])
    return FrontMatter(fields, body, end + 2 - len(left))


def _fields(lines: list[str], findings: Findings) -> tuple[dict[str, Any] | None, list[str]]:
    """What *lines* say; None if they are no front matter, and lines that are text."""
    try:
        found = values("\n".join(lines))
    except ValuesError:
        return _line_by_line(lines, findings)
    if found is None:
        return {}, []
    return ({str(name): value for name, value in found.items()}, []) if isinstance(found, dict) else (None, [])


def _line_by_line(lines: list[str], findings: Findings) -> tuple[dict[str, Any] | None, list[str]]:
    fields: dict[str, Any] = {}
    left: list[str] = []
    for number, line in enumerate(lines, start=2):
        match = _FIELD.fullmatch(line.rstrip())
        if match:
            fields[match[1]] = _value(match[2] or "")
        elif line.strip():
            left.append(line)
            findings.add(Kind.FRONT_MATTER_LINE, number, f"{line.strip()[:60]!r} in the front matter is shown as text")
    if fields:
        findings.add(Kind.FRONT_MATTER, 1, "the front matter is no YAML, and was read line by line")
    return (fields, left) if fields else (None, [])


def _value(text: str) -> Any:
    try:
        return values(text)
    except ValuesError:
        return text.strip("\"'")
