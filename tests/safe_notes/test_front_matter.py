"""Front matter, whatever is in it: MyST reads what a note may say and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st
from myst_parser.config.main import TopmatterReadError, read_topmatter

from language_pair.internals import plain_markdown
from safe_notes.bounded_yaml import DEEPEST, LONGEST
from safe_notes.faults import Fault
from safe_notes.front_matter import Cleaned, cleaned
from safe_notes.lists import FIELDS, META

pytestmark = pytest.mark.builds  # tries many inputs
#: Of lines that mean something to YAML, to Markdown or to MyST.
_LINE = st.sampled_from(
    [
        *("---", "----", "...", " ---", "--- x", "- a", "", "# c", "\ta", "a: b: c", "'", '"', "? a", ": b", "}", "]"),
        *(
            "source_lang: en",
            "tags: [a, b]",
            "myst:",
            "  html_meta:",
            "    description: x",
            "    robots: 'a'",
            "  a: b",
        ),
        *("myst: {enable_extensions: [substitution]}", "html_meta: {a: b}", "substitutions: {a: b}", "<<: {myst: {}}"),
        *(
            "&a",
            "*a",
            "tags: &a [*a]",
            "!!set {a}",
            "a\0b",
            "a\u2028myst: {url_schemes: []}",
            "tags: a\x85---",
            "x: \ud800",
        ),
        *(
            '"\\x6dyst": {a: b}',
            "date: 2021-99-99",
            "date: 2021-10-02",
            "tags: {a: [{b: c}]}",
            'title: "\\ud800\\u2028"',
        ),
    ]
)
_TEXT = st.one_of(st.lists(_LINE, max_size=12).map("\n".join), st.text(max_size=60))


@example("---\n...\nmyst: {enable_extensions: [substitution]}\n---\n")
@example("--- a\nmyst: {enable_extensions: [substitution]}\n---\n")
@example("-----\n---\nmyst: {enable_extensions: [substitution]}\n-----\n")
@example('---\ntitle: "\\ud800\\u2028---\\nmyst: {a: b}"\nx: y\n---\n')
@given(_TEXT.map("---\n{}\n---\nText\n".format) | _TEXT.map("---{}".format) | _TEXT)
def test_myst_reads_nothing_that_a_note_may_not_say(text: str) -> None:
    found = cleaned(text, FIELDS)
    data = _read_by_myst(found.text)
    assert set(data) <= {"myst", *FIELDS}
    assert set(data.get("myst", {})) <= {"html_meta"}
    for name, value in data.get("myst", {}).get("html_meta", {}).items():
        assert name in META
        assert isinstance(value, str)
    assert _read_by_markdown(found.text) == data
    assert found.text.count("\n") == text.count("\n")
    assert all(1 <= remark.line <= text.count("\n") + 1 for remark in found.remarks)


@given(_TEXT.map("---\n{}\n---\nText\n".format))
def test_what_was_cleaned_is_clean(text: str) -> None:
    once = cleaned(text, FIELDS)
    assert cleaned(once.text, FIELDS) == Cleaned(once.text)


def _read_by_myst(text: str) -> dict[str, Any]:
    """What is merged into MyST's settings."""
    try:
        return read_topmatter(text) or {}
    except TopmatterReadError:
        return {}


def _read_by_markdown(text: str) -> dict[str, Any]:
    """What becomes fields of the note."""
    [*tokens] = plain_markdown().parse(text.replace("\ud800", ""))
    front_matter = next((token.content for token in tokens if token.type == "front_matter"), "{}")
    read = yaml.safe_load(front_matter)
    assert isinstance(read, dict)
    return read


_FIELD = st.sampled_from([name for name in FIELDS if name != "date"])
_WORD = st.none() | st.booleans() | st.integers() | st.text("abc :#'\"中，\n-", max_size=8)
_VALUE = st.recursive(_WORD, lambda inner: st.lists(inner, max_size=3))


@given(st.dictionaries(_FIELD, _VALUE, min_size=1, max_size=4))
def test_fields_that_a_note_may_have_stay_as_they_are(fields: dict[str, Any]) -> None:
    good = f"---\n{yaml.safe_dump(fields)}---\nText\n"
    assert cleaned(good, FIELDS) == Cleaned(good)
    bad = cleaned(good.replace("---\n", "---\nother: x\n", 1), FIELDS)
    assert [(remark.fault, remark.line) for remark in bad.remarks] == [(Fault.FIELD, 2)]
    assert _read_by_myst(bad.text) == fields


@pytest.mark.parametrize(
    ("front_matter", "faults"),
    [
        (f"tags: {'x' * (LONGEST - 6)}", []),
        (f"tags: {'x' * (LONGEST - 5)}", [Fault.FRONT_MATTER]),
        (f"tags: {'[' * (DEEPEST - 1)}{']' * (DEEPEST - 1)}", []),
        (f"tags: {'[' * DEEPEST}{']' * DEEPEST}", [Fault.FRONT_MATTER]),
    ],
)
def test_front_matter_has_bounds(front_matter: str, faults: list[Fault]) -> None:
    assert [remark.fault for remark in cleaned(f"---\n{front_matter}\n---\n", FIELDS).remarks] == faults


def test_lines_that_can_be_read_alone_survive_one_that_cannot() -> None:
    found = cleaned("---\nsource_lang: zh_TW\ntitle: a: b\ntags:\n- c\nbreaks: true\n---\n", FIELDS)
    assert [(remark.fault, remark.line) for remark in found.remarks] == [(Fault.FRONT_MATTER, 3)]
    assert _read_by_myst(found.text) == {"source_lang": "zh_TW", "breaks": True}


def test_html_meta_above_myst_costs_the_note_no_other_field() -> None:
    found = cleaned("---\nsource_lang: en\nhtml_meta:\n  description: x\ntags: a\n---\n", FIELDS)
    assert [(remark.fault, remark.line) for remark in found.remarks] == [(Fault.META, 3)]
    assert "below `myst:`" in found.remarks[0].found
    assert _read_by_myst(found.text) == {"source_lang": "en", "tags": "a"}
