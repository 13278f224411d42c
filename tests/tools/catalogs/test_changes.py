"""What becomes of a catalog's messages when its note changes: what a reviewer sees, and that nothing is lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.catalogs.catalog_desk import HEAD, NOTE, SOURCES, Desk, catalog_of, read, with_changes
from tools.catalogs.canonical import write
from tools.catalogs.merge import Changes, Keep, merge

from language_pair.catalogs.messages import Catalog


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(catalog_of(NOTE), tmp_path)


# -- One change, one message --------------------------------------------------------------------


def test_a_note_that_has_not_changed_changes_nothing(desk: Desk) -> None:
    assert desk.follow(*SOURCES) == []
    assert desk.changes == Changes()


def test_one_changed_sentence_changes_one_message_and_keeps_the_old_text(desk: Desk) -> None:
    assert desk.follow(*with_changes(The="The doors open at ten in the morning.")) == [
        '-msgid "The doors open at nine in the morning."',
        "+#, fuzzy",
        '+#| msgid "The doors open at nine in the morning."',
        '+msgid "The doors open at ten in the morning."',
    ]


def test_a_short_field_that_has_changed_is_fuzzy_and_not_lost(desk: Desk) -> None:
    """sphinx-intl puts it away and makes another, without a translation."""
    assert desk.follow(SOURCES[0], SOURCES[1], "14:15", *SOURCES[3:]) == [
        '-msgid "09:00"',
        "+#, fuzzy",
        '+#| msgid "09:00"',
        '+msgid "14:15"',
    ]
    assert '#~ msgid "09:00"' in desk.by_sphinx_intl


def test_fields_that_have_changed_side_by_side_stay_in_their_order(desk: Desk) -> None:
    desk.follow("Kitchen", "Hall", "Garden")
    desk.text = catalog_of({"Kitchen": "廚房", "Hall": "大廳", "Garden": "花園"})
    desk.follow("Room A", "Room B", "Room C")
    pairs = [(each.old_source, each.source, each.translations) for each in read(desk.text).messages]
    assert pairs == [("Kitchen", "Room A", ("廚房",)), ("Hall", "Room B", ("大廳",)), ("Garden", "Room C", ("花園",))]


def test_a_new_sentence_is_empty_and_has_no_facts_of_a_similar_one(desk: Desk) -> None:
    new = "The doors open at noon in the evening."
    assert desk.follow(*SOURCES, new) == [f'+msgid "{new}"', '+msgstr ""']
    assert f'#, fuzzy\nmsgid "{new}"\nmsgstr "早上九點開放入場。"' in desk.by_sphinx_intl


def test_a_new_sentence_is_empty_beside_a_changed_one(desk: Desk) -> None:
    changed, new = "The doors open at ten in the morning.", "The doors close at six in the evening."
    desk.follow(SOURCES[0], new, changed, *SOURCES[2:])
    messages = {each.source: each for each in read(desk.text).messages}
    assert messages[changed].is_fuzzy
    assert not messages[new].is_translated


def test_a_sentence_in_the_place_of_quite_another_is_new(desk: Desk) -> None:
    desk.follow(*with_changes(Anybody="Lunch: vegetarian boxes, paid for by our sponsors, from noon on."))
    assert [each.source for each in read(desk.text).messages if not each.is_translated] == [desk.changes.new[0].source]
    assert [each.translations for each in read(desk.text).obsolete] == [("任何人都可以在樓上的看板提出場次。",)]


def test_a_changed_sentence_may_have_moved_in_its_note(desk: Desk) -> None:
    changed = "Anybody may propose a session on the board downstairs."
    desk.follow(changed, *SOURCES[:3], SOURCES[4])
    assert read(desk.text).messages[0].old_source == SOURCES[3]
    assert read(desk.text).messages[0].translations == (NOTE[SOURCES[3]],)


def test_sentences_in_another_order_are_the_same(desk: Desk) -> None:
    desk.follow(*reversed(SOURCES))
    assert {each.source: each.translations[0] for each in read(desk.text).messages} == NOTE
    assert not any(each.is_fuzzy for each in read(desk.text))


def test_the_source_of_a_translation_outlives_a_second_change(desk: Desk) -> None:
    """The translation is still that of the first text."""
    desk.follow(*with_changes(The="The doors open at ten in the morning."))
    desk.follow(*with_changes(The="The doors open at ten in the evening."))
    assert read(desk.text).messages[1].old_source == "The doors open at nine in the morning."


def test_a_change_that_is_taken_back_leaves_nothing_behind(desk: Desk) -> None:
    before = desk.text
    desk.follow(*with_changes(The="The doors open at ten in the morning."))
    desk.follow(*SOURCES)
    assert desk.text == before
    assert [each.source for each in desk.changes.back] == ["The doors open at ten in the morning."]


@pytest.mark.parametrize("run_between", [True, False])
def test_a_translation_that_was_read_again_is_of_the_new_text(desk: Desk, run_between: bool) -> None:
    """Its mark is deleted: what it once came from tells nothing, even if that text is back."""
    ten = "The doors open at ten in the morning."
    desk.follow(*with_changes(The=ten))
    desk.text = desk.text.replace("#, fuzzy\n", "").replace("早上九點", "早上十點")
    if run_between:
        assert desk.follow(*with_changes(The=ten)) == ['-#| msgid "The doors open at nine in the morning."']
    desk.follow(*SOURCES)
    back = read(desk.text).messages[1]
    assert (back.is_fuzzy, back.old_source, back.translations) == (True, ten, ("早上十點開放入場。",))


def test_flags_that_babel_guesses_are_taken_away(desk: Desk) -> None:
    doubtful = ["Half price: 50% for students.", "See {doc}`years` for more."]
    desk.text = catalog_of({f"#, no-wrap, python-format\n{doubtful[0]}": "學生半價。"})
    desk.follow(*doubtful)
    assert "python" in desk.by_sphinx_intl
    assert [each.flags for each in read(desk.text).messages] == [("no-wrap",), ()]


def test_flags_that_the_template_has_stay(desk: Desk) -> None:
    """Those of our own labels, which Python does format."""
    template = read(catalog_of({"#, python-format\n%s of them": ""}))
    catalog, _changes = merge(Catalog(), template, template, keep=Keep(), moved={})
    assert catalog.messages[0].flags == ("python-format",)


# -- What translators have written beside -------------------------------------------------------


def test_names_dates_and_comments_stay_as_they_were(desk: Desk) -> None:
    remarks = "# Ask the organisers.\n# catalogs: silence term -- a name\n#, fuzzy, no-wrap\nOpen space"
    desk.text = catalog_of({remarks: "開放空間", "09:00": "上午 9:00"})
    assert desk.follow("Open space", "09:00", "A new one.") == ['+msgid "A new one."', '+msgstr ""']
    assert desk.text.startswith(HEAD)


def test_a_changed_message_keeps_its_comments(desk: Desk) -> None:
    desk.text = catalog_of({"# Ask the organisers.\n09:00": "上午 9:00"})
    desk.follow("14:15")
    assert read(desk.text).messages[0].comments == (" Ask the organisers.",)


@pytest.mark.parametrize(("length", "is_changed"), [(30, True), (31, False)])
def test_a_field_is_short(desk: Desk, length: int, is_changed: bool) -> None:
    """What is in its place is the same field, changed; a longer text without likeness is another one."""
    old, new = "abcdefghi " * 3 + "a" * (length - 30), "UVWXYZ" * 5 + "U" * (length - 30)
    old = old[: length - 1] + "j"
    desk.text = catalog_of({old: "舊的"})
    desk.follow(new)
    assert [each.old_source for each in read(desk.text).messages] == [old if is_changed else None]
    assert len(old) == len(new) == length


@pytest.mark.builds
@pytest.mark.parametrize("number", [20_000, pytest.param(100_000, marks=pytest.mark.long)])
def test_a_catalog_of_many_messages_follows_its_note(number: int) -> None:
    """Where hundreds had gone from among them, each took a look at all the others."""
    before = [f"Sentence {each} of a long note." for each in range(number)]
    now = [text.replace("long", "longer") if each % 100 == 7 else text for each, text in enumerate(before) if each % 50]
    catalog = read(catalog_of({text: f"譯：{text}" for text in before}))
    template = read(catalog_of(dict.fromkeys(now, "")))
    merged, changes = merge(catalog, template, template, keep=Keep(), moved={})
    assert (len(changes.changed), len(changes.gone), len(changes.new)) == (number // 100, number // 50, 0)
    assert [each.old_source for each in merged.messages if each.is_fuzzy] == before[7::100]
    assert len(read(write(merged)).messages) == number - number // 50
