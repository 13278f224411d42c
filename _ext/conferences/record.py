"""What a conference is. Pure: no Sphinx."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from records.options import FIRST_YEAR


@dataclass(frozen=True, kw_only=True, slots=True)
class Conference:
    """An *edition* of the conference, called by its year, from the day on which it *begins* to the one on which it
    *ends*; the *venue*, the online *platform* and the *site* are empty where they are not known."""

    id: str
    title: str
    edition: str
    begins: date
    ends: date
    venue: str
    platform: str
    site: str


def edition(argument: str | None) -> str:
    """The year by which an edition is called: what the option says."""
    given = argument or ""
    if not re.fullmatch(r"[0-9]{4}", given) or int(given) < FIRST_YEAR:
        raise ValueError(f"an edition is called by its year, from {FIRST_YEAR} on")
    return given
