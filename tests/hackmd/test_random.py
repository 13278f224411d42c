"""Notes of every way of writing at random: words and addresses come out as they went in, and no note is an error."""

from __future__ import annotations

import re
from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.hackmd.test_cases import draft

pytestmark = pytest.mark.builds

WORDS = st.sampled_from(["報到台", "場地勘查", "alpha", "投影機", "beta", "三樓", "gamma"])
ADDRESSES = st.sampled_from(["https://example.org/a", "https://example.org/b_(c)", "https://example.org/d?e=1#f"])
INLINE = st.one_of(
    WORDS,
    st.builds("=={}==".format, WORDS),
    st.builds("++{}++".format, WORDS),
    st.builds("**{}**".format, WORDS),
    st.builds("~~{}~~".format, WORDS),
    st.builds("`{}`".format, WORDS),
    st.builds("[name={}]".format, WORDS),
    st.builds("[{}]({})".format, WORDS, ADDRESSES),
    st.builds("![{}]({} =200x)".format, WORDS, ADDRESSES),
    st.builds(" {} ".format, ADDRESSES),
    st.builds("<{}>".format, ADDRESSES),
    st.builds("{{{}}}".format, WORDS),
    st.builds("<{}>".format, WORDS),
    st.builds("^[{}]".format, WORDS),
    st.builds("H~{}~O".format, WORDS),
)
LINE = st.lists(INLINE, min_size=1, max_size=4).map(" ".join)
PARAGRAPH = st.lists(LINE, min_size=1, max_size=3).map("\n".join)


def _indented(text: str, first: str, other: str) -> str:
    return first + text.replace("\n", f"\n{other}")


BLOCK = st.recursive(
    st.one_of(
        PARAGRAPH,
        st.builds("## {}".format, LINE),
        st.builds("##### {}".format, LINE),
        st.just("---"),
        st.builds("```python=\n{}\n```".format, PARAGRAPH),
        st.builds("| {} | b |\n|---|---|\n| {} | c | d |".format, WORDS, WORDS),
        st.builds("- [ ] {}".format, LINE),
        st.builds("% {}".format, LINE),
        st.builds("<iframe src={}></iframe>".format, ADDRESSES),
    ),
    lambda inner: st.one_of(
        st.builds("\n\n".join, st.lists(inner, min_size=1, max_size=3)),
        st.builds(":::info\n{}\n:::".format, inner),
        st.builds(":::spoiler 標題\n{}\n:::".format, inner),
        st.builds(lambda text: _indented(text, "- ", "  "), inner),
        st.builds(lambda text: _indented(text, "> ", "> "), inner),
    ),
    max_leaves=6,
)
NOTE = st.lists(BLOCK, min_size=1, max_size=5).map(lambda blocks: "# 標題\n\n" + "\n\n".join(blocks) + "\n")
_WORD = re.compile("報到台|場地勘查|alpha|投影機|beta|三樓|gamma")


@settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(NOTE)
def test_words_and_addresses_stay(text: str) -> None:
    page = draft(text).page()
    assert Counter(_WORD.findall(page)) == Counter(_WORD.findall(text))
    for address in ("https://example.org/a", "https://example.org/b_(c)", "https://example.org/d?e=1#f"):
        assert page.count(address) == text.count(address)


@settings(max_examples=100, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.text(st.sampled_from("ab中文 \n#>-*`:[](){}<>!|=+~^$%_\\1.\t"), max_size=120))
def test_any_text_becomes_a_page(text: str) -> None:
    assert draft(f"{text}\n").page()
