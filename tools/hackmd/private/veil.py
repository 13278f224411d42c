"""Keeping what is private out of everything else that an import says: other findings quote notes, too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tools.hackmd.findings import Finding
from tools.hackmd.private.look import look
from tools.hackmd.private.watch import Watched

#: A finding quotes the beginning of a long text, so that a value may be cut off; so much of it tells something.
_SHORTEST = 4


def veil(findings: Iterable[Finding], notes: Iterable[Watched]) -> Iterator[Finding]:
    """*findings* with the private things of their notes masked; those on them are masked as they are."""
    values = {note.path: _values(note) for note in notes}
    for finding in findings:
        if finding.key:
            yield replace(finding, path=veiled(finding.path, values.get(finding.path, ())))
            continue
        hidden = values.get(finding.path, ())
        yield replace(finding, path=veiled(finding.path, hidden), found=veiled(finding.found, hidden))


def veiled_paths(notes: Iterable[Watched]) -> dict[str, str]:
    """The paths of *notes*, as the findings on them have them."""
    return {note.path: veiled(note.path, _values(note)) for note in notes}


def _values(note: Watched) -> tuple[str, ...]:
    written = {each.written for each in note.found if each.secret.is_held}
    return tuple(sorted(written, key=len, reverse=True))


def veiled(text: str, values: Iterable[str]) -> str:
    """*text* without any of *values*, a beginning of one at the end of a quotation, or what looks private itself."""
    for value in values:
        text = re.sub(rf"(?<![A-Za-z0-9]){re.escape(value)}(?![A-Za-z0-9])", "***", text)
        for length in range(len(value) - 1, _SHORTEST - 1, -1):
            text = re.sub(rf"(?<![A-Za-z0-9]){re.escape(value[:length])}(?=['\"…])", "***", text)
    for each in sorted(look(text), key=lambda each: -each.start):
        if each.is_held:
            text = f"{text[: each.start]}{each.shown}{text[each.end :]}"
    return text
