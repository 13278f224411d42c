"""Phrases of the other language among those of a note's own."""

from __future__ import annotations

import pytest

from tests.hackmd.test_cases import draft

MARK = "{.language-zh-Hant-TW}"
ENGLISH = "Most sentences are English.\n\n" * 4
REST = "and this is a sentence with more than ten plain words of English in it."


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("A 這是超過十個字的中文句子了 B", "A [這是超過十個字的中文句子了]@ B"),
        (
            "A 函數（透過 `add`）。雖然這也是一個 `ops`，而是屬於特定的 B",
            "A [函數（透過 `add`）。雖然這也是一個 `ops`，而是屬於特定的]@ B",
        ),
        (
            "A 一二三四五 [網頁](https://example.org) 六七八九十 B",
            "A [一二三四五 [網頁](https://example.org) 六七八九十]@ B",
        ),
        (
            "A [這是超過十個字的中文句子了](https://example.org) B",
            "A [這是超過十個字的中文句子了](https://example.org) B",
        ),
        ("A 這是**超過十個**字的中文句子了 B", "A [這是**超過十個**字的中文句子了]@ B"),
        ("a**這是超過十個字的中文句子了**b", "a[**這是超過十個字的中文句子了**]@b"),
        ("**A 這是超過十個** 字的中文句子了 B", "**A [這是超過十個]@** [字的中文句子了]@ B"),
        ("A 這是超過十個\n字的中文句子了 B", "A [這是超過十個\n字的中文句子了]@ B"),
    ],
)
@pytest.mark.parametrize("indent", ["", "> "])
def test_what_a_build_reads_as_one_phrase_is_marked_as_one(written: str, shown: str, indent: str) -> None:
    text = f"{written} {REST}".replace("\n", f"\n{indent}")
    page = draft(f"---\nbreaks: false\n---\n# One\n\n{ENGLISH}{indent}{text}\n").page()
    expected = shown.replace("@", MARK).replace("\n", f"\n{indent}")
    assert page.rpartition(ENGLISH)[2] == f"{indent}{expected} {REST}\n"


@pytest.mark.parametrize("indent", ["", "> "])
def test_a_phrase_can_go_on_in_the_next_line(indent: str) -> None:
    page = draft(f"# 一\n\n{indent}大家 this is one\n{indent}of more than ten plain English words 完\n").page()
    marked = f"{indent}大家 [this is one\n{indent}of more than ten plain English words]{{.language-en}} 完\n"
    assert page.endswith(f"# 一\n\n{marked}")
