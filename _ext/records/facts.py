"""What became known of a record after its note was written. Pure: no Sphinx."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class NewerFact:
    """The newest value of a *field*, the day on which it was added (``2026-11-21``), and its *source* with the address
    that it leads to, if it leads to one; *own* is what the note itself says, in its words, empty where it is silent."""

    field: str
    value: str
    date: str
    source: str
    url: str
    own: str
