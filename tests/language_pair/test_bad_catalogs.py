"""Bad catalogs: each fault is named with its line, and the rest is shown."""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterable

import pytest

from tests.project import Project, page

from language_pair.catalogs import po
from language_pair.catalogs.messages import Catalog

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nLanguage: zh_TW\\n"\n\n'
GOOD = 'msgid "Good"\nmsgstr "好的"\n\n'
NOTE = "---\nsource_lang: en\n---\n# Title\n\nGood\n\nA [link](https://e.org/) and `code`.\n\nRead {doc}`index`.\n"


LINK = 'msgid "A [link](https://e.org/) and `code`."\n'
CONFLICT = '<<<<<<< HEAD\nmsgid "Title"\nmsgstr "標題"\n=======\nmsgid "Title"\nmsgstr "題"\n>>>>>>> x\n'
ENGLISH = "This is a long sentence that nobody has put into Chinese"
LOST = "characters are lost here: the file is not UTF-8, or once was not"
CATALOG_FAULTS = [
    ('msgid "Title"\nmsgstr "標題\n', 8, "this string has no closing quotation mark"),
    ('msgid "Title"\nmsgstr "標\\q題"\n', 8, "this string has a stray backslash; write \\\\"),
    ('msgid "Title"\n', 7, "missing msgstr for msgid 'Title'"),
    ('msgid "Title"\nmsgstr "標題"\n\nmsgid "Good"\nmsgstr "二"\n', 10, "this message is already in this catalog"),
    (CONFLICT, 7, "a git merge conflict is left here: '<<<<<<< HEAD'"),
    ("half a li", 7, "this is not a catalog line: 'half a li'"),
    ('msgid "Title"\nmsgstr "標題"\nmsgstr "題"\n', 9, "this message has a second msgstr"),
    ('msgid "Title"\nmsgstr "標\ufffd題"\n', 8, LOST),
    ('msgid "Title"\nmsgstr "標\ufffd題"\n\nmsgid "Home"\nmsgstr "\ufffd頁"\n', 8, LOST),
    ('msgid "Title"\nmsgstr "標\0題"\n', 8, "this is not a catalog line: 'msgstr \"標\\x00題\"'"),
]
TRANSLATION_FAULTS = [
    ('msgid "Title"\nmsgstr "甲\\n\\n乙"\n', 7, "the translation has an empty line, which is not shown"),
    (LINK + 'msgstr "連結和 `code`。"\n', 7, "the translation lacks the link to 'https://e.org/'"),
    (LINK + 'msgstr "[連結](https://e.org/)和 code。"\n', 7, "the translation lacks the code 'code'"),
    ('msgid "Read {doc}`index`."\nmsgstr "請讀。"\n', 7, "the translation lacks the link to 'index'"),
    ('msgid "Title"\nmsgstr "**「標題」**的"\n', 7, "the translation shows '**'"),
    ('msgid "Title"\nmsgstr " "\n', 7, ""),
    ('msgid "Title"\nmsgstr "&nbsp;"\n', 7, "the translation '&nbsp;' shows no text"),
    (f'msgid "Title"\nmsgstr "{ENGLISH}"\n', 7, f"the translation says {ENGLISH[:40]!r}, which is not 中文"),
]


@pytest.mark.parametrize(
    ("subtype", "catalog", "line", "found"),
    [("catalog", *case) for case in CATALOG_FAULTS] + [("translation", *case) for case in TRANSLATION_FAULTS],
)
def test_a_fault_in_a_catalog_is_named_and_the_rest_is_shown(
    project: Project, subtype: str, catalog: str, line: int, found: str
) -> None:
    project.write(index=NOTE)
    path = project.folder / "locale/zh_TW/LC_MESSAGES/index.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD + GOOD + catalog, encoding="utf-8")
    built = project.build("html", "zh_TW", html_theme="basic")
    ours = [warning for warning in built.warnings if "[language_pair." in warning]
    if found:
        assert len(ours) == 1
        assert ours[0].startswith(f"locale/zh_TW/LC_MESSAGES/index.po:{line}: WARNING: {found}. ")
        assert ours[0].endswith(f"[language_pair.{subtype}]")
    else:  # spaces alone are no translation: the page shows its source and counts it as missing
        assert ours == []
        assert "已翻譯 1 段" in built.output("index.html")
    text = page(built, "index").get_text()
    assert "好的" in text
    assert "code" in text


