"""Notes that were moved or renamed take their catalogs along: told by their messages, since git need not be there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from language_pair.catalogs.messages import Key

#: What a note has, in every language: the language's code with each message's key.
Notes = Mapping[str, Set[tuple[str, Key]]]
#: The share of the longer one of two notes that the other has to have, too.
_ENOUGH = 0.5


def moves(before: Notes, after: Notes) -> dict[str, str]:
    """Where each note of *before* is now that is not in *after* under its name.

    The most alike are the first to be paired, and of equals those that have kept their file's name.
    """
    found: dict[str, str] = {}
    for old, new in sorted(_candidates(before, after), key=lambda pair: _rank(before, after, *pair)):
        if old not in found and new not in found.values():
            found[old] = new
    return found


def _candidates(before: Notes, after: Notes) -> Iterator[tuple[str, str]]:
    fresh = [name for name in after if name not in before]
    for old in before:
        if old not in after:
            yield from ((old, new) for new in fresh if _alike(before[old], after[new]) >= _ENOUGH)


def _alike(one: Set[object], other: Set[object]) -> float:
    return len(one & other) / max(len(one), len(other), 1)


def _rank(before: Notes, after: Notes, old: str, new: str) -> tuple[float, bool, str, str]:
    keeps_name = old.rpartition("/")[2] == new.rpartition("/")[2]
    return -_alike(before[old], after[new]), not keeps_name, old, new
