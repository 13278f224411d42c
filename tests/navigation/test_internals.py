"""What navigation needs of Sphinx is as it was read."""

from __future__ import annotations

import pytest

from navigation import internals


def test_a_toctree_names_the_pages_that_sphinx_makes() -> None:
    assert {name: page for name, (page, _title) in internals.SECTION_NAMES.items()} == {
        "genindex": "genindex",
        "modindex": "py-modindex",
        "search": "search",
    }


@pytest.mark.parametrize(
    ("entry", "expected"), [("https://example.org", True), ("folder/index", False), ("self", False), ("a:b", False)]
)
def test_an_address_has_a_scheme(entry: str, expected: bool) -> None:
    assert internals.is_address(entry) == expected