def test_half_a_string_is_not_shown(project: Project) -> None:
    """Babel, and so Sphinx, would show it without its last character."""
    project.write(index=NOTE)
    path = project.folder / "locale/zh_TW/LC_MESSAGES/index.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEAD + GOOD + 'msgid "Title"\nmsgstr "半個標題\n', encoding="utf-8")
    text = page(project.build("html", "zh_TW", html_theme="basic"), "index").get_text()
    assert "半個" not in text
    assert "Title" in text


def test_bytes_that_are_written_as_numbers_are_shown_as_text(project: Project) -> None:
    """Babel, and so Sphinx, would show the numbers."""
    project.write(index=NOTE)
    project.write_catalog("zh_TW", "index", {"Title": r"\346\250\231\xe9\xa1\x8c", "Good": r"\345\245\275"})
    built = project.build("html", "zh_TW", html_theme="basic")
    assert built.warnings == []
    text = page(built, "index").get_text()
    assert "標題" in text
    assert "好" in text


def test_a_catalog_that_stops_the_reader_stops_no_build(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    def parse(data: bytes, harmless: Iterable[str]) -> Catalog:
        if "壞".encode() in data:
            raise RecursionError("too\ndeep")
        return read_all(data, harmless)

    read_all = po.parse
    monkeypatch.setattr(po, "parse", parse)
    project.write(index=NOTE + "\n```{toctree}\nother\n```\n", other=NOTE)
    project.write_catalog("zh_TW", "index", {"Good": "壞的"})
    project.write_catalog("zh_TW", "other", {"Good": "好的"})
    built = project.build("html", "zh_TW", html_theme="basic")
    assert [warning.partition(". A catalog")[0] for warning in built.warnings] == [
        "locale/zh_TW/LC_MESSAGES/index.po:1: WARNING: this catalog cannot be read: RecursionError: too deep"
    ]
    assert "好的" in built.output("other.html")


def test_a_catalog_that_cannot_be_compiled_stops_no_build(project: Project) -> None:
    project.write(index=NOTE)
    project.write_catalog("zh_TW", "index", {"Good": "好的"})
    (project.folder / "locale/zh_TW/LC_MESSAGES/index.mo/x").mkdir(parents=True)
    built = project.build("html", "zh_TW", html_theme="basic")
    print(*built.warnings, sep="\n")
    assert "locale/zh_TW/LC_MESSAGES/index.po:1: WARNING: this catalog cannot be compiled: " in built.warnings[0]
    assert "Good" in built.output("index.html")


@pytest.mark.parametrize(
    "head",
    [
        "Content-Type: text/plain; charset=CHARSET",
        "PO-Revision-Date: 2026-11-21",
        "Plural-Forms: nplurals=INTEGER; plural=EXPRESSION;",
        "no colon",
    ],
)
def test_a_strange_head_spoils_no_message(project: Project, head: str) -> None:
    """Babel stops at a date, a charset or plural forms that it cannot read."""
    project.write(index=NOTE)
    path = project.folder / "locale/zh_TW/LC_MESSAGES/index.po"
    path.parent.mkdir(parents=True)
    path.write_text(f'msgid ""\nmsgstr "{head}\\n"\n\n' + GOOD, encoding="utf-8")
    built = project.build("html", "zh_TW", html_theme="basic")
    assert built.warnings == []
    assert "好的" in built.output("index.html")


def test_a_catalog_in_another_encoding(project: Project) -> None:
    project.write(index=NOTE)
    path = project.folder / "locale/zh_TW/LC_MESSAGES/index.po"
    path.parent.mkdir(parents=True)
    path.write_bytes((HEAD + 'msgid "Title"\nmsgstr "標題"\n\nmsgid "Good"\nmsgstr "OK"\n').encode("big5"))
    built = project.build("html", "zh_TW", html_theme="basic")
    assert [line.split(". ")[0] for line in built.warnings] == [
        "locale/zh_TW/LC_MESSAGES/index.po:5: WARNING: characters are lost here: the file is not UTF-8, or once was not"
    ]
    assert "OK" in built.output("index.html")


def test_a_catalog_of_another_language(project: Project) -> None:
    project.write(index=NOTE)
    path = project.folder / "locale/zh_TW/LC_MESSAGES/index.po"
    path.parent.mkdir(parents=True)
    path.write_text((HEAD + 'msgid "Good"\nmsgstr "良い"\n').replace("zh_TW", "ja"), encoding="utf-8")
    built = project.build("html", "zh_TW", html_theme="basic")
    assert "良い" not in built.output("index.html")
    assert "the header names the language 'ja', not 'zh_TW'" in built.warnings[0]


def test_a_deleted_catalog_translates_no_more(project: Project) -> None:
    """Sphinx goes on translating from what it has compiled, and takes a restored older catalog for the newer one."""

    def built_afresh() -> str:
        gettext._translations.clear()  # as in a process of its own
        output = project.build("html", "zh_TW", html_theme="basic").output("index.html")
        project.close()
        return output

    project.write(index=NOTE)
    project.write_catalog("zh_TW", "index", {"Good": "好的"})
    assert "好的" in built_afresh()
    catalog = project.folder / "locale/zh_TW/LC_MESSAGES/index.po"
    project.write_catalog("zh_TW", "index", {"Good": "很好"})
    os.utime(catalog, (0, 10**9))
    assert "很好" in built_afresh()
    catalog.unlink()
    assert "很好" not in built_afresh()


def test_a_catalog_without_a_note(project: Project) -> None:
    project.write(index=NOTE)
    project.write_catalog("zh_TW", "gone/away", {"Good": "好"})
    assert project.build("dummy", "zh_TW").warnings == [
        "locale/zh_TW/LC_MESSAGES/gone/away.po:1: WARNING: there is no note 'gone/away'. A catalog has the same "
        "path and name as its note; move it with the note, or delete it. [language_pair.orphan_catalog]"
    ]


def test_a_note_whose_source_language_was_flipped(project: Project) -> None:
    project.write(index=NOTE.replace("source_lang: en", "source_lang: zh_TW"))
    project.write_catalog("zh_TW", "index", {"Title": "標題", "Good": "好的"})
    built = project.build("dummy", "zh_TW")
    assert built.warnings == [
        "locale/zh_TW/LC_MESSAGES/index.po:4: WARNING: the note says that 'Title' is already 中文 (2 such "
        "messages). A catalog never translates a language into itself: correct the note's `source_lang` or the block's "
        "mark, or run `python3 run.py catalogs`. [language_pair.flipped]"
    ]


@pytest.mark.parametrize(("reason", "count"), [("the page has another name in Chinese", 0), ("", 1)])
def test_a_rule_that_a_translator_silences_with_a_reason_is_silent(project: Project, reason: str, count: int) -> None:
    """Else the check would let pass what the build does not."""
    project.write(index=NOTE)
    path = project.folder / "locale/zh_TW/LC_MESSAGES/index.po"
    path.parent.mkdir(parents=True)
    translation = f'# check: link {reason}\n{LINK}msgstr "[連結](https://e.org/other)和 `code`。"\n'
    path.write_text(HEAD + GOOD + translation, encoding="utf-8")
    warnings = project.build("dummy", "zh_TW").warnings
    assert len([warning for warning in warnings if "lacks the link" in warning]) == count
