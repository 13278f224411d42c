"""`nox -s catalogs` on files: templates and catalogs in, sphinx-intl between, and what is told about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.catalogs.catalog_desk import NOTE, TRANSLATED, ZH, Locale, catalog_of
from tools.catalogs import updating
from tools.catalogs.files import Locale as Files
from tools.catalogs.updating import UpdateError, bring_up_to_date


@pytest.fixture
def locale(tmp_path: Path) -> Locale:
    return Locale(tmp_path)


def test_a_new_note_gets_a_catalog_in_canonical_form_and_a_second_run_changes_nothing(locale: Locale) -> None:
    assert locale.update(a=["One.", "Two."]) == [f"{ZH}/a.po: created: 2 new"]
    text = locale.catalogs["a"]
    assert '"Language: zh_TW\\n"' in text
    assert text.endswith('\n\nmsgid "One."\nmsgstr ""\n\nmsgid "Two."\nmsgstr ""\n')
    assert locale.update(a=["One.", "Two."]) == []
    assert locale.catalogs == {"a": text}


def test_a_catalog_that_nothing_has_changed_is_not_written(locale: Locale) -> None:
    """Whoever watches the file, as `nox -s live` does, would build for nothing."""
    path = locale.write("a", TRANSLATED)
    path.chmod(0o444)
    before = path.stat().st_mtime_ns
    assert locale.update(a=[*NOTE]) == []
    assert path.stat().st_mtime_ns == before


def test_what_happens_to_the_messages_is_told(locale: Locale) -> None:
    locale.write("a", TRANSLATED)
    sources = ["Open space", "The doors open at ten in the morning.", *list(NOTE)[2:4], "Bring your own cup, please!"]
    assert locale.update(a=sources) == [f"{ZH}/a.po: updated: 1 changed, 1 new, 1 no longer in the note"]
    assert locale.update(a=list(NOTE)) == [f"{ZH}/a.po: updated: 2 back again, 1 no longer in the note"]
    assert locale.catalogs["a"] == TRANSLATED


def test_a_date_that_babel_cannot_read_stops_nothing(locale: Locale) -> None:
    """sphinx-intl fell over it with a traceback."""
    strange = TRANSLATED.replace("2026-11-21 16:20+0800", "yesterday").replace(
        "X-Gen", 'Plural-Forms: many\\n"\n"X-Gen'
    )
    locale.write("a", strange)
    locale.update(a=[*NOTE, "New."])
    assert "PO-Revision-Date: yesterday" in locale.catalogs["a"]
    assert "Plural-Forms: many" in locale.catalogs["a"]


# -- Notes that move and notes that go ----------------------------------------------------------


def test_a_moved_note_takes_its_catalog_along(locale: Locale) -> None:
    old = locale.write("2021/a", TRANSLATED)
    old.with_suffix(".mo").write_bytes(b"compiled")
    assert locale.update(**{"2022__b": [*NOTE, "New."]}) == [
        f"{ZH}/2021/a.po -> {ZH}/2022/b.po: the note has moved",
        f"{ZH}/2022/b.po: updated: 1 new",
    ]
    assert locale.catalogs == {"2022/b": TRANSLATED + '\nmsgid "New."\nmsgstr ""\n'}
    assert not old.parent.exists()


def test_a_moved_note_s_catalog_is_the_same_file_elsewhere(locale: Locale) -> None:
    locale.write("a", TRANSLATED)
    assert locale.update(b=[*NOTE]) == [f"{ZH}/a.po -> {ZH}/b.po: the note has moved"]
    assert locale.catalogs == {"b": TRANSLATED}


def test_a_deleted_note_s_catalog_goes_after_saying_what_is_lost(locale: Locale) -> None:
    old = locale.write("a", TRANSLATED + '\nmsgid "Empty"\nmsgstr ""\n\n#~ msgid "Gone"\n#~ msgstr "不見了"\n')
    old.with_suffix(".mo").write_bytes(b"compiled")
    locale.write("b", catalog_of({"B": "乙"}))
    assert locale.update(b=["B"]) == [
        f"{ZH}/a.po: deleted: no note has messages for it; 5 translated messages lost with it, 1 unused"
    ]
    assert list(locale.catalogs) == ["b"]
    assert not old.with_suffix(".mo").exists()


def test_the_loss_is_told_before_the_file_is_gone(locale: Locale) -> None:
    path = locale.write("a", TRANSLATED)
    lines = bring_up_to_date(locale.locale, locale.folder / "pot", locale.folder / "scratch", None)
    assert "a.po: deleted" in next(lines)
    assert path.exists()
    assert list(lines) == []
    assert not path.exists()


def test_a_section_that_moves_to_another_note_takes_its_translations_along(locale: Locale) -> None:
    locale.write("a", TRANSLATED.replace('msgid "Sessions', '# Half an hour, really.\nmsgid "Sessions'))
    locale.write("b", catalog_of({"B": "乙"}))
    sources = list(NOTE)
    assert locale.update(a=sources[:3], b=["B", *sources[3:]]) == [
        f"{ZH}/a.po: updated: 2 now in another note",
        f"{ZH}/b.po: updated: 2 from another note",
    ]
    assert "#~" not in locale.catalogs["a"]
    assert "# Half an hour, really.\nmsgid" in locale.catalogs["b"]
    assert "每場半小時。" in locale.catalogs["b"]


def test_a_sentence_that_moves_without_a_translation_is_new(locale: Locale) -> None:
    locale.write("a", catalog_of({"A": "甲", "Not translated.": ""}))
    locale.write("b", catalog_of({"B": "乙"}))
    told = locale.update(a=["A"], b=["B", "Not translated."])
    assert told == [f"{ZH}/a.po: updated: 1 no longer in the note", f"{ZH}/b.po: updated: 1 new"]


def test_a_catalog_that_a_moved_note_no_longer_needs_goes_after_saying_what_is_lost(locale: Locale) -> None:
    english = locale.write("a", catalog_of({"一": "one"}).replace("zh_TW", "en"), "en")
    locale.write("a", TRANSLATED)
    assert locale.update(b=list(NOTE)) == [
        f"{ZH}/a.po -> {ZH}/b.po: the note has moved",
        "locale/en/LC_MESSAGES/a.po: deleted: no note has messages for it; 1 translated message lost with it",
    ]
    assert not english.exists()


def test_what_is_kept_by_hand_has_no_template_and_stays(locale: Locale) -> None:
    """`sphinx.po` holds what Sphinx and the theme show; only its form is ours."""
    locale.write("sphinx", TRANSLATED.replace("\n\n", "\n\n\n"))
    assert locale.update(a=["A"]) == [f"{ZH}/a.po: created: 1 new", f"{ZH}/sphinx.po: now in canonical form"]
    assert locale.catalogs["sphinx"] == TRANSLATED


def test_a_catalog_that_only_one_language_still_needs_stays_there(locale: Locale) -> None:
    """A note is one note, whatever languages its messages go into."""
    english = locale.write("a", catalog_of({"一": "one"}).replace("zh_TW", "en"), "en")
    locale.write("a", TRANSLATED)
    assert locale.update(a=list(NOTE), b=["One more note."]) == [
        f"{ZH}/b.po: created: 1 new",
        "locale/en/LC_MESSAGES/a.po: deleted: no note has messages for it; 1 translated message lost with it",
    ]
    assert not english.exists()


def test_labels_that_are_with_their_code_take_their_translations_along(locale: Locale, tmp_path: Path) -> None:
    """A label that another extension shows from now on is not translated anew."""
    wing = tmp_path / "_ext" / "wing" / "locale"
    locale.locale = Files(folder=tmp_path / "locale", labels={"wing": wing})
    locale.write("pycontw", catalog_of({"Founded": "成立", "Home": "首頁"}))
    path = "_ext/wing/locale/zh_TW/LC_MESSAGES/wing.po"
    assert locale.update(pycontw=["Founded"], wing=["Home", "Menu"]) == [
        f"{ZH}/pycontw.po: updated: 1 now in another note",
        f"{path}: created: 1 new, 1 from another note",
    ]
    assert 'msgid "Home"\nmsgstr "首頁"\n' in (tmp_path / path).read_text(encoding="utf-8")
    assert list(locale.catalogs) == ["pycontw"]
    assert locale.update(pycontw=["Founded"], wing=["Home", "Menu"]) == []
    assert locale.update(pycontw=["Founded"]) == [
        f"{path}: deleted: no note has messages for it; 1 translated message lost with it"
    ]
    assert not wing.joinpath("zh_TW/LC_MESSAGES/wing.po").exists()


# -- Faults -------------------------------------------------------------------------------------


def test_with_a_broken_catalog_nothing_is_changed_and_all_faults_are_told(locale: Locale) -> None:
    locale.write("a", TRANSLATED.replace('msgid "09:00"', 'msgid "09:00'))
    locale.write("b", TRANSLATED.replace("Language: zh_TW", "Language: ja"))
    locale.write("c", '#~ msgid "a"\nmsgstr "b"\n')
    before = locale.catalogs
    with pytest.raises(UpdateError) as caught:
        locale.update(a=["New."], b=["New."], c=["New."])
    assert str(caught.value).splitlines() == [
        f"{ZH}/a.po:17: this string has no closing quotation mark",
        f"{ZH}/b.po:7: the header names the language 'ja', not 'zh_TW'",
        f"{ZH}/c.po:2: this message is half in use and half not (#~)",
    ]
    assert locale.catalogs == before


def test_a_catalog_that_cannot_be_read_is_named_and_nothing_is_changed(locale: Locale) -> None:
    locale.write("b/a", TRANSLATED).parent.rename(locale.folder / ZH / "a.po")
    with pytest.raises(UpdateError) as caught:
        locale.update(a=["New."])
    assert str(caught.value) == f"{ZH}/a.po:1: this catalog cannot be read: it is a folder"


def test_when_sphinx_intl_fails_nothing_is_changed(locale: Locale, monkeypatch: pytest.MonkeyPatch) -> None:
    locale.write("a", TRANSLATED)
    monkeypatch.delattr(updating.sphinx_intl, "update_with_fuzzy")
    with pytest.raises(UpdateError, match=r"^sphinx-intl failed:\nzh_TW/a: AttributeError"):
        locale.update(a=["New."])
    assert locale.catalogs == {"a": TRANSLATED}
