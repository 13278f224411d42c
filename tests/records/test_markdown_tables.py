"""The rows of a table as they are written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.markdown_tables import table_rows


def test_rows_keep_the_cells_that_markdown_drops() -> None:
    rows = table_rows("text\n\n| a | b |\n| - | - |\n| 1 | 2 | 3 | |\n| x \\| y |\n\nafter | it")
    assert [(row.line, row.cells) for row in rows] == [
        (2, ("a", "b")),
        (4, ("1", "2", "3", "")),
        (5, ("x | y",)),
    ]


@pytest.mark.parametrize("text", ["", "no table", "| a | b |", "| a |\n| b |", "a | b\n\n- | -"])
def test_no_table_has_no_rows(text: str) -> None:
    assert table_rows(text) == []


@given(st.text(alphabet="|-: \\\n`abV[]()", max_size=200))
def test_wild_markdown_gives_rows_within_it(text: str) -> None:
    lines = text.split("\n")
    assert all(0 <= row.line < len(lines) for row in table_rows(text))
