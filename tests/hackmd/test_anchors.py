"""Anchors of headings: HackMD's lead to the page's, whatever a heading holds."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it.renderer import RendererHTML
from myst_parser.config.main import MdParserConfig
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.slugs import github_slugify, unique_slug

from tests.hackmd.test_cases import draft
from tests.hackmd.test_random import INLINE
from tools.hackmd.converting.anchors import anchors_in, anchors_of, page_anchors

CONFIG = MdParserConfig(
    enable_extensions={"attrs_block", "attrs_inline", "colon_fence", "deflist", "strikethrough"}, heading_anchors=6
)


def myst_anchors(page: str) -> list[str]:
    """The anchors that MyST gives the headings of *page*, in their order."""
    tokens = create_md_parser(CONFIG, RendererHTML).parse(page)
    found: list[str] = []
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open" and opening.level == 0:
            words = (child.content for child in inline.children or () if child.type in ("text", "code_inline"))
            found.append(unique_slug(github_slugify("".join(words)), found))
    return found


@pytest.mark.parametrize(
    ("heading", "on_hackmd"),
    [
        ("## Ideas for Open Spaces", "Ideas-for-Open-Spaces"),
        ("## 主持 Q&A", "主持-QampA"),
        ("## 會議紀錄（草稿）：一、二", "會議紀錄（草稿）：一、二"),
        ("## What's *new* in `conf.py`?", "Whats-new-in-confpy"),
        ("## 5 < 6 > 4", "5-lt-6-gt-4"),
        ("## <講者>的話", "lt講者gt的話"),
        ("## <b>粗</b> [連結](https://example.org/a_b)", "粗-連結"),
        ("## snake_case - 一", "snake_case---一"),
        ("## H~2~O 和 ==重點==", "H2O-和-重點"),
        ("標題\n===", "標題"),
    ],
)
def test_an_anchor_of_hackmd_leads_to_that_of_the_page(heading: str, on_hackmd: str) -> None:
    note = draft(f"# 標頭\n\n{heading}\n\n文字\n")
    anchors = anchors_of(note)
    assert on_hackmd in anchors
    assert anchors[on_hackmd] == myst_anchors(note.page())[-1]


def test_headings_of_the_same_words_are_told_apart_by_their_order() -> None:
    note = draft("# Notes\n\n## Discussion\n\n## Discussion\n\n## Discussion 1\n\n## Discussion\n")
    assert anchors_of(note) == {
        "Notes": "notes",
        "Discussion": "discussion",
        "Discussion2": "discussion-1",
        "Discussion-1": "discussion-1-1",
        "Discussion3": "discussion-2",
    }


def test_a_title_that_moves_up_changes_the_numbers_of_the_page_alone() -> None:
    note = draft("## Plan\n\ntext\n\n# Plan\n\nmore\n")
    assert anchors_of(note) == {"Plan": "plan-1", "Plan2": "plan"}


def test_a_title_of_the_front_matter_counts_on_the_page() -> None:
    note = draft("---\ntitle: Plan\n---\n\n## Plan\n\ntext\n")
    assert anchors_of(note) == {"Plan": "plan-1"}


def test_the_anchors_of_a_page_that_is_there() -> None:
    page = "---\nsource_lang: en\n---\n\n# Open Space EN\n\n:::{note}\n## No heading\n:::\n\n## Ideas for Open Spaces\n"
    assert anchors_in(page) == {
        "open-space-en": "open-space-en",
        "ideas-for-open-spaces": "ideas-for-open-spaces",
        "Open-Space-EN": "open-space-en",
        "Ideas-for-Open-Spaces": "ideas-for-open-spaces",
    }


HEADING = st.lists(INLINE, min_size=1, max_size=3).map(" ".join)
LEVELS = st.sampled_from(["#", "##", "###", "####"])


@settings(max_examples=200, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(LEVELS, HEADING), min_size=1, max_size=5))
def test_anchors_are_those_that_myst_makes(headings: list[tuple[str, str]]) -> None:
    note = draft("\n\n".join(f"{level} {text}\n\ntext" for level, text in headings) + "\n")
    expected = myst_anchors(note.page())
    assert [slug for _heading, slug in page_anchors(note)] == expected[-len(note.headings) :]
