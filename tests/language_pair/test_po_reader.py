"""The reader of catalogs: it loses nothing and names each fault with its line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from language_pair import languages
from language_pair.catalogs import po
from language_pair.catalogs.messages import Catalog, Message, PoFault

HEAD = 'msgid ""\nmsgstr ""\n"Language: zh_TW\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'


def parse(text: str) -> Catalog:
    return po.parse(text.encode())


def one(**parts: Any) -> Catalog:
    return Catalog(messages=(Message(source="a", translations=("b",), **parts),))


# -- Nothing is lost ----------------------------------------------------------------------------

AB = 'msgid "a"\nmsgstr "b"\n'
PROBES = {
    "a comment without a space": (f"#here\n# there\n#\n{AB}", one(comments=("here", " there", ""))),
    "a comment of its own kind": (f"#! x\n{AB}", one(comments=("! x",))),
    "extracted": (f"#. from the note\n#.bare\n{AB}", one(extracted=(" from the note", "bare"))),
    "places in the note": (f"#: a.md:1 b.md:2\n#: c d.md\n{AB}", one(references=(" a.md:1 b.md:2", " c d.md"))),
    "flags": (f"#, no-wrap,fuzzy\n#,range: 0..9 , fuzzy\n{AB}", one(flags=("no-wrap", "fuzzy", "range: 0..9"))),
    "flags after =": (f"#= draft ,x\n#=y\n{AB}", one(other_flags=("draft", "x", "y"))),
    "an old source": (
        f'#| msgctxt "o"\n#| msgid ""\n#| "old "\n#|"one"\n{AB}',
        one(previous=(("msgctxt", "o"), ("msgid", "old one"))),
    ),
    "no longer used": (
        '# c\n#~, no-wrap\n#~= draft\n#~| msgid "old"\n#~ # d\n#~ msgid "a"\n#~ msgstr ""\n#~ "b"\n',
        Catalog(
            obsolete=(
                replace(
                    one(comments=(" c", " d"), flags=("no-wrap",), other_flags=("draft",)).messages[0],
                    previous=(("msgid", "old"),),
                    obsolete=True,
                ),
            )
        ),
    ),
    "after the last message": (
        f"{AB}\n#bare\n# x\n#, fuzzy\n#: a.md:1\n#= draft\n",
        replace(one(), trailing=("bare", " x", ", fuzzy", ": a.md:1", "= draft")),
    ),
    "comments alone": ("# x\n", Catalog(trailing=(" x",))),
    "contexts": (
        f'msgctxt ""\n{AB}msgctxt "c"\n{AB}{AB}',
        Catalog(messages=(*one(context="").messages, *one(context="c").messages, *one().messages)),
    ),
    "a plural": (
        'msgid "a"\nmsgid_plural "as"\nmsgstr[0] "b"\nmsgstr[1] "c"\nmsgstr[2] "d"\n',
        Catalog(messages=(Message(source="a", plural="as", translations=("b", "c", "d")),)),
    ),
    "many forms": (
        'msgid "a"\nmsgid_plural "as"\n' + "".join(f'msgstr[{number}] "{number}"\n' for number in range(11)),
        Catalog(messages=(Message(source="a", plural="as", translations=tuple(map(str, range(11)))),)),
    ),
    "order": (
        'msgid "z"\nmsgstr ""\nmsgid "a"\nmsgstr ""\n\n\nmsgid "m"\nmsgstr ""',
        Catalog(messages=tuple(Message(source=source) for source in "zam")),
    ),
    "a wrapped string": ('msgid "a"\nmsgstr ""\n\n  "b"  \n\t""\n', one()),
    "no space before the string": ('msgid"a"\nmsgstr"b"', one()),
    "all kinds of line ends": ('msgid "a"\r\nmsgstr ""\r"b"\n', one()),
    "a byte order mark": (f"\ufeff{AB}", one()),
    "named escapes": (
        r'msgid "a"' + "\n" + r'msgstr "\a\b\f\n\r\t\v\\\""',
        Catalog(messages=(Message(source="a", translations=('\a\b\f\n\r\t\v\\"',)),)),
    ),
    "escapes in numbers": (
        r'msgid "\x61"' + "\n" + r'msgstr "\345\245\275\xe5\xA5\xbd\x41\0628"',
        Catalog(messages=(Message(source="a", translations=("好好A28",)),)),
    ),
    "a character on two lines": (
        r'msgid "a"' + "\n" + r'msgstr "\345\245"' + "\n" + r'"\275\6"' + "\n" + r'"2"',
        Catalog(messages=(Message(source="a", translations=("好\x062",)),)),
    ),
    "a sign that stands for lost ones, in the note": (
        'msgid "write \ufffd"\nmsgstr "寫 \ufffd"\n',
        Catalog(messages=(Message(source="write \ufffd", translations=("寫 \ufffd",)),)),
    ),
    "a backspace as it is": (
        'msgid "a"\nmsgstr "\b\t"\n',
        Catalog(messages=(Message(source="a", translations=("\b\t",)),)),
    ),
    "an empty file": ("", Catalog()),
}


@pytest.mark.parametrize("probe", PROBES)
def test_nothing_is_lost(probe: str) -> None:
    text, expected = PROBES[probe]
    assert parse(text) == expected


def test_the_head_keeps_each_field_with_its_line_and_each_comment() -> None:
    fields = (
        '"X-Own: 1\\nX-Own: 2\\n"\n"Lan"\n"guage: zh_TW\\n"\n"Last-Translator: 王小明 <w@e.org>\\n"\n"no colon\\n"\n'
    )
    catalog = parse(f'#Lin An <l@e.org>\n#, fuzzy\nmsgid ""\nmsgstr ""\n{fields}\n{AB}')
    assert catalog.head
    assert catalog.head.flags == ("fuzzy",)
    assert "no colon" in catalog.head.translation
    assert [tuple(each) for each in catalog.fields] == [
        ("X-Own", "1", 5),
        ("X-Own", "2", 5),
        ("Language", "zh_TW", 6),
        ("Last-Translator", "王小明 <w@e.org>", 8),
    ]
    assert [person.name for person in catalog.people] == ["Lin An", "王小明"]


def test_each_part_knows_its_line() -> None:
    message = parse(
        f'{HEAD}# one\n#: a.md:3\n# two\nmsgctxt "c"\nmsgid "a"\nmsgstr "好\\n"\n"\\345\\245\\275"\n"。"\n'
    ).messages[0]
    assert (message.line, message.comment_lines) == (10, (6, 8))
    assert message.translation == "好\n好。"
    assert [message.line_of(at) for at in (0, 1, 2, 3, 9)] == [11, 11, 12, 13, 13]


# -- Faults -------------------------------------------------------------------------------------

LOST = "characters are lost here: the file is not UTF-8, or once was not"
UNCLOSED = "this string has no closing quotation mark"
BACKSLASH = "this string has a stray backslash; write \\\\"
HALF = "this message is half in use and half not (#~)"
FORMS = "the translations of a message with msgid_plural are msgstr[0], msgstr[1] and so on"
#: What is written after a good message "0", the faults, and the messages that are good beside it.
FAULTS: list[tuple[str, list[tuple[int, str]], str]] = [
    ('msgid "a"', [(4, "missing msgstr for msgid 'a'")], ""),
    ('msgid "a"\n' + AB.replace("a", "c"), [(4, "missing msgstr for msgid 'a'")], "c"),
    ('msgid "a"\n# c\nmsgstr "b"\n', [(4, "missing msgstr for msgid 'a'")], ""),
    ('msgctxt "a"\nmsgctxt "b"\n' + AB, [(4, "this msgctxt has no msgid after it")], "a"),
    ('msgctxt "a"\nmsgstr "b"\n' + AB, [(5, "this msgstr has no msgid before it")], "a"),
    ('#c\n"b"\n' + AB, [(5, "this string belongs to no msgid or msgstr")], "a"),
    ('#|"b"\n' + AB, [(4, "this string belongs to no msgid or msgstr")], "a"),
    ("#| msgid\n" + AB, [(4, "this is not a catalog line: 'msgid'")], "a"),
    ('#| msgid "x"\n#| msgid "y"\n' + AB, [(5, "this message has a second msgid")], "a"),
    (AB + 'msgstr "c"\n"d"\n', [(6, "this message has a second msgstr")], ""),
    (AB + 'msgid_plural "c"\n', [(4, FORMS)], ""),
    ('msgid "a"\nmsgstr[0] "b"\n', [(4, "this message has msgstr[0], but no msgid_plural")], ""),
    (AB + 'msgstr[1] "b"\n', [(4, "this message has msgstr[1], but no msgid_plural")], ""),
    ('msgid "a"\nmsgid_plural "b"\nmsgstr[1] "c"\n', [(4, FORMS)], ""),
    ('msgid "a"\nmsgstr "b\n"c"\n\nmsgid "d"\nmsgstr "e"', [(5, UNCLOSED)], "d"),
    ('msgid "a\nmsgstr "b"\n\nmsgid "d"\nmsgstr "e"', [(4, UNCLOSED)], "d"),
    ('msgctxt "a\nmsgid "b"\nmsgstr "c"\n', [(4, UNCLOSED)], ""),
    ('msgid "a"\nmsgstr "b\\"\n', [(5, UNCLOSED)], ""),
    ('msgid "a"\nmsgstr "\\q\\y"\n', [(5, BACKSLASH)], ""),
    ('msgid "a"\nmsgstr "\\345\\245"\n"x"', [(5, "this string has the byte \\xe5, which is no text in UTF-8")], ""),
    ('msgid "a"\nmsgstr ""\n"x\\0"', [(6, "this string has the byte \\x00, which is no text in UTF-8")], ""),
    ('msgid "a"\nmsgstr "\0"\n', [(5, "this is not a catalog line: 'msgstr \"\\x00\"'")], ""),
    ('msgid "a"\nmsgstr "\ufffd"\n\nmsgid "\ufffd"\nmsgstr ""', [(5, LOST)], "\ufffd"),
    ("# \ufffd\n" + AB, [(4, LOST)], "a"),
    (AB + "garbage\n", [(6, "this is not a catalog line: 'garbage'")], ""),
    (AB + "\ngarbage\nmore\n" + AB.replace("a", "c"), [(7, "this is not a catalog line: 'garbage'")], "ac"),
    ('msgid "0"\nmsgstr "again"\n', [(4, "this message is already in this catalog")], ""),
    (HEAD + HEAD + AB, [(9, "the catalog has a second head")], "a"),
    (
        '<<<<<<< x\nmsgid "a"\n=======\ngarbage\n>>>>>>> y\nmsgstr "b"\n' + AB.replace("a", "c"),
        [(4, "a git merge conflict is left here: '<<<<<<< x'")],
        "c",
    ),
    ("<<<<<<< x\n" + AB, [(4, "a git merge conflict is left here: '<<<<<<< x'")], ""),
    (">>>>>>> x\n" + AB, [(4, "a git merge conflict is left here: '>>>>>>> x'")], "a"),
    ('#~ msgid "a"\nmsgstr "b"\n', [(5, HALF)], ""),
    ('msgid "a"\n#~ msgstr "b"\n' + AB, [(5, HALF)], "a"),
    ('#~ msgid "a\n#~ msgstr "b"\n' + AB, [(4, UNCLOSED)], "a"),
    ('domain "x"\n', [(4, "this is not a catalog line: 'domain \"x\"'")], ""),
    ('msgid "a\nmsgid "b\nmsgid "c\n', [(4, UNCLOSED), (5, UNCLOSED), (6, UNCLOSED)], ""),
]


@pytest.mark.parametrize(("text", "faults", "good"), FAULTS)
def test_each_fault_is_named_with_its_line_and_the_rest_is_read(
    text: str, faults: list[tuple[int, str]], good: str
) -> None:
    catalog = parse('msgid "0"\nmsgstr "1"\n\n' + text)
    assert [(fault.line, fault.what) for fault in catalog.faults] == faults
    assert [message.source for message in catalog.messages] == ["0", *good]


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (b'msgid ""', PoFault(1, "missing msgstr for msgid ''")),
        (AB.encode("utf-16"), PoFault(1, "the file is no text in UTF-8", of_encoding=True)),
        (AB.encode("utf-16-be"), PoFault(1, "the file is no text in UTF-8", of_encoding=True)),
        (AB.encode("utf-32"), PoFault(1, "the file is no text in UTF-8", of_encoding=True)),
        (AB.replace("b", "好。").encode("big5"), PoFault(2, LOST, of_encoding=True)),
        (b'msgid "a"\nmsgstr "\xed\xb2\x80"\n', PoFault(2, LOST, of_encoding=True)),
        (b'msgid "a"\nmsgstr "\xff"\nmsgstr "\xff"\n', PoFault(2, LOST, of_encoding=True)),
        (
            b'msgid ""\nmsgstr[99999999999999999999] ""\n',
            PoFault(2, "this is not a catalog line: 'msgstr[99999999999999999999] \"\"'"),
        ),
    ],
)
def test_no_bytes_are_too_bad(data: bytes, fault: PoFault) -> None:
    catalog = po.parse(data)
    assert catalog.faults == (fault,)
    assert catalog.messages == ()


def test_what_is_good_in_a_head_counts() -> None:
    catalog = parse('msgid ""\nmsgstr ""\n"Last-Translator: A <a@e.org>\\n"\n"X: \\q\\n"\n"Language: en\\n"\n\n' + AB)
    assert [fault.line for fault in catalog.faults] == [4]
    assert [field.name for field in catalog.fields] == ["Last-Translator", "Language"]


def test_a_catalog_of_another_language_has_no_message(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    path.write_text(HEAD.replace("zh_TW", "ja") + AB, encoding="utf-8")
    catalog = po.read(path, languages.ZH_TW)
    assert catalog == Catalog(faults=(PoFault(3, "the header names the language 'ja', not 'zh_TW'"),))


def test_a_catalog_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    assert po.read(tmp_path, languages.ZH_TW).faults == (PoFault(1, "this catalog cannot be read: it is a folder"),)


def test_a_long_line_without_an_end_takes_no_time() -> None:
    """Each number could be read in three ways, and three lines of them in as many as there are atoms."""
    assert [fault.what for fault in po.parse(rb'msgid "a' + rb"\123" * 10_000).faults] == [UNCLOSED]


def test_many_messages_are_read() -> None:
    text = "".join(
        f'msgid "{number}"\nmsgstr "{number}\n\n#~ msgid "{number}"\n#~ msgstr "x"\n' for number in range(10_000)
    )
    catalog = parse(text)
    assert (len(catalog.faults), len(catalog.obsolete), len(catalog.messages)) == (10_000, 10_000, 0)
