"""One private thing at a place of a note's text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tools.hackmd.findings import Group, Kind


@dataclass(frozen=True, kw_only=True, slots=True)
class Secret:
    """*start* to *end* in the text that was looked through; what is *shown* of it tells nobody what it is.

    *value* is its normal form, which is one however it is written: a phone number's digits, an address in lower case.
    """

    kind: Kind
    start: int
    end: int
    value: str
    shown: str

    @property
    def is_held(self) -> bool:
        return self.kind.group is Group.HELD_BACK


def secret(kind: Kind, found: re.Match[str], value: str, shown: str, *, group: int = 0) -> Secret:
    """The secret at a *group* of what a pattern has found."""
    return Secret(kind=kind, start=found.start(group), end=found.end(group), value=value, shown=shown)
