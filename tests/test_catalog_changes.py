"""What becomes of a catalog's messages when its note changes: what a reviewer sees, and that nothing is lost."""

from __future__ import annotations

import difflib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sphinx_intl import catalog as sphinx_intl

from tools.catalogs.canonical import write
from tools.catalogs.catalog import Catalog, Key, Message
from tools.catalogs.merge import Changes, Keep, merge
from tools.catalogs.moves import moves
from tools.catalogs.reader import read

HEAD = r"""# Open space
# 王小明 <ming@example.org>, 2026.
msgid ""
msgstr ""
"PO-Revision-Date: 2026-11-21 16:20+0800\n"
"Last-Translator: 王小明 <ming@example.org>\n"
"Language: zh_TW\n"
"Content-Type: text/plain; charset=utf-8\n"
"X-Generator: Poedit 3.5\n"
"""
NOTE = {
    "Open space": "開放空間",
    "The doors open at nine in the morning.": "早上九點開放入場。",
    "09:00": "上午 9:00",
    "Anybody may propose a session on the board upstairs.": "任何人都可以在樓上的看板提出場次。",
    "Sessions last half an hour.": "每場半小時。",
}
SOURCES = list(NOTE)


def catalog_of(messages: dict[str, str], head: str = HEAD) -> str:
    """A catalog; whatever stands before a source in lines of its own is a comment, a flag or an old source."""
    parts = [head]
    for source, translation in messages.items():
        *remarks, text = source.split("\n")
        parts.append("".join(f"{line}\n" for line in remarks) + f'msgid "{text}"\nmsgstr "{translation}"\n')
    return "\n".join(parts)


class Desk:
    """A catalog that follows its note, through sphinx-intl's own merge."""

    def __init__(self, text: str, folder: Path) -> None:
        self.text, self.folder = text, folder
        self.by_sphinx_intl = ""
        self.changes = Changes()

    def follow(self, *sources: str, keep: Keep | None = None, moved: dict[Key, Message] | None = None) -> list[str]:
        """Let the note hold *sources*; the lines of the catalog that this has changed."""
        template = catalog_of(dict.fromkeys(sources, ""), HEAD.replace("2026", "2027"))
        after = self._sphinx_intl(template)
        catalog, self.changes = merge(
            read(self.text), read(after), read(template), keep=keep or Keep(), moved=moved or {}
        )
        before, self.text = self.text, write(catalog)
        lines = difflib.unified_diff(before.splitlines(), self.text.splitlines(), n=0, lineterm="")
        return [line for line in list(lines)[2:] if not line.startswith("@@") and line not in "+-"]

    def _sphinx_intl(self, template: str) -> str:
        (self.folder / "a.pot").write_text(template, encoding="utf-8")
        (self.folder / "a.po").write_text(self.text, encoding="utf-8")
        catalog = sphinx_intl.load_po(str(self.folder / "a.po"))
        sphinx_intl.update_with_fuzzy(catalog, sphinx_intl.load_po(str(self.folder / "a.pot")))
        sphinx_intl.dump_po(str(self.folder / "a.po"), catalog, width=0)
        self.by_sphinx_intl = (self.folder / "a.po").read_text(encoding="utf-8")
        return self.by_sphinx_intl


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(catalog_of(NOTE), tmp_path)


def with_changes(**changes: str) -> list[str]:
    """The note's sources; the keywords begin the sources that are replaced."""
    return [next((new for start, new in changes.items() if source.startswith(start)), source) for source in SOURCES]


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


# -- --keep -------------------------------------------------------------------------------------

MENDED = "Anybody may propose a session on the board, upstairs."


def test_a_mended_typo_can_leave_its_translation_as_it_is(desk: Desk) -> None:
    assert desk.follow(*with_changes(Anybody=MENDED), keep=Keep(now=True)) == [
        f'-msgid "{SOURCES[3]}"',
        f'+msgid "{MENDED}"',
    ]
    assert desk.changes.kept == [(SOURCES[3], MENDED)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("09:00", "14:15"),
        ("The doors open at 9:00 and close at 18:00.", "The doors open at 9:00 and close at 17:00."),
        ("Bring a laptop.", "Please bring a charged laptop and an adapter."),
    ],
)
def test_a_text_with_other_facts_is_fuzzy_even_so(desk: Desk, old: str, new: str) -> None:
    """A number is never a typo: the translation has it, too."""
    desk.text = catalog_of({"Open space": "開放空間", old: "…"})
    desk.follow("Open space", new, keep=Keep(now=True))
    assert read(desk.text).messages[1].is_fuzzy
    assert desk.changes.kept == []


def test_what_waited_before_this_run_is_kept_for_the_notes_named_alone(desk: Desk) -> None:
    sources = with_changes(Anybody=MENDED)
    desk.follow(*sources)
    assert desk.follow(*sources, keep=Keep(now=True)) == []
    assert desk.follow(*sources, keep=Keep(now=True, earlier=True)) == ["-#, fuzzy", f'-#| msgid "{SOURCES[3]}"']
    assert desk.changes.kept == [(SOURCES[3], MENDED)]


def test_a_translator_s_own_doubt_is_never_taken_away(desk: Desk) -> None:
    """A fuzzy message without an old source was marked by a person."""
    desk.text = catalog_of({"#, fuzzy\nOpen space": "開放空間", f"#, fuzzy\n{SOURCES[3]}": "任何人"})
    desk.follow("Open space", MENDED, keep=Keep(now=True, earlier=False))
    assert [each.is_fuzzy for each in read(desk.text).messages] == [True, True]
    assert desk.follow("Open space", MENDED, keep=Keep(now=True, earlier=True))[-1] == f'-#| msgid "{SOURCES[3]}"'


# -- What the note no longer has ----------------------------------------------------------------


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


TEXTS = st.sampled_from([*SOURCES, MENDED, "14:15", "A sentence of its own.", "The doors open at ten.", "Room A"])


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
