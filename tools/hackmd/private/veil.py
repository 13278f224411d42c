"""Keeping what is private out of everything else that an import says: other findings quote notes, too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from tools.hackmd.findings import Finding, Kind
from tools.hackmd.private.look import look
from tools.hackmd.private.watch import Watched

#: A finding quotes the beginning of a long text, so that a value may be cut off; so much of it tells something.
_SHORTEST = 4
_END = re.compile("['\"…]")


def veil(
    findings: Iterable[Finding], notes: Iterable[Watched], names: Mapping[str, str] | None = None
) -> Iterator[Finding]:
    """*findings* with the private things of their notes masked; those on them are masked as they are.

    *names* has, by the paths of other notes, what is said in their place.
    """
    notes = tuple(notes)
    values = {note.path: _values(note) for note in notes}
    paths = {path: veiled(name, ()) for path, name in (names or {}).items()} | veiled_paths(notes)
    for finding in findings:
        if finding.path not in paths:
            paths[finding.path] = veiled(finding.path, ())
        found = finding.found if finding.key else veiled(finding.found, values.get(finding.path, ()))
        yield replace(finding, path=paths[finding.path], found=found)


def veiled_paths(notes: Iterable[Watched]) -> dict[str, str]:
    """The paths of *notes*, as the findings on them have them."""
    return {note.path: veiled((note.is_held and note.name) or note.path, _values(note)) for note in notes}


def _values(note: Watched) -> tuple[str, ...]:
    """How the values are written in the note, the longest first; no other finding quotes a comment."""
    written = {each.written for each in note.found if each.secret.is_held and each.secret.kind is not Kind.COMMENT}
    return tuple(sorted(written, key=len, reverse=True))


def veiled(text: str, values: Iterable[str]) -> str:
    """*text* without any of *values*, a beginning of one at the end of a quotation, or what looks private itself."""
    for value in values:
        text = re.sub(rf"(?<![A-Za-z0-9]){re.escape(value)}(?![A-Za-z0-9])", "***", text)
        for end in reversed([found.start() for found in _END.finditer(text)]):
            if length := _beginning(text[:end], value):
                text = f"{text[: end - length]}***{text[end:]}"
    for each in reversed(look(text)):
        if each.is_held:
            text = f"{text[: each.start]}{each.shown}{text[each.end :]}"
    return text


def _beginning(text: str, value: str) -> int:
    """How much of the beginning of *value* is at the end of *text*."""
    lengths = range(min(len(value) - 1, len(text)), _SHORTEST - 1, -1)
    return next((length for length in lengths if text.endswith(value[:length])), 0)
