"""The goals, each met or not, or not measured; and the table of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.bench.kinds import COLLAPSED, COLLAPSED_TUNED, OURS, WHOLE
from benchmarks.bench.results import Results, most
from benchmarks.bench.warm import middle

#: The number of notes that goals are set for, and from which on growth is; the size of the one large build.
NOTES, GROWS_FROM, LARGE = 1_000, 250, 10_000

NAMES = {
    "processor-whole": "Processor time of a whole build, compared with Sphinx and whole menus",
    "processor-collapsed": "Processor time, compared with collapsed menus and our interpreter settings",
    "clock-collapsed": "Time on the clock, compared with the same",
    "memory": "Peak memory of all processes, compared with Sphinx and collapsed menus",
    "growth": "Exponent by which processor time grows with the number of notes",
    "large": "Peak memory of a build of 10,000 notes, GiB",
    "nothing": "Build after no change, processor seconds",
    "text": "Build after a change to one text, processor seconds",
    "translation": "Build after a change to one catalog, processor seconds",
    "record": "Pages written after a change to one record although they stay the same",
    "title": "Pages written after a change to one title although they stay the same",
    "live": "Live site: seconds from saving a translation to seeing it",
    "live-first": "Live site: seconds from its start to its first page",
    "catalogs-check": "Check of all catalogs, processor seconds",
    "catalogs": "Update of the catalogs after a change to one text, processor seconds",
    "furniture": "HTML around the content of a page, kB",
    "status": "Page with the translation status, kB",
    "feeds": "Feeds written although they stay the same",
    "search-files": "Files of the search per note",
}
_STATES = {True: "met", False: "not met", None: "not measured"}


@dataclass(frozen=True)
class Goal:
    """At most *limit*; *value* is `None` where it was not measured. *estimated*: told from fewer notes."""

    name: str
    unit: str
    limit: float
    value: float | None
    estimated: bool = False

    @property
    def is_met(self) -> bool | None:
        return None if self.value is None else self.value <= self.limit


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
        yield Goal(name, "ratio", limit, ratio["median"], ratio["estimated"])
    line = results.cold.growth(OURS.name, least=GROWS_FROM) or results.cold.growth(OURS.name)
    yield Goal("growth", "exponent", 1.05, line.exponent if line else None)
    large = [size for size in results.cold.sizes(OURS.name) if size >= LARGE]
    memory = results.cold.value(OURS.name, large[0], "memory") / 1024 if large else None
    yield Goal("large", "GiB", 24, memory)


def _warm(results: Results) -> Iterator[Goal]:
    for way, limit in (("nothing", 0.7), ("text", 3), ("translation", 3)):
        found = results.changes.get(way)
        yield Goal(way, "s", limit, middle([each.cost for each in found]).processor if found else None)
    for way in ("record", "title"):
        found = results.changes.get(way)
        yield Goal(way, "pages", 0, most(found, "in_vain") if found else None)
    for way, limit in (("live", 0.5), ("live-first", 10)):
        yield Goal(way, "s", limit, results.seconds(way))
    for way, limit in (("catalogs-check", 15), ("catalogs", 3)):
        costs = results.catalogs.get(way)
        yield Goal(way, "s", limit, middle(costs).processor if costs else None)


def _output(results: Results) -> Iterator[Goal]:
    found = results.output
    yield Goal("furniture", "kB", 20, found.furniture / 1000 if found else None)
    yield Goal("status", "kB", 200, found.status / 1000 if found else None)
    in_vain = [most(each, "feeds_in_vain") for each in results.changes.values()]
    yield Goal("feeds", "files", 0, max(in_vain) if in_vain else None)
    yield Goal("search-files", "files", 6, found.search_files if found else None)


def table(found: Iterable[Goal], notes: int) -> str:
    """Markdown: a row a goal."""
    lines = [f"| {notes:,} notes | measured | goal | |", "|---|---:|---:|---|"]
    for goal in found:
        lines.append(f"| {NAMES[goal.name]} | {_measured(goal)} | {goal.limit:g} | {_STATES[goal.is_met]} |")
    return "\n".join(lines)


def _measured(goal: Goal) -> str:
    if goal.value is None:
        return "–"
    return f"{'about ' * goal.estimated}{goal.value:.3g}"
