"""Ids of posts and the reading of table rows."""

from __future__ import annotations

import doctest
import re
from types import ModuleType

import pytest
from hypothesis import given
from hypothesis import strategies as st

import communities.cities
import communities.record
import testimonials.record
from testimonials.record import post_id, table_rows


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://twitter.com/ThePSF/status/1444708866361593871", "twitter-1444708866361593871"),
        ("https://x.com/ThePSF/status/1444708866361593871?s=20", "twitter-1444708866361593871"),
        ("https://mobile.twitter.com/a/statuses/7", "twitter-7"),
        ("https://twitter.com/home", "twitter-com-home"),
        ("https://www.facebook.com/story.php?story_fbid=1&id=2", "www-facebook-com-story-php-story-fbid-1-id-2"),
        ("https://www.maxlist.xyz/2021/09/25/en-gather-town/", "www-maxlist-xyz-2021-09-25-en-gather-town"),
        ("https://10.0.0.1/a", "post-10-0-0-1-a"),
    ],
)
def test_post_id(url: str, expected: str) -> None:
    assert post_id(url) == expected


@given(st.from_regex(r"https?://[a-zA-Z0-9.]{1,20}(/[^\s]{0,30})?", fullmatch=True))
def test_an_id_is_always_an_anchor(url: str) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9-]*", post_id(url))


def test_posts_that_differ_in_query_or_capitals_alone_are_told_apart() -> None:
    addresses = ["https://youtu.be/AbC", "https://youtu.be/aBc", "https://youtu.be/abc", "https://youtu.be/abc?t=1"]
    assert len({post_id(address) for address in addresses}) == len(addresses)


@pytest.mark.parametrize(
    "module", [communities.record, communities.cities, testimonials.record], ids=lambda module: module.__name__
)
def test_the_examples_in_docstrings_are_true(module: ModuleType) -> None:
    results = doctest.testmod(module)
    assert results.attempted > 0
    assert results.failed == 0


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
