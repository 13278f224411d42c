"""What of a community somebody should check, so that its card and its calendar stay true. Pure: no Sphinx."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from communities.record import Community
from records.days import is_stale


class Doubt(StrEnum):
    """Why something is to be checked."""

    NOT_CHECKED = "not_checked"
    OLD_CHECK = "old_check"
    NO_CADENCE = "no_cadence"
    UNREADABLE_CADENCE = "unreadable_cadence"


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """Something to check: *words* are the note's, or a day; empty where there are none."""

    doubt: Doubt
    words: str = ""


def checks_of(community: Community, today: date) -> Iterator[Check]:
    """What is to be checked of *community*; of one that does not meet now, not when it would."""
    status = community.status
    if not status.checked:
        yield Check(doubt=Doubt.NOT_CHECKED)
    elif is_stale(status.checked, today):
        yield Check(doubt=Doubt.OLD_CHECK, words=status.checked)
    if status.name in ("paused", "archived"):
        return
    if not community.cadence:
        yield Check(doubt=Doubt.NO_CADENCE)
    elif community.recurrence is None:
        yield Check(doubt=Doubt.UNREADABLE_CADENCE, words=community.cadence)
