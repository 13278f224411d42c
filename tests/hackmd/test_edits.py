"""Edits that meet: nothing that one of them takes away is left by the other."""

from __future__ import annotations

import pytest

from tools.hackmd.converting.edits import Edit, apply


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        ([Edit(1, 3), Edit(3, 5)], "af"),
        ([Edit(1, 3), Edit(2, 5)], "af"),
        ([Edit(1, 3, 0, "X"), Edit(2, 5, 0, "Y")], "aXYf"),
        ([Edit(1, 5, 0, "X"), Edit(2, 4, 0, "Y")], "aXf"),
        ([Edit(1, 5, 0, "X"), Edit(2, 2, 0, "Y"), Edit(5, 5, 0, "Z")], "aXZf"),
    ],
    ids=["side by side", "cuts that overlap", "replacements that overlap", "one in another", "insertions"],
)
def test_no_edit_leaves_what_another_takes(edits: list[Edit], expected: str) -> None:
    assert apply("abcdef", edits) == expected


def test_an_edit_that_reaches_out_of_a_part_is_not_of_it() -> None:
    edits = [Edit(0, 3), Edit(1, 5), Edit(2, 3, 0, "X"), Edit(3, 6)]
    assert apply("abcdef", edits, 2, 5) == "Xde"
