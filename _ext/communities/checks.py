"""What of a community somebody should check, so that its card and its calendar stay true. Pure: no Sphinx."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from communities.record import Community
from records.days import is_stale

#: What was true once stays so.
_LASTING = ("city", "founded", "founders", "report")


class Doubt(StrEnum):
    """Why something is to be checked."""

    NOT_CHECKED = "not_checked"
    OLD_CHECK = "old_check"
    NO_CADENCE = "no_cadence"
    UNREADABLE_CADENCE = "unreadable_cadence"
    OLD_NOTE = "old_note"
    OLD_FACT = "old_fact"
    DEAD_LINK = "dead_link"


@dataclass(frozen=True, kw_only=True, slots=True)
class Check:
    """Something to check: *words* are the note's, a day or a year; *fields* are the facts in doubt."""

    doubt: Doubt
    words: str = ""
    fields: tuple[str, ...] = ()


def checks_of(community: Community, today: date, dead_links: Collection[str] = ()) -> Iterator[Check]:
    """What is to be checked of *community*; of one that does not meet now, not when it would."""
    status = community.status
    if not status.checked:
        yield Check(doubt=Doubt.NOT_CHECKED)
    elif is_stale(status.checked, today):
        yield Check(doubt=Doubt.OLD_CHECK, words=status.checked)
    if status.name not in ("paused", "archived"):
        if not community.cadence:
            yield Check(doubt=Doubt.NO_CADENCE)
        elif community.recurrence is None:
            yield Check(doubt=Doubt.UNREADABLE_CADENCE, words=community.cadence)
    yield from _old_facts(community, today)
    for address in community.addresses:
        if address in dead_links:
            yield Check(doubt=Doubt.DEAD_LINK, words=address)


def _old_facts(community: Community, today: date) -> Iterator[Check]:
    """The facts that are more than a year old, but for those that stay as they are."""
    for fact in community.newer:
        if fact.field not in _LASTING and is_stale(fact.date, today):
            yield Check(doubt=Doubt.OLD_FACT, words=fact.date, fields=(fact.field,))
    if community.as_of and is_stale(f"{community.as_of}-12-31", today):
        fields = tuple(name for name in community.told if name not in _LASTING and not community.newer_fact(name))
        if fields:
            yield Check(doubt=Doubt.OLD_NOTE, words=community.as_of, fields=fields)
