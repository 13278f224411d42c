"""Imported notes get catalogs when somebody begins to translate them: a thousand notes have 50,000 messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.catalogs.catalog_desk import NOTE, TRANSLATED, ZH, Locale
from tests.tools.catalogs.test_command import FIRST, SECOND, catalogs_in, run, small, write
from tools.catalogs.command import note_name
from tools.hackmd.again.state import NAME

__all__ = ["small"]


@pytest.fixture
def locale(tmp_path: Path) -> Locale:
    return Locale(tmp_path)


def test_a_note_that_comes_later_gets_no_catalog(locale: Locale) -> None:
    told = locale.update(later=["b", "c"], a=["One."], b=["Two."], c=["Three."])
    assert told == ["2 notes have no catalogs until somebody begins to translate: b …", f"{ZH}/a.po: created: 1 new"]
    assert list(locale.catalogs) == ["a"]
    assert locale.update(later=["c"], a=["One."], b=["Two."], c=["Three."]) == [
        "1 note has no catalogs until somebody begins to translate: c",
        f"{ZH}/b.po: created: 1 new",
    ]


def test_a_note_that_somebody_has_begun_to_translate_is_followed(locale: Locale) -> None:
    locale.update(a=["One."])
    assert locale.update(later=["a"], a=["One.", "Two."]) == [f"{ZH}/a.po: updated: 1 new"]


def test_a_catalog_in_either_language_is_a_beginning(locale: Locale) -> None:
    locale.write("a", TRANSLATED.replace("zh_TW", "en"), language="en")
    assert f"{ZH}/a.po: created: 1 new" in locale.update(later=["a"], a=["One."])


def test_a_note_that_was_moved_takes_its_catalogs_along_whatever_comes_later(locale: Locale) -> None:
    locale.write("a", TRANSLATED)
    told = locale.update(later=["b", "c"], b=[*NOTE], c=["Three."])
    assert f"{ZH}/a.po -> {ZH}/b.po: the note has moved" in told
    assert list(locale.catalogs) == ["b"]


def test_a_sentence_does_not_move_to_a_note_without_catalogs(locale: Locale) -> None:
    locale.write("a", TRANSLATED)
    told = locale.update(later=["b"], a=[*NOTE][:4], b=[[*NOTE][4], "Other."])
    assert f"{ZH}/a.po: updated: 1 no longer in the note" in told
    assert f'#~ msgid "{[*NOTE][4]}"' in locale.catalogs["a"]


@pytest.mark.builds
def test_whoever_begins_names_the_note_or_its_folder(small: Path) -> None:
    (small / "docs/2021").mkdir()
    second = SECOND.replace("# 會議", "# 會議\n\n    議程")
    index = FIRST.replace("\n    n\n", "\n    n\n    2021/a\n    2021/b\n")
    write(small, index=index, **{"2021/a": second, "2021/b": second})
    pages = ("n", "2021/a", "2021/b")
    state = "".join(f'{{"source": "{page}.md", "page": "{page}.md"}}\n' for page in pages)
    (small / NAME).write_text(f"{state}{{\n", encoding="utf-8")
    own = ["zh_TW/LC_MESSAGES/index.po"]
    assert "3 notes have no catalogs until somebody begins to translate: 2021/a …" in run(small).stdout
    assert list(catalogs_in(small)) == own
    run(small, "n")
    assert list(catalogs_in(small)) == ["en/LC_MESSAGES/n.po", *own]
    run(small, "docs/2021")
    assert list(catalogs_in(small)) == [f"en/LC_MESSAGES/{page}.po" for page in sorted(pages)] + own
    before = catalogs_in(small)
    run(small)
    assert catalogs_in(small) == before


@pytest.mark.parametrize("text", ["2021/none", "..", "/etc", ""])
def test_a_folder_elsewhere_holds_no_notes(text: str) -> None:
    from argparse import ArgumentTypeError

    from tools.catalogs.command import notes_at

    with pytest.raises(ArgumentTypeError, match="there is no note"):
        notes_at(text)
    assert note_name("docs/2021/open-space.md") in notes_at("2021")
