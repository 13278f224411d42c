"""What navigation needs of Sphinx is as it was read."""

from __future__ import annotations

import inspect

import pytest
from sphinx.builders import Builder

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


def test_what_sphinx_would_write_with_a_page_is_asked_for_in_one_way() -> None:
    source = inspect.getsource(Builder.write)
    assert source.count("files_to_rebuild") == 1
    assert "in env.files_to_rebuild.get(docname, ())" in source
    toctrees = internals._Toctrees({"note": {"index"}})
    assert (toctrees.get("note", ()), dict(toctrees)) == ((), {"note": {"index"}})
