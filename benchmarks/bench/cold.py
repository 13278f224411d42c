"""Builds from nothing: each kind, of each size, in turn, as often as fits a time."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from math import inf
from pathlib import Path
from typing import Any

from benchmarks.bench.fit import growth
from benchmarks.bench.kinds import KINDS, NEEDED, OURS, Kind, Tree
from benchmarks.bench.processes import NO_CAP, Cost, FailedError


@dataclass(frozen=True)
class Build:
    """A build of *kind*, of so many *notes*: its cost, and what it has written in both languages."""

    kind: str
    notes: int
    round: int
    cost: Cost
    written_bytes: int
    written_files: int

    def stored(self) -> dict[str, Any]:
        return {**asdict(self), "cost": {name: _rounded(value) for name, value in asdict(self.cost).items()}}

    @classmethod
    def of(cls, stored: dict[str, Any]) -> Build:
        return cls(**{**stored, "cost": Cost(**stored["cost"])})


def _rounded(value: float | bool) -> float | bool:
    return value if isinstance(value, bool) else round(value, 2)


class Clock:
    """What is left of *minutes*, which begin now."""

    def __init__(self, minutes: float) -> None:
        self._end = time.monotonic() + minutes * 60

    def left(self) -> float:
        """In seconds."""
        return self._end - time.monotonic()


def build_in_turn(
    trees: Sequence[Tree], alone: Sequence[Tree], clock: Clock, cap: float, tell: Callable[[str], None]
) -> list[Build]:
    """Build *trees* with each kind and *alone* with ours, then all again, until the time of *clock* is over.

    What goals need is built once, whatever it takes; but for ours, nothing that would take longer than *cap* seconds.
    A kind that fails is told, and not built again.
    """
    done: list[Build] = []
    failed: set[Kind] = set()
    number = 0
    while True:
        before = len(done)
        for tree, kind in _turn(trees, alone, number):
            seconds, most = expected(done, kind, tree.notes), NO_CAP if kind == OURS else cap
            is_first_of_needed = number == 0 and kind in NEEDED
            if kind in failed or seconds > most or (seconds >= clock.left() and not is_first_of_needed):
                continue
            try:
                cost = tree.build(kind, most)
            except FailedError as error:
                failed.add(kind)
                tell(f"{tree.notes} notes, {kind.name}: {error}")
                continue
            done.append(Build(kind.name, tree.notes, number, cost, *_written(tree.built(kind) / "html")))
            tell(f"round {number + 1}, {tree.notes:>5} notes, {kind.name:15} {words(cost)}")
            if kind != OURS:
                tree.forget(kind)  # what ours has built is measured later
        if len(done) == before:
            return done
        number += 1


def words(cost: Cost) -> str:
    said = f"{cost.processor:7.1f} s of processors, {cost.clock:7.1f} s, {cost.memory:6.0f} MB"
    return f"{said}, stopped" if cost.capped else said


def _turn(trees: Iterable[Tree], alone: Iterable[Tree], number: int) -> Iterator[tuple[Tree, Kind]]:
    """The builds of a round, smallest first; the kinds take turns to be the first."""
    for tree in trees:
        for index in range(len(KINDS)):
            kind = KINDS[(index + number) % len(KINDS)]
            if kind.is_there():
                yield tree, kind
    yield from ((tree, OURS) for tree in alone)


def expected(done: Iterable[Build], kind: Kind, notes: int) -> float:
    """Seconds on the clock that a build takes: as before, or as its growth says; 0 where nothing is known.

    What was stopped once takes too long with as many notes and with more.
    """
    own = [each for each in done if each.kind == kind.name]
    if any(each.cost.capped and each.notes <= notes for each in own):
        return inf
    clocks = {each.notes: each.cost.clock for each in own if not each.cost.capped}
    line = growth(clocks)
    return clocks.get(notes, line.at(notes) if line else 0.0)


def _written(folder: Path) -> tuple[int, int]:
    """Bytes and number of the files in *folder*."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return sum(sizes), len(sizes)
