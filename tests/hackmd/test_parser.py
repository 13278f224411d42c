"""What of HackMD's Markdown is read by rules of our own."""

from __future__ import annotations

import pytest

from tools.hackmd.parsing.parser import parse


def tags(text: str) -> list[str]:
    """The elements of *text*, in order."""
    return [token.tag for token in parse(text) if token.nesting >= 0 and token.type != "inline"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("標題\n===\n", ["h1"]),
        ("標題\n---\n", ["h2"]),
        ("兩行的\n標題\n   ---   \n", ["h2"]),
        ("> 標題\n> ---\n", ["blockquote", "h2"]),
        ("> 引文\n---\n", ["blockquote", "p", "hr"]),
        ("- 項目\n  ===\n", ["ul", "li", "h1"]),
        ("- 項目\n---\n", ["ul", "li", "p", "hr"]),
        ("段落\n\n---\n", ["p", "hr"]),
        ("段落\n- - -\n", ["p", "hr"]),
        ("段落\n- 項目\n---\n", ["p", "ul", "li", "p", "hr"]),
        ("段落\n==標記==\n", ["p"]),
        ("段落\n-- 不是\n最後\n---\n", ["h2"]),
        ("段落\n    ---\n", ["p"]),
        ("段落\n# 標題\n---\n", ["p", "h1", "hr"]),
    ],
)
def test_a_line_under_a_paragraph_makes_it_a_heading(text: str, expected: list[str]) -> None:
    assert tags(text) == expected


@pytest.mark.parametrize("address", ["https://example.org/a", "http://example.org/a", "ftp://example.org/a"])
@pytest.mark.parametrize("before", ["", "下載 ", "下載", "the file of the host ", "**"])
def test_an_address_is_found_wherever_in_a_line_it_begins(before: str, address: str) -> None:
    [inline] = [token for token in parse(f"{before}{address} 結束\n") if token.type == "inline"]
    assert [token.content for token in inline.children or () if token.type == "address"] == [address]


@pytest.mark.parametrize(
    "text", ["xhttps://example.org", "the hftp half", "a/https://example.org", "http:/example.org"]
)
def test_the_letters_of_an_address_in_a_word_are_none(text: str) -> None:
    [inline] = [token for token in parse(text) if token.type == "inline"]
    assert [(token.type, token.content) for token in inline.children or ()] == [("text", text)]
