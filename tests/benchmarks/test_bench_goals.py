"""What the benchmark tells from what it has measured: growth, ratios, and which goals are met."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from benchmarks.bench import goals, output, warm
from benchmarks.bench.fit import Growth, growth, spread
from benchmarks.bench.kinds import COLLAPSED, COLLAPSED_TUNED, OURS, WHOLE, Kind
from benchmarks.bench.processes import Cost
from benchmarks.bench.results import Cold, Results
from tests.benchmarks.test_bench import build

from measurements import labels
from measurements.results import is_met

# -- Growth ---------------------------------------------------------------------------------------


def test_the_growth_of_a_known_power_is_found_again() -> None:
    line = growth({notes: 0.002 * notes**1.8 for notes in (100, 250, 500)})
    assert line is not None
    assert line.factor == pytest.approx(0.002)
    assert line.exponent == pytest.approx(1.8)
    assert line.at(1000) == pytest.approx(0.002 * 1000**1.8)


def test_the_growth_of_values_beside_a_line_is_that_of_least_squares() -> None:
    line = growth({1: 1, 10: 20, 100: 100})  # as logarithms: 0, 1.301, 2 on 0, 1, 2
    assert line == Growth(pytest.approx(10**0.1003433), pytest.approx(1.0))


def test_one_size_has_no_growth() -> None:
    assert growth({100: 3.0}) is None
    assert growth({}) is None


def test_the_spread_has_the_ends_and_the_middle() -> None:
    assert spread([3, 1, 2, 9]) == (1, 2.5, 9)


# -- What is told from it -------------------------------------------------------------------------


def test_ratios_compare_builds_of_one_round() -> None:
    builds = [
        *(build(OURS, 100, seconds, number=number) for number, seconds in enumerate([10, 30, 20])),
        *(build(WHOLE, 100, seconds, number=number) for number, seconds in enumerate([20, 40])),
    ]
    assert Cold(builds).ratio("whole", 100, "processor") == {
        "least": 0.5,
        "median": 0.625,
        "most": 0.75,
        "estimated": False,
    }
    assert Cold(builds).ratio("furo", 100, "processor") is None


def test_what_was_stopped_is_told_from_fewer_notes_and_called_so() -> None:
    builds = [build(WHOLE, 100, 20), build(WHOLE, 200, 80), build(WHOLE, 400, 90, capped=True), build(OURS, 400, 32)]
    found = Cold(builds)
    assert found.at("whole", 200, "processor") == (80, False)
    assert found.at("whole", 400, "processor") == (pytest.approx(320), True)
    assert found.ratio("whole", 400, "processor") == {
        "least": None,
        "median": pytest.approx(0.1),
        "most": None,
        "estimated": True,
    }
    assert found.at("whole", 400, "clock") == (pytest.approx(160), True)
    assert found.stored(400)["whole"]["estimated"]["processor"] == pytest.approx(320)
    assert found.stored(400)["whole"]["exponent"] == pytest.approx(2)


def test_of_one_size_nothing_is_told_of_another() -> None:
    assert Cold([build(WHOLE, 100, 20)]).at("whole", 400, "processor") is None


# -- Goals ----------------------------------------------------------------------------------------


def results(**given: Any) -> Results:
    return Results(machine={}, notes=1000, **({"cold": Cold([])} | given))


def state(found: Results, name: str) -> bool | None:
    return next(is_met(vars(goal)) for goal in goals.goals(found) if goal.name == name)


def compared(kind: Kind, ours: float) -> Results:
    return results(cold=Cold([build(OURS, 1000, ours), build(kind, 1000, 100)]))


def changed(processor: float = 1, in_vain: int = 0, feeds: int = 0) -> list[warm.Changed]:
    return [warm.Changed(Cost(processor, 1, 1), 9, 9, in_vain, feeds)]


def grown(last: float) -> Results:
    few = build(OURS, 20, 1)  # below the size from which on growth counts
    return results(cold=Cold([few, build(OURS, 250, 250), build(OURS, 1000, last)]))


WRITTEN = output.Output(furniture=20_000, status=200_000, search_files=6, files=9)
#: Of each goal what just meets it, and what just does not.
SIDES: dict[str, tuple[Results, Results]] = {
    "processor-whole": (compared(WHOLE, 10), compared(WHOLE, 10.1)),
    "processor-collapsed": (compared(COLLAPSED_TUNED, 50), compared(COLLAPSED_TUNED, 50.1)),
    "clock-collapsed": (compared(COLLAPSED_TUNED, 50), compared(COLLAPSED_TUNED, 50.1)),
    "memory": (compared(COLLAPSED, 120), compared(COLLAPSED, 120.1)),
    "growth": (grown(250 * 4**1.049), grown(250 * 4**1.051)),
    "large": (
        results(cold=Cold([build(OURS, 10_000, 2457)])),  # 24 GiB are 24,576 MB
        results(cold=Cold([build(OURS, 10_000, 2458)])),
    ),
    "nothing": (results(changes={"nothing": changed(0.7)}), results(changes={"nothing": changed(0.71)})),
    "text": (results(changes={"text": changed(3)}), results(changes={"text": changed(3.1)})),
    "translation": (results(changes={"translation": changed(3)}), results(changes={"translation": changed(3.1)})),
    "record": (results(changes={"record": changed()}), results(changes={"record": changed(in_vain=1)})),
    "title": (results(changes={"title": changed()}), results(changes={"title": changed(in_vain=1)})),
    "live": (results(live={"live": [0.1, 0.5, 9]}), results(live={"live": [0.1, 0.51, 9]})),
    "live-first": (results(live={"live-first": [10]}), results(live={"live-first": [10.1]})),
    "catalogs-check": (
        results(catalogs={"catalogs-check": [Cost(15, 1, 1)]}),
        results(catalogs={"catalogs-check": [Cost(15.1, 1, 1)]}),
    ),
    "catalogs": (results(catalogs={"catalogs": [Cost(3, 1, 1)]}), results(catalogs={"catalogs": [Cost(3.1, 1, 1)]})),
    "furniture": (results(output=WRITTEN), results(output=replace(WRITTEN, furniture=20_001))),
    "status": (results(output=WRITTEN), results(output=replace(WRITTEN, status=200_001))),
    "feeds": (results(changes={"text": changed()}), results(changes={"text": changed(feeds=1)})),
    "search-files": (results(output=WRITTEN), results(output=replace(WRITTEN, search_files=6.1))),
}


@pytest.mark.parametrize("name", SIDES)
def test_a_goal_is_met_up_to_its_limit_and_not_beyond(name: str) -> None:
    met, missed = SIDES[name]
    assert state(met, name) is True
    assert state(missed, name) is False
    assert state(results(), name) is None


def test_every_goal_has_both_sides_and_a_name() -> None:
    assert [goal.name for goal in goals.goals(results())] == list(SIDES) == list(labels.goals())


def test_the_table_says_what_is_met_what_is_not_and_what_is_only_told() -> None:
    builds = [build(OURS, 1000, 20), build(WHOLE, 100, 10), build(WHOLE, 200, 20)]
    found = results(cold=Cold(builds), changes={"text": changed(3.2)})
    lines = goals.table(goals.goals(found), 1000).splitlines()
    assert lines[0] == "| 1,000 notes | measured | goal | |"
    rows = {row.split(" | ")[0].removeprefix("| "): row.split(" | ")[1:] for row in lines[2:]}
    assert rows[labels.goals()["processor-whole"]] == ["about 0.2", "0.1", "not met |"]
    assert rows[labels.goals()["text"]] == ["3.2", "3", "not met |"]
    assert rows[labels.goals()["record"]] == ["–", "0", "not measured |"]
    assert rows[labels.goals()["feeds"]] == ["0", "0", "met |"]


# -- Output ---------------------------------------------------------------------------------------


def test_furniture_is_all_but_the_content() -> None:
    page = '<nav>目</nav><main id="main"\nrole="main"><p>words</p></main><footer>'
    assert output.furniture(page) == len("<nav>目</nav><footer>".encode())
    with pytest.raises(ValueError, match="no main"):
        output.furniture("<main>no role</main>")
