"""How costs grow: a power of the number of notes, fitted to what was measured."""

from __future__ import annotations

from collections.abc import Mapping
from math import exp, log
from statistics import linear_regression, median
from typing import NamedTuple


class Spread(NamedTuple):
    """Of several values."""

    least: float
    median: float
    most: float


def spread(values: list[float]) -> Spread:
    return Spread(min(values), median(values), max(values))


class Growth(NamedTuple):
    """A cost is *factor* × notes ** *exponent*."""

    factor: float
    exponent: float

    def at(self, notes: int) -> float:
        return float(self.factor * notes**self.exponent)


def growth(costs: Mapping[int, float]) -> Growth | None:
    """The line through *costs* by notes, both as logarithms, with the least squares; `None` of less than two sizes."""
    if len(costs) < 2:
        return None
    exponent, begin = linear_regression([log(notes) for notes in costs], [log(cost) for cost in costs.values()])
    return Growth(exp(begin), exponent)
