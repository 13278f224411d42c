"""The canonical form of a catalog: one way to write it, whoever has edited it, and nothing lost on the way."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from hypothesis import given, settings
from hypothesis import strategies as st

from tools import ROOT
from tools.catalogs.canonical import write
from tools.catalogs.catalog import Catalog, Message
from tools.catalogs.reader import MalformedError, read
from tools.catalogs.strings import escape, quote, unescape

HERE = Path(__file__).parent / "catalogs"
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
#. of all
"""
TAMED = r"""# written without a space
#. from the source
#, fuzzy, no-wrap
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
        (r"\q", "\\q", r"\\q"),  # no escape at all; gettext refuses it, po_files reports it
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


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('msgid "a"\nmsgstr "b', 2, "this is not a catalog line: 'msgstr \"b'"),
        ('msgid "a"\n', 2, "the last message has no msgstr"),
        ('msgstr "a"\n', 1, "this msgstr has no msgid before it"),
        ('"a"\n', 1, "this string belongs to no msgid or msgstr"),
        ('msgid "a"\nmsgstr "b"\nmsgstr "c"\n', 3, "this message has a second msgstr"),
        ('msgid "a"\nmsgid "b"\nmsgstr "c"\n', 2, "this message has a second msgid, or the one before has no msgstr"),
        ('msgid ""\nmsgstr ""\n\nmsgid ""\nmsgstr ""\n', 6, "the catalog has a second head"),
        ('msgid "a"\nmsgstr "b"\n#| msgid\n', 3, "this is not a catalog line: 'msgid'"),
        ('msgctxt "a"\nmsgstr "b"\n', 2, "this msgstr has no msgid before it"),
        ('#~ msgid "a"\nmsgstr "b"\n', 2, "this message is half in use and half not (#~)"),
    ],
)
def test_what_is_no_catalog_is_refused_with_its_line(text: str, line: int, what: str) -> None:
    with pytest.raises(MalformedError) as caught:
        read(text)
    assert (caught.value.line, caught.value.what) == (line, what)


# -- Whatever stands in it ----------------------------------------------------------------------

LETTERS = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t\"\\中é' ")
TEXTS = st.text(LETTERS, max_size=30)
REMARKS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), max_size=12).map(
    lambda text: f" {text}".rstrip()
)
FLAGS = st.lists(st.sampled_from(["fuzzy", "no-wrap", "python-format"]), unique=True).map(
    lambda flags: tuple(sorted(flags, key=lambda flag: (flag != "fuzzy", flag)))
)


@st.composite
def messages(draw: st.DrawFn, obsolete: bool) -> Message:
    plural = draw(st.none() | TEXTS)
    count = 1 if plural is None else draw(st.integers(1, 3))
    previous = [(keyword, draw(TEXTS)) for keyword in ("msgctxt", "msgid", "msgid_plural") if draw(st.booleans())]
    return Message(
        source=draw(st.text(LETTERS, min_size=1, max_size=30)),
        translations=tuple(draw(TEXTS) for _ in range(count)),
        context=draw(st.none() | TEXTS),
        plural=plural,
        comments=tuple(draw(st.lists(REMARKS, max_size=2))),
        extracted=tuple(draw(st.lists(REMARKS, max_size=2))),
        flags=draw(FLAGS),
        previous=tuple(previous),
        obsolete=obsolete,
    )


CATALOGS = st.builds(
    Catalog,
    head=st.builds(
        Message,
        source=st.just(""),
        translations=st.just(("Language: zh_TW\nX-Own: 王小明 <ming@example.org>\n",)),
        comments=st.lists(REMARKS, min_size=1, max_size=2).map(tuple),
        flags=FLAGS,
    ),
    messages=st.lists(messages(obsolete=False), max_size=4).map(tuple),
    obsolete=st.lists(messages(obsolete=True), max_size=2).map(tuple),
    trailing=st.lists(REMARKS, max_size=2).map(tuple),
)


@given(CATALOGS)
@settings(deadline=None)
def test_canonical_form_loses_nothing_and_is_canonical(catalog: Catalog) -> None:
    text = write(catalog)
    assert read(text) == catalog
    assert write(read(text)) == text


@given(CATALOGS, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_any_way_to_write_a_catalog_comes_back_in_the_same_form(catalog: Catalog, luck: random.Random) -> None:
    assert write(read("\n".join(scribbled(catalog, luck)))) == write(catalog)


@given(CATALOGS)
@settings(deadline=None)
def test_sphinx_finds_the_same_translations_in_it(catalog: Catalog) -> None:
    """Babel joins equal messages, and reads no plural without a plural rule: those have tests of their own."""
    wanted = {(each.context, each.source): each.translations[0] for each in catalog.messages if each.plural is None}
    alone = [each for each in catalog.messages if each.plural is None]
    found = read_po(io.BytesIO(write(Catalog(head=catalog.head, messages=tuple(alone))).encode()))
    keys = [(each.context, each.id) for each in found if each.id]
    assert set(keys) == set(wanted)
    if len(wanted) == len(alone):
        assert {(each.context, each.id): each.string for each in found if each.id} == wanted


PIECES = [
    "#",
    "~",
    "|",
    ",",
    ".",
    ":",
    " ",
    "\n",
    '"',
    "\\",
    "中",
    "msgid ",
    "msgstr ",
    "msgstr[0] ",
    '"a"\n',
    "msgctxt ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@settings(deadline=None)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        catalog = read(text)
    except MalformedError as error:
        assert 1 <= error.line <= text.count("\n") + 1
    else:
        assert write(read(write(catalog))) == write(catalog)


def scribbled(catalog: Catalog, luck: random.Random) -> Iterator[str]:
    """*catalog* as no program would write it, but any may."""
    head = [catalog.head] if catalog.head else []
    for message in [*head, *catalog]:
        yield from [""] * luck.randint(0, 2)
        yield from (f"{mark}{text}  " for mark, texts in remarks(message) for text in texts)
        yield "#: note.md:12 other.md:3"
        yield from (
            f"#,{flag},{luck.choice(['', message.flags[0]])}" for flag in luck.sample(message.flags, len(message.flags))
        )
        mark = "#~" if message.obsolete else ""
        for keyword, text in message.previous:
            yield from wrapped(luck.choice(["#|", "#~|"]) if message.obsolete else "#|", keyword, text, luck)
        for keyword, text in fields(message):
            yield from wrapped(mark, keyword, text, luck)
    yield from (f"#{text}" for text in catalog.trailing)
    yield "\r"


def remarks(message: Message) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "#", message.comments
    yield "#.", message.extracted


def fields(message: Message) -> Iterator[tuple[str, str]]:
    if message.context is not None:
        yield "msgctxt", message.context
    yield "msgid", message.source
    if message.plural is not None:
        yield "msgid_plural", message.plural
    for number, text in enumerate(message.translations):
        yield "msgstr" if message.plural is None else f"msgstr[{number}]", text


def wrapped(mark: str, keyword: str, text: str, luck: random.Random) -> Iterator[str]:
    places = sorted(luck.randint(0, len(text)) for _ in range(luck.randint(0, 3)))
    parts = [text[first:last] for first, last in zip([0, *places], [*places, len(text)], strict=True)]
    yield f'{mark} {keyword} "{escape(parts[0])}"'
    yield from (f'{mark}   "{escape(part)}" ' for part in parts[1:])
