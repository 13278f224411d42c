"""What is made of Lighthouse's reports: the table's numbers, what misses a goal, when a page is measured again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from benchmarks import lighthouse


def report(performance: float | None, seo: float = 1) -> Mapping[str, Any]:
    scores = {"performance": performance, "accessibility": 1, "best-practices": 1, "seo": seo}
    refs = [{"id": "paint", "weight": 10}, {"id": "told", "weight": 0}, {"id": "not-here", "weight": 1}]
    return {
        "categories": {name: {"score": score, "auditRefs": refs} for name, score in scores.items()},
        "audits": {
            "paint": {"title": "First paint", "score": 0.5, "displayValue": "2 s"},
            "told": {"title": "Of no weight", "score": 0},
            "not-here": {"title": "Does not apply", "score": None},
        },
    }


@pytest.mark.parametrize(
    ("given", "missed"),
    [
        (report(0.99), []),
        (report(0.98), ["performance"]),
        (report(None), ["performance"]),
        (report(1, seo=0.99), ["seo"]),
    ],
)
def test_goals(given: Mapping[str, Any], missed: list[str]) -> None:
    assert lighthouse.below(given) == missed
    assert list(lighthouse.named(given)) == [f"{name}: First paint 2 s" for name in missed]


@pytest.mark.parametrize(
    ("performance", "runs", "best"),
    [([0.99, 1], 3, (99, 1)), ([0.8, 0.97, 0.9], 3, (97, 3)), ([0.8, 1, 1], 3, (100, 2)), ([0.8, 1], 1, (80, 1))],
)
def test_a_page_below_a_goal_is_measured_again_and_the_best_run_counts(
    performance: list[float], runs: int, best: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = iter(map(report, performance))
    asked: list[str] = []

    def measure(address: str) -> Mapping[str, Any]:
        asked.append(address)
        return next(reports)

    monkeypatch.setattr(lighthouse, "measure", measure)
    found = lighthouse.scores(lighthouse._best("http://127.0.0.1/en/index.html", runs))
    assert (found["performance"], len(asked)) == best
