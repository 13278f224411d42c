"""Reads what was measured; knows no Sphinx. ``benchmarks/bench/results.py`` writes it."""

from __future__ import annotations

import json
from math import inf
from pathlib import Path
from typing import Any

#: The number of notes that the goals are set for.
NOTES = 1_000
_PARTS = ("machine", "notes", "kinds", "changes", "live", "output", "goals")


class ResultsError(Exception):
    """The file does not hold what was measured; the words say why."""


def read(path: Path) -> dict[str, Any]:
    """What is in the file at *path*. Raises ResultsError."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise ResultsError(f"{path.name} cannot be read: {error}") from None
    missing = [part for part in _PARTS if not isinstance(found, dict) or part not in found]
    if missing:
        raise ResultsError(f"{path.name} has no {missing[0]!r}")
    return dict(found)


def is_met(goal: dict[str, Any]) -> bool | None:
    """Whether a goal is met; `None` where it was not measured."""
    return None if goal["value"] is None else goal["value"] <= goal["limit"]


def number(value: float) -> str:
    """*value* with three digits that count, and all that are before its point: ``0.0521``, ``18.7``, ``1,234``."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def drawn(value: float) -> float:
    """*value*, if a chart can show it. Raises ValueError for what is not above 0, TypeError for no number."""
    if not 0 < value < inf:
        raise ValueError(value)
    return value
