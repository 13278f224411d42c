"""What a note no longer has: it waits, comes back, or has moved to another note; no translation is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tools.catalogs.catalog_desk import NOTE, SOURCES, Desk, catalog_of, read
from tools.catalogs.merge import Changes, Keep, merge
from tools.catalogs.moves import moves

from language_pair.catalogs.messages import Key, Message


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(catalog_of(NOTE), tmp_path)


def test_a_sentence_that_has_gone_waits_at_the_end_and_comes_back_as_it_was(desk: Desk) -> None:
    desk.text = before = catalog_of({"Open space": "開放空間", "# Ask.\n#, no-wrap\n09:00": "上午 9:00"})
    assert desk.follow("Open space") == [
        '-msgid "09:00"',
        '-msgstr "上午 9:00"',
        '+#~ msgid "09:00"',
        '+#~ msgstr "上午 9:00"',
    ]
    assert desk.follow("Open space") == []
    desk.follow("Open space", "09:00")
    assert desk.text == before


def test_what_was_never_translated_goes_with_its_sentence(desk: Desk) -> None:
    desk.text = catalog_of({"Open space": "開放空間", "Another one.": ""})
    desk.follow("Open space")
    assert read(desk.text).obsolete == ()


def test_what_is_in_use_is_not_kept_as_unused_too(desk: Desk) -> None:
    """Poedit and msgmerge can leave both."""
    desk.text += '\n#~ msgid "09:00"\n#~ msgstr "九點"\n\n#~ msgid "Gone"\n#~ msgstr "不見了"\n'
    desk.follow(*SOURCES)
    assert [each.source for each in read(desk.text).obsolete] == ["Gone"]


def test_a_message_without_a_translation_takes_that_of_its_unused_twin(desk: Desk) -> None:
    desk.text = catalog_of({"09:00": ""}) + '\n#~ msgid "09:00"\n#~ msgstr "九點"\n'
    desk.follow("09:00")
    assert [each.translations for each in read(desk.text)] == [("九點",)]


def test_a_sentence_that_comes_from_another_note_is_translated(desk: Desk) -> None:
    moved = Message(source="See you there.", translations=("到時見。",), comments=(" From the index.",))
    desk.follow(*SOURCES, "See you there.", moved={moved.key: moved})
    assert read(desk.text).messages[-1] == moved


TEXTS = st.sampled_from(
    [
        *SOURCES,
        "Anybody may propose a session on the board, upstairs.",
        "14:15",
        "A sentence of its own.",
        "The doors open at ten.",
        "Room A",
    ]
)


@given(st.lists(TEXTS, unique=True), st.lists(st.lists(TEXTS, unique=True), max_size=4), st.booleans())
@settings(deadline=None)
def test_no_change_of_a_note_ever_loses_a_translation(first: list[str], later: list[list[str]], keep: bool) -> None:
    """And a second run changes nothing, whatever the first one did."""
    catalog = read(catalog_of({text: f"譯：{text}" for text in first}))
    for sources in later:
        template = read(catalog_of(dict.fromkeys(sources, "")))
        catalog, _changes = merge(catalog, template, template, keep=Keep(now=keep), moved={})
        assert [each.source for each in catalog.messages] == sources
        assert {f"譯：{text}" for text in first} <= {each.translations[0] for each in catalog}
        again, changes = merge(catalog, template, template, keep=Keep(now=keep), moved={})
        assert (again, changes) == (catalog, Changes())


# -- Notes that move ----------------------------------------------------------------------------


def note(*sources: str) -> set[tuple[str, Key]]:
    return {("zh_TW", (None, source, None)) for source in sources}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"a": note("1", "2")}, {"a": note("3")}, {}),
        ({"a": note("1", "2")}, {"b": note("1", "2")}, {"a": "b"}),
        ({"a": note("1", "2", "3")}, {"b": note("1", "2", "4")}, {"a": "b"}),
        ({"a": note("1", "2", "3")}, {"b": note("1", "4", "5")}, {}),
        ({"a": note("1")}, {"a": note("1"), "b": note("1")}, {}),  # a copy
        ({"2021/a": note("1")}, {"2022/b": note("1"), "2022/a": note("1")}, {"2021/a": "2022/a"}),
        (
            {"a": note("1", "2"), "b": note("1", "2", "3")},
            {"c": note("1", "2", "3"), "d": note("1", "2")},
            {"a": "d", "b": "c"},
        ),
        ({"a": note()}, {"b": note()}, {}),
    ],
)
def test_a_note_is_known_again_by_its_messages(
    before: dict[str, set[tuple[str, Key]]], after: dict[str, set[tuple[str, Key]]], expected: dict[str, str]
) -> None:
    assert moves(before, after) == expected
