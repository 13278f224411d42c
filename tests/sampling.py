"""What takes long: all cases in the session ``long``, a sample of them among the other tests."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Sequence
from typing import Any

import pytest


def one_of_each(names: Iterable[str], *others: Sequence[Any]) -> list[Any]:
    """Parameters: each of *names* with all combinations of *others*.

    One combination of each name is drawn, always the same one; the rest are marked `long`.
    """
    lot = random.Random(1)
    found = []
    for name in names:
        combinations = list(itertools.product(*others))
        drawn = lot.choice(combinations)
        marks = {each: () if each == drawn else pytest.mark.long for each in combinations}
        found += [pytest.param(name, *each, marks=marks[each]) for each in combinations]
    return found
