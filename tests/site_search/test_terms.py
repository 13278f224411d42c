"""How text is cut into terms, how postings are written, and what simplified spellings lead to."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tools import ROOT

from language_pair.languages import CHINESE
from site_search.documents import MOST_PARTS, PART_BYTES, Document, Section, Text, parts_of
from site_search.index import place
from site_search.postings import CONTEXT, PART_SIGNS, STEPS, decode, encode, posting, weight_of
from site_search.terms import Terms, fold, joined
from site_search.variants import table
from site_search.weights import Found, found_in

SCRIPTS = ROOT / "_ext" / "site_search" / "scripts"
#: What the scripts must give too; see tests/site_search/test_browser_index.py.
CASES = json.loads(Path(__file__).with_name("search_cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:12])
def test_a_text_is_cut_as_the_table_says(case: dict[str, Any]) -> None:
    text = case["text"]
    assert fold(text) == case["folded"]
    assert sorted([*Terms([text]).runs, *Terms([text]).words]) == sorted(case["words"])
    assert Terms([text]).counts() == Counter(case["terms"])


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_the_scripts_know_the_same_chinese_characters() -> None:
    """Parts of an English page that are in Chinese say so in a result as they do on the page."""
    script = SCRIPTS.joinpath("search-results.js").read_text(encoding="utf-8")
    named = re.sub(r"\\U000([0-9a-f]{5})", r"\\u{\1}", CHINESE)
    assert f"const CHINESE = /[{named}]/u;" in script


def test_a_line_that_ends_between_chinese_characters_leaves_no_space() -> None:
    assert joined("志工\n  招募，\n歡迎 and\nmore\n") == "志工招募，歡迎 and more"


_POSTINGS = st.builds(posting, st.integers(0, STEPS - 1), st.booleans(), st.integers(0, MOST_PARTS - 1))


@given(st.dictionaries(st.integers(0, 100_000), _POSTINGS))
def test_postings_are_read_as_they_were_written(rows: dict[int, int]) -> None:
    in_order = sorted(rows.items())
    assert list(decode(encode(in_order))) == in_order


def test_every_part_has_a_sign() -> None:
    assert len(PART_SIGNS) == MOST_PARTS - 1
    assert not set(PART_SIGNS) & set(' ,"\\')


def test_a_simplified_character_leads_to_those_of_the_site() -> None:
    assert table(["社", "區", "髮", "發", "台", "社區", "python"]) == {"区": "區", "发": "發髮"}


def document(*texts: str, **of: object) -> Document:
    """A document of one section."""
    section = Section(anchor="", heading=Text(words="題目"), blocks={"": list(texts)})
    return Document(url="a.html", kind="page", sections=[section], **of)  # type: ignore[arg-type]


def found(document: Document) -> Found:
    return found_in(document, parts_of(document))


def test_a_long_document_has_parts_and_no_more_than_a_posting_can_name() -> None:
    parts = parts_of(document(*("志工招募" * 50 for _ in range(1_000))))
    assert 1 < len(parts) <= MOST_PARTS
    assert "".join(text for part in parts for _section, text in part.rows).count("志工招募") == 50_000


def test_many_headings_without_a_text_are_no_more_to_read_than_a_text() -> None:
    sections = [Section(anchor=f"a{number}", heading=Text(words="場地租借與志工招募" * 4)) for number in range(400)]
    parts = parts_of(Document(url="a.html", kind="page", sections=sections))
    assert max(len(json.dumps(part.as_json(document("a"))).encode()) for part in parts) < 4 * PART_BYTES
    assert sum(len(part.rows) for part in parts) == 400


def test_a_term_is_read_where_it_stands_most() -> None:
    of_all = found(document("場地" * 600, "志工" * 600 + "場地"))
    assert len(parts_of(document("場地" * 900, "志工" * 900 + "場地"))) == 2
    assert {term: of_all.postings[term] & 31 for term in ("場地", "志工")} == {"場地": 0, "志工": 1}


def test_the_language_of_the_site_is_read_before_another() -> None:
    both = document("Python 是什麼")
    both.sections[0].blocks["en"] = ["Python, Python, Python"]
    part = found(both).postings["python=python"] & 31
    assert parts_of(both)[part].lang == ""
    only = document("這是什麼")
    only.sections[0].blocks["en"] = ["Python"]
    assert parts_of(only)[found(only).postings["python=python"] & 31].lang == "en"


def test_what_surrounds_a_record_is_told_from_its_own_words() -> None:
    of_all = found(document("語錄", page_title=Text(words="證言"), context=["證言", "語錄"]))
    assert of_all.postings["證言"] == CONTEXT
    assert of_all.postings["語錄"] != CONTEXT


def weight(title: str, heading: str, times: int, length: int) -> int:
    """How much 題 weighs in a page of *length* terms, of which it is so many *times* one, and in its headings."""
    text = "題 " * times + "字 " * (length - times)
    sections = [
        Section(anchor="", heading=Text(words=title), blocks={"": [text]}),
        Section(anchor="b", heading=Text(words=heading), blocks={}),
    ]
    return weight_of(found(Document(url="a.html", kind="page", sections=sections)).postings["題"])


@pytest.mark.parametrize(
    ("title", "heading", "worth", "length"),
    [("Title", "題", range(2, 5), 2_600), ("題", "Heading", range(8, 13, 2), 11_000)],
)
def test_a_heading_is_worth_some_words_of_the_text(title: str, heading: str, worth: range, length: int) -> None:
    """The page's title is worth most: what has a word there is listed first."""
    fewer, as_many, more = (weight("Title", "Heading", times, length) for times in worth)
    assert fewer < as_many < more
    assert weight(title, heading, 0, length) == as_many


def test_only_longer_words_than_their_beginning_are_completed() -> None:
    assert Terms(["Who is here? PyC, PyCon."]).spellings() == {"here", "pycon"}


def test_keys_are_spread_over_all_files() -> None:
    keys = [chr(0x4E00 + i) + chr(0x4E00 + 7 * i % 5_000) for i in range(4_000)]
    counts = [0] * 64
    for key in keys:
        counts[place(key, 64)] += 1
    assert min(counts) > 4_000 / 64 / 2
    assert max(counts) < 4_000 / 64 * 2
