"""What whoever imports has decided, apart from where notes go: what is kept, cut, fetched, accepted."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Names(Enum):
    """What becomes of people's names in ``[name=…]``."""

    KEEP = "keep"
    INITIALS = "initials"


@dataclass(frozen=True, kw_only=True, slots=True)
class Settings:
    """The defaults change nothing that a note says."""

    names: Names = Names.KEEP
    #: E-mail addresses, and domains of such, that are for everybody.
    public_addresses: tuple[str, ...] = ()
    #: What a person has said may be public, by names that give nothing away (`private.naming.remembered`).
    accepted: frozenset[str] = frozenset()
    #: Phrases of the other language that need no mark: conf.py's ``pair_kept``.
    kept_phrases: tuple[str, ...] = ()
    #: The language of a note without a word.
    default_language: str = "zh_TW"
