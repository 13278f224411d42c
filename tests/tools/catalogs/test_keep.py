"""`--keep`: a typo mended in the source, after which the translation is as right as before."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from tests.tools.catalogs.catalog_desk import NOTE, SOURCES, ZH, Desk, Locale, catalog_of, read, with_changes
from tools.catalogs import command
from tools.catalogs.merge import Keep, merge

from language_pair.catalogs.messages import Catalog, Message


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(catalog_of(NOTE), tmp_path)


@pytest.fixture
def locale(tmp_path: Path) -> Locale:
    return Locale(tmp_path)


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
        ("每場十分鐘。", "每場二十分鐘。"),
        ("入場可以帶筆電。", "入場不可以帶筆電。"),
        ("一張票三百元。", "一張票五百元。"),
        ("報到在會場二樓。", "報到在會場三樓。"),
        ("The doors open at nine in the morning.", "The doors open at ten in the morning."),
        ("You may bring your dog to the venue.", "You may not bring your dog to the venue."),
    ],
)
def test_a_text_with_other_facts_is_fuzzy_even_so(desk: Desk, old: str, new: str) -> None:
    """What may have changed a fact is never a typo: the translation states it, too."""
    desk.text = catalog_of({"Open space": "開放空間", old: "…"})
    desk.follow("Open space", new, keep=Keep(now=True))
    assert read(desk.text).messages[1].is_fuzzy
    assert desk.changes.kept == []


@pytest.mark.parametrize(("plural", "is_kept"), [("%d sessions", True), ("%d posters", False)])
def test_the_plural_has_to_be_the_same_as_well(plural: str, is_kept: bool) -> None:
    old = Message(source="%d sesion", plural="%d sesions", translations=("%d 場",))
    new = Message(source="%d session", plural=plural, translations=("",))
    before, after = Catalog(messages=(old,)), Catalog(messages=(new,))
    catalog, _changes = merge(before, after, after, keep=Keep(now=True), moved={})
    assert catalog.messages[0].is_fuzzy is not is_kept


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


# -- On files ------------------------------------------------------------------------------------

OLD, NEW = "Anybody may propose a sesion.", "Anybody may propose a session."


def test_what_was_kept_is_told(locale: Locale) -> None:
    locale.write("a", catalog_of({OLD: "任何人都可以提出場次。"}))
    locale.write("b", catalog_of({OLD: "任何人都可以提出場次。"}))
    assert locale.update(["a"], a=[NEW], b=[NEW]) == [
        f"{ZH}/a.po: updated: 1 kept",
        f"    kept the translation of {OLD!r}, which is now {NEW!r}",
        f"{ZH}/b.po: updated: 1 changed",
    ]
    assert "fuzzy" not in locale.catalogs["a"]
    assert locale.update([], a=[OLD], b=[NEW])[0] == f"{ZH}/a.po: updated: 1 kept"
    assert "#, fuzzy" in locale.catalogs["b"]


@pytest.mark.parametrize(
    "written",
    ["2021/open-space", "docs/2021/open-space.md", "2021/open-space.md", f"{ZH}/2021/open-space.po"],
)
def test_a_note_can_be_named_as_it_is_found(written: str) -> None:
    assert command.note_name(written) == "2021/open-space"


def test_a_note_that_is_not_there_is_refused() -> None:
    with pytest.raises(argparse.ArgumentTypeError, match="there is no note '2021/opn'; write its name as in 2021/open"):
        command.note_name("2021/opn")
    assert command.note_name("pycontw") == "pycontw"
    assert command.note_name("_ext/site_search/locale/zh_TW/LC_MESSAGES/site_search.po") == "site_search"
