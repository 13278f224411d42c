"""The examples in docstrings are true."""

from __future__ import annotations

import doctest
from importlib import import_module
from pathlib import Path

import pytest

from tools import ROOT

EXAMPLE = ">>> "


def modules_with_examples(folder: Path, above: Path) -> list[str]:
    found = [path for path in folder.rglob("*.py") if EXAMPLE in path.read_text(encoding="utf-8")]
    return sorted(".".join(path.relative_to(above).with_suffix("").parts) for path in found)


@pytest.mark.parametrize(
    "name", [*modules_with_examples(ROOT / "_ext", ROOT / "_ext"), *modules_with_examples(ROOT / "tools", ROOT)]
)
def test_the_examples_in_docstrings_are_true(name: str) -> None:
    results = doctest.testmod(import_module(name))
    assert results.attempted > 0
    assert results.failed == 0
