"""What was measured, summed up, as the page about it reads it (`measurements.results`): numbers alone, no words."""

from __future__ import annotations

import json
import os
import platform
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks.bench.cold import Build
from benchmarks.bench.fit import Growth, growth, spread
from benchmarks.bench.kinds import KINDS, OURS
from benchmarks.bench.output import Output
from benchmarks.bench.processes import Cost
from benchmarks.bench.warm import Changed, middle

if TYPE_CHECKING:
    from benchmarks.bench.goals import Goal

MEASURES = ("processor", "clock", "memory")
_PACKAGES = ("Sphinx", "docutils", "myst-parser", "sphinx-rtd-theme", "furo")


def machine() -> dict[str, Any]:
    """Where and when this runs, and how busy the machine is before."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") if hasattr(os, "sysconf") else 0
    return {
        "day": time.strftime("%Y-%m-%d", time.gmtime()),
        "system": f"{platform.system()} {platform.machine()}",
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        "memory": round(memory / 2**30),
        "load": round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None,
        "versions": {"Python": platform.python_version(), **dict(_versions())},
    }


def _versions() -> Iterator[tuple[str, str]]:
    """Of the packages that are installed."""
    for name in _PACKAGES:
        with suppress(PackageNotFoundError):
            yield name, version(name)


class Cold:
    """Builds from nothing, summed up."""

    def __init__(self, builds: Sequence[Build]) -> None:
        self.builds = builds

    def sizes(self, kind: str) -> list[int]:
        """The numbers of notes that *kind* has built to the end."""
        return sorted({each.notes for each in self._whole(kind)})

    def value(self, kind: str, notes: int, measure: str) -> float:
        found: float = median(getattr(each.cost, measure) for each in self._whole(kind) if each.notes == notes)
        return found

    def growth(self, kind: str, measure: str = "processor", *, least: int = 0) -> Growth | None:
        """How *kind* grows from *least* notes on."""
        return growth({notes: self.value(kind, notes, measure) for notes in self.sizes(kind) if notes >= least})

    def at(self, kind: str, notes: int, measure: str) -> tuple[float, bool] | None:
        """The cost of so many notes, and whether it is only told from fewer; `None` where nothing is known."""
        if notes in self.sizes(kind):
            return self.value(kind, notes, measure), False
        line = self.growth(kind, measure)
        return (line.at(notes), True) if line else None

    def ratio(self, kind: str, notes: int, measure: str) -> dict[str, Any] | None:
        """Ours by *kind*: of builds of one round, or of what *kind* is said to take."""
        found, ours = self.at(kind, notes, measure), self.at(OURS.name, notes, measure)
        if not found or not ours or not found[0]:
            return None
        if found[1] or ours[1]:
            return {"least": None, "median": ours[0] / found[0], "most": None, "estimated": True}
        theirs = {each.round: each.cost for each in self._whole(kind) if each.notes == notes}
        pairs = [
            getattr(each.cost, measure) / getattr(theirs[each.round], measure)
            for each in self._whole(OURS.name)
            if each.notes == notes and each.round in theirs
        ]
        return {**spread(pairs)._asdict(), "estimated": False} if pairs else None

    def _whole(self, kind: str) -> list[Build]:
        return [each for each in self.builds if each.kind == kind and not each.cost.capped]

    def stored(self, notes: int) -> dict[str, Any]:
        kinds = [kind.name for kind in KINDS if any(each.kind == kind.name for each in self.builds)]
        return {name: self._of(name, notes) for name in kinds}

    def _of(self, kind: str, notes: int) -> dict[str, Any]:
        sizes = self.sizes(kind)
        costs = {measure: {size: self.value(kind, size, measure) for size in sizes} for measure in MEASURES}
        estimated = {measure: found[0] for measure in MEASURES if (found := self.at(kind, notes, measure)) and found[1]}
        line = self.growth(kind)
        return {
            **costs,
            "estimated": estimated,
            "exponent": line.exponent if line else None,
            "ratios": {measure: self.ratio(kind, notes, measure) for measure in MEASURES},
            "written": {each.notes: [each.written_bytes, each.written_files] for each in self._whole(kind)},
        }


@dataclass(frozen=True)
class Results:
    """All that was measured; what was not is empty. *notes*: of the size at which is compared and changed."""

    machine: Mapping[str, Any]
    notes: int
    cold: Cold
    changes: Mapping[str, Sequence[Changed]] = field(default_factory=dict)
    catalogs: Mapping[str, Sequence[Cost]] = field(default_factory=dict)
    live: Mapping[str, Sequence[float]] = field(default_factory=dict)
    output: Output | None = None

    def seconds(self, way: str) -> float | None:
        """How long is waited for `live`; `None` where it was not measured."""
        return median(self.live[way]) if way in self.live else None

    def stored(self, goals: Iterable[Goal]) -> dict[str, Any]:
        """All of it as JSON, with *goals*."""
        stored: dict[str, Any] = _rounded(
            {
                "machine": dict(self.machine),
                "notes": self.notes,
                "kinds": self.cold.stored(self.notes),
                "changes": {**self._changes(), **{way: _cost(middle(costs)) for way, costs in self.catalogs.items()}},
                "live": {way: median(seconds) for way, seconds in self.live.items()},
                "output": vars(self.output) if self.output else {},
                "goals": [vars(goal) for goal in goals],
                "builds": [each.stored() for each in self.cold.builds],
            }
        )
        return stored

    def _changes(self) -> dict[str, dict[str, float]]:
        return {
            way: {
                **_cost(middle([each.cost for each in found])),
                **{name: most(found, name) for name in ("pages", "showing", "in_vain", "feeds_in_vain")},
            }
            for way, found in self.changes.items()
        }


def most(found: Iterable[Changed], name: str) -> int:
    largest: int = max(getattr(each, name) for each in found)
    return largest


def _cost(cost: Cost) -> dict[str, float]:
    return {measure: getattr(cost, measure) for measure in MEASURES}


def _rounded(value: Any) -> Any:
    """*value* with at most four digits that count in what is no whole number."""
    if isinstance(value, float):
        return float(f"{value:.4g}")
    if isinstance(value, dict):
        return {name: _rounded(each) for name, each in value.items()}
    return [_rounded(each) for each in value] if isinstance(value, list) else value


def write(path: Path, stored: Mapping[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{json.dumps(stored, ensure_ascii=False, indent=1)}\n", encoding="utf-8")
