"""``measured``: a part of what was measured, as a table, and as a chart before it where there is one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from docutils import nodes

from language_pair.faults import warn
from language_pair.tables import table
from measurements import labels, results
from measurements.faults import Fault
from measurements.nodes import Bar, Line, bar_chart, line_chart
from records.directives import NoteDirective

#: Which of the kinds the chart of growth shows: it has a line for each way to make a menu.
_LINES = ("ours", "whole", "collapsed-tuned", "furo")
_NOTHING = "–"
Results = dict[str, Any]


class Measured(NoteDirective):
    """The part is its argument."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        part = PARTS.get(self.arguments[0])
        if part is None:
            warn(Fault.MEASURED_PART, f"{self.arguments[0]!r} is no part", location=self.place)
            return []
        path = Path(self.env.srcdir, self.config.measured_results)
        self.env.note_dependency(str(path))
        try:
            return list(part(results.read(path)))
        except results.ResultsError as error:
            warn(Fault.MEASURED_RESULTS, str(error), location=self.place)
        except (LookupError, TypeError, AttributeError, ValueError, ArithmeticError):
            words = f"{path.name} does not have all that {self.arguments[0]!r} shows"
            warn(Fault.MEASURED_RESULTS, words, location=self.place)
        return []


def _machine(found: Results) -> Iterator[nodes.Node]:
    machine = {**found["machine"], "notes": found["notes"]}
    said = {name: machine[name] for name in labels.machine() if machine.get(name) is not None}
    rows = [(labels.machine()[name], value if name == "day" else _said(value)) for name, value in said.items()]
    yield _table(found, "machine", ("what", "value"), [*rows, *machine["versions"].items()])


def _goals(found: Results) -> Iterator[nodes.Node]:
    if found["notes"] < results.NOTES:
        words = labels.trial(results.number(found["notes"]))
        yield nodes.caution("", nodes.paragraph("", words, translatable=False))
    names, states = labels.goals(), labels.states()
    rows = [
        (names[goal["name"]], _value(goal), results.number(goal["limit"]), states[results.is_met(goal)])
        for goal in found["goals"]
    ]
    yield _table(found, "goals", ("what", "measured", "limit", "state"), rows)


def _value(goal: Results) -> str:
    return _NOTHING if goal["value"] is None else _about(goal["value"], goal["estimated"])


def _growth(found: Results) -> Iterator[nodes.Node]:
    names, headings = labels.kinds(), labels.headings()
    lines = tuple(
        Line(name=names[name], points=points, told=bool(kind["estimated"]))
        for name, kind in found["kinds"].items()
        if name in _LINES and (points := _points(found, kind))
    )
    if not lines:
        raise LookupError(_LINES[0])
    words = labels.charts("")["growth"]
    yield line_chart("", words=words, lines=lines, across=headings["notes"], up=headings["seconds"])
    sizes = sorted({int(size) for kind in found["kinds"].values() for size in kind["processor"]})
    rows = [
        (names[name], *(_at(found, kind, size) for size in sizes), _or_nothing(kind["exponent"]))
        for name, kind in found["kinds"].items()
    ]
    columns = [headings["built-by"], *map(results.number, sizes), headings["exponent"]]
    yield _table(found, "growth", columns, rows)


def _points(found: Results, kind: Results) -> tuple[tuple[int, float], ...]:
    """Those that were measured, and the one that is told."""
    told = [(found["notes"], kind["estimated"]["processor"])] if kind["estimated"] else []
    points = [*((int(size), cost) for size, cost in kind["processor"].items()), *told]
    return tuple(sorted((round(results.drawn(size)), results.drawn(cost)) for size, cost in points))


def _at(found: Results, kind: Results, size: int) -> str:
    told = kind["estimated"].get("processor") if size == found["notes"] else None
    return _about(told, True) if told else _or_nothing(kind["processor"].get(str(size)))


def _comparison(found: Results) -> Iterator[nodes.Node]:
    names, notes = labels.kinds(), found["notes"]
    bars, rows = [], []
    for name, kind in found["kinds"].items():
        told = kind["estimated"].get("processor")
        cost = told or kind["processor"].get(str(notes))
        if cost:
            words, value = _about(cost, bool(told)), results.drawn(cost)
            bars.append(Bar(name=names[name], value=value, words=words, own=name == "ours", told=bool(told)))
        if name != "ours":
            shares = [_share(kind["ratios"][measure]) for measure in ("processor", "clock", "memory")]
            rows.append((names[name], *shares))
    yield bar_chart("", words=labels.charts(results.number(notes))["comparison"], bars=tuple(bars))
    yield _table(found, "comparison", ("built-by", "processor", "clock", "memory"), rows)


def _share(ratio: Results | None) -> str:
    if ratio is None:
        return _NOTHING
    if ratio["estimated"]:
        return _about(ratio["median"], True)
    return "{} ({}–{})".format(*(results.number(ratio[each]) for each in ("median", "least", "most")))


def _written(found: Results) -> Iterator[nodes.Node]:
    notes, names = str(found["notes"]), labels.kinds()
    rows = [
        (names[name], results.number(kind["written"][notes][0] / 1e6), results.number(kind["written"][notes][1]))
        for name, kind in found["kinds"].items()
        if notes in kind["written"]
    ]
    yield _table(found, "written", ("built-by", "megabytes", "files"), rows)


def _changes(found: Results) -> Iterator[nodes.Node]:
    names = {name: words for name, words in labels.changes().items() if name in found["changes"]}
    costs = {words: found["changes"][name] for name, words in names.items()}
    drawn = {words: results.drawn(cost["processor"]) for words, cost in costs.items()}
    bars = [Bar(name=words, value=value, words=results.number(value)) for words, value in drawn.items()]
    yield bar_chart("", words=labels.charts("")["changes"], bars=tuple(bars))
    rows = [
        (words, _said(cost["processor"]), _said(cost["clock"]), _said(cost["memory"]), _pages(cost))
        for words, cost in costs.items()
    ]
    yield _table(found, "changes", ("changed", "processor", "clock", "memory", "pages"), rows)


def _pages(cost: Results) -> str:
    return f"{cost['pages']:,} ({cost['in_vain']:,})" if "pages" in cost else _NOTHING


def _about(value: float, told: bool) -> str:
    return labels.about(results.number(value)) if told else results.number(value)


def _or_nothing(value: float | None) -> str:
    return _NOTHING if value is None else results.number(value)


def _said(value: float | str) -> str:
    return value if isinstance(value, str) else results.number(value)


def _table(found: Results, part: str, columns: Iterable[str], rows: Iterable[Sequence[str]]) -> nodes.table:
    """A table of *part*; a column is one of our headings or what it says itself."""
    caption, headings = labels.captions(results.number(found["notes"]))[part], labels.headings()
    cells = [[[nodes.Text(words)] for words in row] for row in rows]
    made = table(caption, [[nodes.Text(headings.get(name, name))] for name in columns], cells)
    made["classes"].append("measured")
    return made


PARTS: dict[str, Callable[[Results], Iterable[nodes.Node]]] = {
    "machine": _machine,
    "goals": _goals,
    "growth": _growth,
    "comparison": _comparison,
    "written": _written,
    "changes": _changes,
}
