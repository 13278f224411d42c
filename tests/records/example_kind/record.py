"""What a sponsor is. Pure: no Sphinx."""

from __future__ import annotations

from dataclasses import dataclass

LEVELS = ("diamond", "gold", "silver")


@dataclass(frozen=True, kw_only=True, slots=True)
class Sponsor:
    """A company that supports the conference; *level* is one of `LEVELS`, or empty."""

    id: str
    title: str
    level: str


def level(argument: str | None) -> str:
    """One of `LEVELS`: what the option says."""
    if argument not in LEVELS:
        raise ValueError(f"a level is {' or '.join(LEVELS)}")
    return argument
