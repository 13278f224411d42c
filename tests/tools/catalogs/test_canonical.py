"""The canonical form of a catalog: one way to write it, whoever has edited it, and nothing lost on the way."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests.tools.catalogs.catalog_desk import read
from tools import ROOT
from tools.catalogs.canonical import write

from language_pair.catalogs.po_strings import escape, quote, unescape

HERE = Path(__file__).parent / "data"
EDITORS = HERE / "editors"
PYTHON = HERE / "python-docs-zh-tw" / "bool.po"
OURS = sorted((ROOT / "locale").rglob("*.po"))

# -- What editors have saved --------------------------------------------------------------------


def text_of(path: Path) -> str:
    return path.read_bytes().decode()


@pytest.mark.parametrize("editor", ["poedit", "weblate", "lokalize", "msgmerge"])
def test_what_an_editor_has_saved_comes_back_in_canonical_form(editor: str) -> None:
    """Its comments, flags, old sources and unused messages are all there, and no line differs."""
    canonical = text_of(EDITORS / "canonical.po")
    assert write(read(canonical)) == canonical
    saved = text_of(EDITORS / f"{editor}.po")
    assert saved != canonical
    assert write(read(saved)).split("\n\n")[1:] == canonical.split("\n\n")[1:]


def head_of(path: Path) -> list[str]:
    return write(read(text_of(path))).split("\n\n")[0].splitlines()


@pytest.mark.parametrize(
    ("editor", "kept"),
    [
        ("poedit", ['"X-Generator: Poedit 3.5\\n"', '"X-Poedit-SourceCharset: UTF-8\\n"']),
        ("weblate", ['"X-Generator: Weblate 5.8\\n"']),
        ("lokalize", ['"X-Generator: Lokalize 24.08.1\\n"']),
    ],
)
def test_an_editor_s_own_fields_and_names_stay_in_the_head(editor: str, kept: list[str]) -> None:
    head = head_of(EDITORS / f"{editor}.po")
    assert "# 王小明 <ming@example.org>, 2026." in head
    assert '"Last-Translator: 王小明 <ming@example.org>\\n"' in head
    assert head[-len(kept) :] == kept


def test_the_fields_of_the_head_have_one_order_and_one_spelling() -> None:
    canonical, saved = head_of(EDITORS / "canonical.po"), head_of(EDITORS / "msgmerge.po")
    assert saved == canonical


def meaning(text: str) -> list[object]:
    """All that Babel, which Sphinx compiles with, finds in a catalog."""
    catalog = read_po(io.BytesIO(text.encode()))
    return [
        (each.id, each.string, each.context, sorted(each.flags), each.user_comments, each.auto_comments)
        for each in [*catalog, *catalog.obsolete.values()]
        if each.id
    ]


def test_a_catalog_of_another_sphinx_project_changes_in_its_form_alone() -> None:
    """Python's, in Taiwanese Chinese: see the README beside it. Its places in the note alone are left out."""
    original = text_of(PYTHON)
    canonical = write(read(original))
    assert meaning(canonical) == meaning(original)
    assert sorted(unwrapped(canonical)) == sorted(
        line.replace("UTF-8", "utf-8") for line in unwrapped(original) if not line.startswith("#:")
    )


def unwrapped(text: str) -> list[str]:
    """The lines of a catalog with its wrapped strings joined, those of the head apart."""
    joined = text.replace('""\n"', '"').replace('"\n"', "")
    return [line for line in joined.replace("\\n", "\n").splitlines() if line]


@pytest.mark.parametrize("catalog", OURS, ids=lambda path: path.relative_to(ROOT / "locale").as_posix())
def test_our_catalogs_are_in_canonical_form(catalog: Path) -> None:
    assert write(read(text_of(catalog))) == text_of(catalog)


# -- The form -----------------------------------------------------------------------------------

WILD = r"""﻿#written without a space
#, no-wrap
#,fuzzy
#: note.md:3
#=workflow , draft
#| msgid "Old "
#| "words"
#. from the source
msgctxt "place"
msgid ""
"One line\n"
"and "
"another\tone"
msgstr   ""
"一行\n"
"又一行"
# of a message that has gone
#~, fuzzy
#~ msgid "Gone"
#~ msgstr "不見了"
msgid "one"
msgid_plural "many"
msgstr[1] "多"
msgstr[0] "一"

# at the end
#: note.md:9
#. of all
#~, fuzzy
"""
TAMED = r"""# written without a space
#. from the source
#, fuzzy, no-wrap
#= draft, workflow
#| msgid "Old words"
msgctxt "place"
msgid ""
"One line\n"
"and another\tone"
msgstr ""
"一行\n"
"又一行"

msgid "one"
msgid_plural "many"
msgstr[0] "一"
msgstr[1] "多"

# of a message that has gone
#, fuzzy
#~ msgid "Gone"
#~ msgstr "不見了"

# at the end
#. of all
#, fuzzy
"""


def test_each_thing_has_its_place() -> None:
    assert write(read(WILD)) == TAMED


@pytest.mark.parametrize(
    ("written", "text", "again"),
    [
        (r"a\tb\n", "a\tb\n", r"a\tb\n"),
        (r"\"C:\\dir\"", '"C:\\dir"', r"\"C:\\dir\""),
        (r"\\n", "\\n", r"\\n"),
        (r"\a\b\f\v\r", "\a\b\f\v\r", r"\a\b\f\v\r"),
        (r"\303\244\x41", "äA", "äA"),
        (r"\033[1m", "\x1b[1m", r"\033[1m"),
        (r"\377", "\udcff", r"\377"),  # a byte that is no text
        (r"\q", "\\q", r"\\q"),  # no escape at all; gettext refuses it, the reader reports it
        ("中文\u2028行", "中文\u2028行", "中文\u2028行"),
    ],
)
def test_escapes(written: str, text: str, again: str) -> None:
    assert unescape(written) == text
    assert escape(text) == again
    assert unescape(again) == text


def test_a_string_is_broken_at_its_own_line_ends_alone() -> None:
    assert quote("a\nb") == ['""', r'"a\n"', '"b"']
    assert quote("a\n") == [r'"a\n"']
    assert quote("word " * 40) == [f'"{"word " * 40}"']
