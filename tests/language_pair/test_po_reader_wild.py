"""The reader of catalogs on any bytes, and beside other readers: Babel's, and Python's gettext of what is compiled."""

from __future__ import annotations

import gettext
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import sphinx
from babel.messages.pofile import read_po
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tools import ROOT
from tools.catalogs.canonical import write

from language_pair.catalogs import mo, po
from language_pair.catalogs.messages import Catalog, Message

# -- Anything -----------------------------------------------------------------------------------

PIECES = [
    *(
        "#",
        "~",
        "|",
        ",",
        ".",
        ":",
        "=",
        " ",
        "\n",
        "\r",
        "\r\n",
        '"',
        "\\",
        "中",
        "\ufffd",
        "\0",
        "\v",
        "\x1c",
        "\u2028",
    ),
    *("msgid ", "msgid_plural ", "msgctxt ", "msgstr ", "msgstr[0] ", "msgstr[1] ", '"a"\n', '"a', '"\\345"', "\\275"),
    *(
        'msgid "a"\n',
        'msgstr "b"\n',
        'msgid ""\nmsgstr "X: y\\n"\n',
        "<<<<<<< x\n",
        ">>>>>>> y\n",
        "\ufeff",
        "garbage\n",
    ),
    *("#~ ", "#| ", "#, fuzzy\n", "#= x\n", "# check: ", "#~| msgid ", "Language: ja\\n"),
]
WILD = st.binary(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=30).map("".join).map(str.encode)
WILD |= st.lists(st.sampled_from(PIECES).map(str.encode) | st.binary(max_size=3), max_size=30).map(b"".join)


@given(WILD)
@settings(deadline=None, max_examples=300)
@example(b'msgid ""')
@example(b"\xff\xfe")
@example(b'msgid ""\nmsgstr ""\n#= \n#~ \n# \x0b')
def test_any_bytes_are_read_and_what_is_read_is_written_and_read_the_same(data: bytes) -> None:
    catalog = po.parse(data)
    lines = data.count(b"\n") + data.count(b"\r") + 1
    assert all(1 <= fault.line <= lines for fault in catalog.faults)
    assert all(1 <= message.line <= lines for message in catalog)
    assert mo.compiled(catalog)
    written = write(catalog)
    if "\0" in written[:2]:
        return  # a comment that looks like UTF-16
    again = po.parse(written.encode())
    assert not again.faults or catalog.faults
    assert in_one_form(again) == in_one_form(catalog)
    assert write(again) == written


def in_one_form(catalog: Catalog) -> list[Any]:
    """All that the canonical form keeps: not the places in the note, nor the order of flags and of fields."""
    head = catalog.head and replace(_in_one_form(catalog.head), translations=(), plural=None)
    fields = sorted((name, value.replace("UTF-8", "utf-8")) for name, value, _line in catalog.fields)
    trailing = [text.strip() for text in catalog.trailing if not text.startswith(":")]
    return [head, fields, trailing, [_in_one_form(message) for message in catalog]]


def _in_one_form(message: Message) -> Message:
    return replace(
        message,
        references=(),
        comments=tuple(text.strip() for text in message.comments),
        extracted=tuple(text.strip() for text in message.extracted),
        flags=tuple(sorted(message.flags)),
    )


# -- As others read it --------------------------------------------------------------------------

SPHINX = Path(sphinx.__file__).parent / "locale"
OTHERS = [SPHINX / f"{code}/LC_MESSAGES/sphinx.po" for code in ("ar", "fr", "ru", "zh_TW")]
WELL_FORMED = [*(ROOT / "locale").rglob("*.po"), *(ROOT / "tests/tools/catalogs/data").rglob("*.po"), *OTHERS]


@pytest.mark.parametrize("path", sorted(WELL_FORMED), ids=lambda path: "-".join(path.parts[-3:]))
def test_babel_reads_the_same_in_a_catalog_without_faults(path: Path) -> None:
    catalog = po.parse(path.read_bytes())
    theirs = read_po(io.BytesIO(path.read_bytes()))
    assert catalog.faults == ()
    assert [_plain(each) for each in theirs if each.id] == [
        (each.context, each.source, each.translation, each.is_fuzzy, each.line) for each in catalog.messages
    ]
    assert {each.id for each in theirs.obsolete.values()} == {each.source for each in catalog.obsolete}
    assert in_one_form(po.parse(write(catalog).encode())) == in_one_form(catalog)


def _plain(message: Any) -> tuple[Any, ...]:
    source = message.id if isinstance(message.id, str) else message.id[0]
    string = message.string if isinstance(message.string, str) else message.string[0]
    return message.context, source, string, message.fuzzy, message.lineno


def test_gettext_reads_what_is_finished() -> None:
    text = (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=CHARSET\\nPlural-Forms: nplurals=INTEGER\\n"\n\n'
        'msgid "good"\nmsgstr "\\345\\245\\275"\n\nmsgid "empty"\nmsgstr ""\n\n'
        '#, fuzzy\nmsgid "fuzzy"\nmsgstr "模糊"\n\nmsgid "half"\nmsgstr "半\n\n'
        'msgctxt "menu"\nmsgid "good"\nmsgstr "行"\n\n'
        'msgid "room"\nmsgid_plural "rooms"\nmsgstr[0] "房間"\nmsgstr[1] ""\n\n#~ msgid "gone"\n#~ msgstr "舊"\n'
    )
    found = gettext.GNUTranslations(io.BytesIO(mo.compiled(po.parse(text.encode()))))
    assert [found.gettext(word) for word in ("good", "empty", "fuzzy", "half", "gone")] == [
        *("好", "empty", "fuzzy", "half", "gone")
    ]
    assert found.pgettext("menu", "good") == "行"
    assert [found.ngettext("room", "rooms", count) for count in (1, 2)] == ["房間", "rooms"]
