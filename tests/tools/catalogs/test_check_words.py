"""The tables that the check reads: characters, words of the mainland, the glossary."""

from __future__ import annotations

import csv
import io

import pytest

from tools import ROOT
from tools.catalogs.check import glossary
from tools.catalogs.check.chinese import mainland_terms, simplified
from tools.catalogs.check.numbers import numbers


def test_characters_that_are_also_written_in_taiwan_are_not_simplified() -> None:
    legal = "里后台臺干只面松几斗云了占卜才表出谷困范系制采并么群床峰秘著着余沈涂筱璇公釐厘"
    assert [char for char in legal if char in simplified()] == []


def test_simplified_characters_are_known_with_those_of_taiwan() -> None:
    found = "".join(simplified()[char] for char in "这们国软网个体发与万听坏龙说")
    assert found == "這們國軟網個體發與萬聽壞龍說"


@pytest.mark.parametrize("path", ["tools/catalogs/check/mainland.csv", "locale/glossary.csv"])
def test_a_table_s_rows_are_whole_and_stand_once(path: str) -> None:
    rows = list(csv.DictReader(io.StringIO((ROOT / path).read_text(encoding="utf-8"))))
    first, second, *_others = rows[0]
    assert all(None not in row and None not in row.values() for row in rows)
    assert all(row[first] == row[first].strip() != "" and row[second] == row[second].strip() != "" for row in rows)
    assert len({(row[first], row[second]) for row in rows}) == len(rows)


def test_what_a_word_of_the_mainland_is_right_in_holds_that_word() -> None:
    for term in mainland_terms():
        assert term.right is None or all(term.word in each for each in term.right.pattern.split("|")), term


def test_a_term_is_found_in_its_forms() -> None:
    terms = glossary._terms(glossary.languages.ZH_TW)
    found = dict(terms.found("Organizers of local communities and lightning talks; a talkative organiser"))
    assert list(found) == ["Organizers", "local communities", "lightning talks"]
    assert found["lightning talks"] == ["閃電秀"]


@pytest.mark.parametrize(
    ("text", "digits", "said"),
    [
        ("2 October 2021", {2, 2021}, {10}),
        ("二〇二一年十月", set(), {2021, 10}),
        ("一百零五人", set(), {105}),
        ("1,234 and 1.0", {1234, 1}, set()),
        ("3 萬人", {30000}, set()),
        ("民國 110 年", {2021}, set()),
        ("twelve and ２", {2}, {12}),
        ("一點半到兩點半", set(), {1, 2, 30}),
        ("half past one", set(), {30, 1}),
        ("seventeen of nineteen", set(), {17, 19}),
    ],
)
def test_numbers_are_read_in_digits_and_in_words(text: str, digits: set[int], said: set[int]) -> None:
    found = numbers(text)
    assert set(found[0]) == digits
    assert said <= found[1]
