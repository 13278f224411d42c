"""The numbers as one table, and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.search.designs import DESIGNS
from benchmarks.search.drawn import KNOWN_ITEM
from benchmarks.search.server import compressed

SETS = ["A", "B", KNOWN_ITEM]
#: Where a design keeps its index, seen from a build.
INDEXES = {"stock": "searchindex.js", "jieba": "searchindex.js", "pagefind": "pagefind/**/*", "ours": "_search/**/*"}
Results = dict[str, Any]
#: What a row is called, and its cell for a design.
Row = tuple[str, Callable[[str], str]]


@dataclass(frozen=True)
class Size:
    """Bytes of an index on disk, compressed, and of its largest file compressed."""

    disk: int
    gzip: int
    largest: int
    files: int


def index_size(output: Path, design: str) -> Size:
    files = [path for path in output.glob(INDEXES[design]) if path.is_file()]
    sizes = [len(compressed.__wrapped__(path)) for path in files]
    return Size(sum(path.stat().st_size for path in files), sum(sizes), max(sizes, default=0), len(files))


def write_json(path: Path, found: object) -> None:
    path.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")


def table(results: Results) -> str:
    """Markdown: a row a measure, a column a design."""
    names = list(results["designs"])
    head = [f"{results['pages']:,} pages{', in pairs' * results['paired']}", *(DESIGNS[name].title for name in names)]
    lines = [_line(head), "|---" * len(head) + "|"]
    for title, value in _rows(results):
        lines.append(_line([title, *(_or_dash(value, name) for name in names)]))
    return "\n".join(lines)


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _or_dash(value: Callable[[str], str], name: str) -> str:
    try:
        return value(name)
    except (KeyError, ZeroDivisionError):
        return "–"


def _rows(results: Results) -> Iterator[Row]:
    yield from _quality_rows(results["designs"])
    yield from _speed_rows(results["designs"])
    yield from _cost_rows(results)


def _quality_rows(designs: Results) -> Iterator[Row]:
    for name in SETS:
        count = max(found["sets"][name].get("queries", 0) for found in designs.values())
        title = f"{name}, {count} queries: recall@10 · MRR · right one first · nothing found"
        yield title, partial(_found, designs, name)
    for kind in dict.fromkeys(kind for found in designs.values() for kind in found["kinds"]):
        count = max(found["kinds"].get(kind, {}).get("queries", 0) for found in designs.values())
        yield f"– {kind} ({count}): recall@10 · MRR", partial(_of_kind, designs, kind)
    count = max(found["silent"]["queries"] for found in designs.values())
    title = f"no answer there ({count}): share that gets none"
    yield title, lambda design: f"{designs[design]['silent']['silent']:.1%}"


def _found(designs: Results, name: str, design: str) -> str:
    return "{recall:.3f} · {mrr:.3f} · {first:.0%} · {nothing:.1%}".format(**designs[design]["sets"][name])


def _of_kind(designs: Results, kind: str, design: str) -> str:
    return "{recall:.3f} · {mrr:.3f}".format(**designs[design]["kinds"][kind])


def _speed_rows(designs: Results) -> Iterator[Row]:
    rows = [
        ("first results: kB, gzip, all but the page", "first_bytes", 1000, "kB"),
        ("first results: requests", "first_requests", 1, ""),
        ("first results, typed into the box: kB", "typed_bytes", 1000, "kB"),
        ("later query: kB", "later_bytes", 1000, "kB"),
        ("later query: requests", "later_requests", 1, ""),
        ("first results, local", "first_time", 1, "ms"),
        ("first results, typed into the box, local", "typed_time", 1, "ms"),
        ("later query, cold, local", "later_time", 1, "ms"),
        ("the same again, warm", "warm_time", 1, "ms"),
        ("first results, 1.6 Mbit/s + 150 ms", "slow_first_time", 1000, "s"),
        ("later query, 1.6 Mbit/s + 150 ms", "slow_later_time", 1000, "s"),
    ]
    for title, measure, divisor, unit in rows:
        yield f"{title}: p50 / p95", partial(_percentiles, designs, measure, divisor, unit)


def _percentiles(designs: Results, measure: str, divisor: float, unit: str, design: str) -> str:
    numbers = designs[design]["speed"][measure]
    return f"{numbers['p50'] / divisor:,.1f} / {numbers['p95'] / divisor:,.1f} {unit}".strip()


def _cost_rows(results: Results) -> Iterator[Row]:
    bill = _Bill(results)
    sizes = results["sizes"]
    yield "index on disk (gzip), files", lambda design: _size(sizes[design])
    yield "index / text that it covers", lambda design: f"{sizes[design]['disk'] / bill.text(design):.2f}"
    yield "processor time beyond a build without a search", bill.time
    yield "memory beyond the build's", bill.memory


def _size(size: dict[str, int]) -> str:
    return f"{size['disk'] / 1e6:,.1f} MB ({size['gzip'] / 1e6:,.1f}), {size['files']:,}"


class _Bill:
    """What an index adds to the build that it is part of; Pagefind is a program of its own."""

    def __init__(self, results: Results) -> None:
        self.results, self.costs = results, results["costs"]
        read, none = self.costs["read"], self.costs["none"]
        self.both = {name: read[name] + none[name] for name in ("processor", "clock")}
        self.both["memory"] = max(read["memory"], none["memory"])

    def text(self, design: str) -> float:
        """Bytes of the text that the index covers."""
        return float(self.results["text"]["both" if self.results["paired"] and design == "ours" else "own"])

    def _alone(self, design: str, measure: str) -> float:
        """The same program without a search: the writing, or the whole build."""
        if design == "ours":
            return float(self.costs.get("without", self.both)[measure])
        return 0.0 if design == "pagefind" else float(self.costs["none"][measure])

    def time(self, design: str) -> str:
        added = self.costs[design]["processor"] - self._alone(design, "processor")
        whole = self._alone(design, "processor") if design == "ours" else self.both["processor"]
        return f"{added:,.1f} s of {whole:,.0f} s: {added / whole:.1%}"

    def memory(self, design: str) -> str:
        return f"{self.costs[design]['memory'] - self._alone(design, 'memory'):,.0f} MB"
