"""The goals, each met or not, or not measured; and the table of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.bench.kinds import COLLAPSED, COLLAPSED_TUNED, OURS, WHOLE
from benchmarks.bench.results import Results, most
from benchmarks.bench.warm import middle

from measurements import labels
from measurements.results import is_met, number

#: The number of notes from which on growth counts, and that of the one large build.
GROWS_FROM, LARGE = 250, 10_000


@dataclass(frozen=True)
class Goal:
    """At most *limit*; *value* is `None` where it was not measured. *estimated*: told from fewer notes."""

    name: str
    limit: float
    value: float | None
    estimated: bool = False


def goals(results: Results) -> list[Goal]:
    return [*_cold(results), *_warm(results), *_output(results)]


def _cold(results: Results) -> Iterator[Goal]:
    for name, limit, kind, measure in (
        ("processor-whole", 0.1, WHOLE, "processor"),
        ("processor-collapsed", 0.5, COLLAPSED_TUNED, "processor"),
        ("clock-collapsed", 0.5, COLLAPSED_TUNED, "clock"),
        ("memory", 1.2, COLLAPSED, "memory"),
    ):
        ratio = results.cold.ratio(kind.name, results.notes, measure) or {"median": None, "estimated": False}
        yield Goal(name, limit, ratio["median"], ratio["estimated"])
    line = results.cold.growth(OURS.name, least=GROWS_FROM)
    yield Goal("growth", 1.05, line.exponent if line else None)
    large = [size for size in results.cold.sizes(OURS.name) if size >= LARGE]
    memory = results.cold.value(OURS.name, large[0], "memory") / 1024 if large else None
    yield Goal("large", 24, memory)


def _warm(results: Results) -> Iterator[Goal]:
    for way, limit in (("nothing", 0.7), ("text", 3), ("translation", 3)):
        found = results.changes.get(way)
        yield Goal(way, limit, middle([each.cost for each in found]).processor if found else None)
    for way in ("record", "title"):
        found = results.changes.get(way)
        yield Goal(way, 0, most(found, "in_vain") if found else None)
    for way, limit in (("live", 0.5), ("live-first", 10)):
        yield Goal(way, limit, results.seconds(way))
    for way, limit in (("catalogs-check", 15), ("catalogs", 3)):
        costs = results.catalogs.get(way)
        yield Goal(way, limit, middle(costs).processor if costs else None)


def _output(results: Results) -> Iterator[Goal]:
    found = results.output
    yield Goal("furniture", 20, found.furniture / 1000 if found else None)
    yield Goal("status", 200, found.status / 1000 if found else None)
    in_vain = [most(each, "feeds_in_vain") for each in results.changes.values()]
    yield Goal("feeds", 0, max(in_vain) if in_vain else None)
    yield Goal("search-files", 6, found.search_files if found else None)


def table(found: Iterable[Goal], notes: int) -> str:
    """Markdown: a row a goal."""
    lines = [f"| {notes:,} notes | measured | goal | |", "|---|---:|---:|---|"]
    names, states = labels.goals(), labels.states()
    for goal in found:
        state = states[is_met(vars(goal))]
        lines.append(f"| {names[goal.name]} | {_measured(goal)} | {number(goal.limit)} | {state} |")
    return "\n".join(lines)


def _measured(goal: Goal) -> str:
    if goal.value is None:
        return "–"
    return str(labels.about(number(goal.value))) if goal.estimated else number(goal.value)
