"""The pair: the language of every text, the state of every page, and what is reported of a catalog."""

from __future__ import annotations

import gettext
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from bs4 import BeautifulSoup
from docutils import nodes

from tests.half_translated.site import EXPECTED, PAGES, copy_site, listing
from tests.project import Built, Project
from tools.catalogs import messages

from language_pair.state import pair_of
from languages import LANGUAGES, Language

by_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.segment)


@pytest.fixture
def half(tmp_path: Path) -> Iterator[Project]:
    made = Project(copy_site(tmp_path / "site"))
    yield made
    made.close()


def page(built: Built, name: str) -> BeautifulSoup:
    return BeautifulSoup(built.output(f"{name}.html"), "html.parser")


def touch(path: Path) -> None:
    os.utime(path, (path.stat().st_atime, path.stat().st_mtime + 10))


# -- Language of parts --------------------------------------------------------------------------


@by_language
def test_every_text_says_its_language(half: Project, language: Language) -> None:
    built = half.build("html", language.code, html_theme="basic")
    assert built.warnings == []
    for name in PAGES:
        expected = (EXPECTED / language.segment / f"{name}.txt").read_text(encoding="utf-8")
        assert listing(built.output(f"{name}.html")) == expected, name


def test_expected_lists_agree_with_what_the_texts_say_of_themselves() -> None:
    """The lists are made by the code that they test; the words of the notes are not."""
    for language in LANGUAGES:
        for name in PAGES:
            for line in (EXPECTED / language.segment / f"{name}.txt").read_text(encoding="utf-8").splitlines():
                tag, text = line.split(" | ", maxsplit=1)
                assert ("zh-Hant-TW" if re.search("[\u4e00-\u9fff]", text) else tag) == tag, line
                if re.search("^(Waiting|waiting|A waiting|An outdated)", text) and not re.search(
                    "[\u4e00-\u9fff]", text
                ):
                    assert tag == "en", line
                if text.startswith("譯好的"):
                    assert language.tag == "zh-Hant-TW" or name == "none", line


def test_a_mark_may_be_spelled_in_any_way(project: Project) -> None:
    spellings = ["zh_TW", "zh-tw", "zh-Hant-TW", "ZH-HANT-TW"]
    blocks = "".join(f"{{.language-{each}}}\n中文 {each} 的一段\n\n" for each in spellings)
    project.write(index=f"---\nsource_lang: EN\n---\n# Title\n\n{blocks}\n[中文]{{.language-zh-tw}} phrase\n")
    built = project.build("html", html_theme="basic")
    assert built.warnings == []
    assert [each["lang"] for each in page(built, "index").select("[lang]:not(html)")] == ["zh-Hant-TW"] * 5


def test_text_in_another_script_than_its_language_is_reported(project: Project) -> None:
    project.write(
        index="""
        ---
        source_lang: en
        ---
        # Title

        An English sentence with 共筆 in it is English, and so is [開放空間是大家自己發起的聚會](https://e.org/).

        這一句忘了標示它是中文。

        | Head | 中文 |
        | ---- | ---- |
        | cell | `code 這是程式碼裡的一段中文` |

        {.language-zh-Hant-TW}
        This long English sentence stands in a block that is said to be Chinese.

        {.language-zh-Hant-TW}
        Gather Town、PyCon TW 和 Taipei.py 都是名字。

        台北科技大學億光大樓地下二樓 is kept.
        """
    )
    built = project.build(pair_kept={"台北科技大學億光大樓地下二樓": "the name of a place"})
    found = [line.split(". Mark a block")[0] for line in built.warnings if "[pycontw.script]" in line]
    assert found == [
        "index.md:8: WARNING: this text should be English, but holds '這一句忘了標示它是中文。'",
        "index.md:10: WARNING: this text should be English, but holds '中文'",
        "index.md:15: WARNING: this text should be 中文, but holds 'This long English sentence stands in a b'",
    ]
    assert len(built.warnings) == len(found)


def test_a_mark_stands_between_a_label_and_its_heading(project: Project) -> None:
    """Before the label it would be lost: MyST gives a label no class."""
    section = "(lab)=\n{.language-zh-Hant-TW}\n## 標題\n\n中文的一段。\n"
    project.write(index=f"---\nsource_lang: en\n---\n# Title\n\n{section}")
    built = project.build("html", html_theme="basic")
    assert built.warnings == []
    assert '<p lang="zh-Hant-TW">中文的一段。</p>' in built.output("index.html")


def test_a_block_that_is_one_phrase_is_in_the_phrase_s_language(project: Project) -> None:
    phrase = "[一整段都是中文的話，沒有別的]{.language-zh-Hant-TW}"
    project.write(index=f"---\nsource_lang: en\n---\n# Title\n\n{phrase}\n")
    notes = pair_of(project.build("dummy").app.env).notes
    assert [message.text for message in notes["index"].progress["en"].open] == [phrase]
    assert [message.text for message in notes["index"].progress["zh_TW"].open] == ["Title"]


def test_a_table_in_a_directive_is_translated(project: Project) -> None:
    """MyST leaves its cells without a place, and what has none is no message for Sphinx."""
    table = "| Head |\n| ---- |\n| cell |\n"
    project.write(index=f"---\nsource_lang: en\n---\n# Title\n\n:::{{note}}\n{table}:::\n")
    project.write_catalog("zh_TW", "index", {"Head": "欄", "cell": "格"})
    built = project.build("dummy", "zh_TW")
    assert [cell.astext() for cell in built.doctree().findall(nodes.entry)] == ["欄", "格"]
    assert pair_of(built.app.env).notes["index"].progress["zh_TW"].total == 3


def test_words_that_sphinx_itself_puts_there_are_messages_of_one_language(project: Project) -> None:
    project.write(index="---\nsource_lang: en\n---\n# Title\n\n:::{versionadded} 2.0\nSomething new.\n:::\n")
    built = project.build("dummy", "zh_TW")
    assert built.warnings == []
    notes = pair_of(built.app.env).notes
    assert [message.text for message in notes["index"].progress["zh_TW"].open] == ["Title", "Something new."]
    assert "en" not in notes["index"].progress


def test_words_of_ones_own_in_a_link_are_in_the_sentence_s_language(project: Project) -> None:
    project.write(index="---\nsource_lang: en\n---\n# Title\n\n(here)=\n## Here\n\nSee {ref}`its words <here>`.\n")
    parsed = page(project.build("html", "zh_TW", html_theme="basic"), "index")
    paragraph = parsed.select_one("p[lang=en]")
    assert paragraph is not None
    assert paragraph.select("[lang]") == []


def test_names_in_a_list_are_no_english_sentence(project: Project) -> None:
    names = ", ".join(["Ann", "Bob", "Cy", "Dee", "Eve", "Flo", "Gus", "Hal", "Ida", "Joe", "Kim"])
    zones = " ".join(f"{letter}區" for letter in "ABCDEFGHIJK")
    project.write(index=f"---\nsource_lang: zh_TW\n---\n# 名單\n\n{names}\n\n{zones}\n")
    assert project.build().warnings == []


# -- Progress -----------------------------------------------------------------------------------


@by_language
def test_progress_counts_exactly_what_the_templates_hold(half: Project, tmp_path: Path, language: Language) -> None:
    apart = Project(copy_site(tmp_path / "templates"))
    templates = Path(apart.build("gettext", language.code, locale_dirs=[]).app.outdir)
    apart.close()
    for other in LANGUAGES:  # both builds count both languages
        built = half.build("dummy", other.code)
        for docname, state in pair_of(built.app.env).notes.items():
            template = templates / f"{docname}.pot"
            expected = len(list(messages(template))) if template.exists() else 0
            progress = state.progress.get(language.code)
            assert (progress.total if progress else 0) == expected, docname


def test_the_line_under_the_title_counts_and_leads_to_the_first_open_message(half: Project) -> None:
    line = page(half.build("html", "zh_TW", html_theme="basic"), "guide").select_one("h1 ~ .page-state")
    assert line is not None
    assert line.get_text().strip().startswith("共 29 段，已翻譯 16 段，待確認 1 段；")
    link = line.select_one("a")
    assert link is not None
    path, number = str(link["href"]).removeprefix("https://git.example/edit/").split("#L")
    lines = (half.folder / path).read_text(encoding="utf-8").splitlines()
    assert int(number) == lines.index('msgstr ""', lines.index("")) == 15
    assert lines[14].startswith('msgid "A waiting paragraph')


def test_a_finished_page_says_who_translated_it_and_nothing_else(half: Project) -> None:
    catalog = half.folder / "locale/en/LC_MESSAGES/other.po"
    text = catalog.read_text(encoding="utf-8") + '\nmsgid "Waiting 的標題"\nmsgstr "Done"\n'
    catalog.write_text(text, encoding="utf-8")
    built = half.build("html", "en", html_theme="basic")
    line = [each.get_text() for each in page(built, "other").select(".page-state p")]
    assert line == ["Translated from Chinese by Kao Ling, Lin An.", "Improve the translation"]
    assert "example.org" not in built.output("other.html"), "addresses are nobody's business"
    assert page(half.build("html", "zh_TW", html_theme="basic"), "other").select(".page-state") == []


def test_front_matter_pictures_and_toctrees_do_not_keep_a_page_from_being_whole(project: Project) -> None:
    project.write(
        index="""
        ---
        source_lang: en
        tags: one, two
        myst:
          html_meta:
            description: Words for machines
        ---
        # Title

        ![Alternative](a.png)

        ```{toctree}
        :caption: Caption

        Explicit <n>
        ```
        """,
        n="---\nsource_lang: zh_TW\n---\n# 頁\n",
    )
    (project.folder / "a.png").write_bytes((EXPECTED.parent / "picture.png").read_bytes())
    texts = ["Words for machines", "Title", "Alternative", "Caption", "Explicit"]
    project.write_catalog("zh_TW", "index", {text: f"譯{number}" for number, text in enumerate(texts)})
    built = project.build("html", "zh_TW", html_theme="basic")
    assert built.warnings == []
    progress = pair_of(built.app.env).notes["index"].progress["zh_TW"]
    assert (progress.done, progress.total) == (5, 5)
    parsed = page(built, "index")
    assert [each["class"] for each in parsed.select('[lang="en"]')] == [["source-text"]] * 1
    assert parsed.select_one('meta[name="description"]') == BeautifulSoup(
        '<meta content="譯0" name="description"/>', "html.parser"
    ).select_one("meta")


# -- The status of all notes --------------------------------------------------------------------

STATUS = "---\nsource_lang: en\n---\n# Status\n\n:::{translation-status}\n:::\n"


def with_status(half: Project) -> None:
    half.write(status=STATUS)
    (half.folder / "conf.py").write_text(
        (half.folder / "conf.py").read_text(encoding="utf-8")
        + 'notes_edit_url = "https://git.example/edit/{path}"\nnotes_folder = "."\nmyst_heading_anchors = 6\n',
        encoding="utf-8",
    )


def cells(built: Built) -> list[list[str]]:
    table = page(built, "status").select_one("table.translation-status")
    assert table is not None
    return [[cell.get_text(" ", strip=True) for cell in row.select("th, td")] for row in table.select("tbody tr")]


def test_the_status_page_lists_what_is_worth_doing_next_first(half: Project) -> None:
    with_status(half)
    built = half.build("html", "en", html_theme="basic")
    rows = cells(built)
    assert rows[1] == ["A translated title", "English", "1 of 2", "0", "1", "4", "not known"]
    words = [int(row[5]) for row in rows]
    assert words == sorted(words)
    meters = page(built, "status").select("meter")
    assert (meters[1]["value"], meters[1]["max"]) == ("1", "2")
    assert page(built, "status").select('th[scope="row"] a[href="guide.html"]')
    links = [str(link["href"]) for link in page(built, "status").select("li a.external")]
    assert any(
        re.fullmatch(r"https://git\.example/edit/locale/zh_TW/LC_MESSAGES/guide\.po#L\d+", link) for link in links
    )


def test_the_status_of_both_languages_is_the_same_in_both_builds(half: Project) -> None:
    with_status(half)
    one, other = (half.build("html", language.code, html_theme="basic") for language in LANGUAGES)
    feeds = [json.loads(built.output("feeds/translation-status.json")) for built in (one, other)]
    assert feeds[0] == feeds[1]
    jsonschema.validate(feeds[0], json.loads(one.output("feeds/translation-status.schema.json")))
    guide = next(
        each for each in feeds[0]["translations"] if (each["note"], each["language"]) == ("guide", "zh-Hant-TW")
    )
    assert guide["passages"] == {"total": 29, "done": 16, "to_check": 1, "missing": 12}
    assert [each["source"] for each in guide["open"] if each["state"] == "to_check"] == ["An outdated paragraph."]


def test_the_status_page_follows_the_catalogs_of_both_languages(half: Project) -> None:
    with_status(half)
    half.build("html", "en", html_theme="basic")
    catalog = half.folder / "locale/zh_TW/LC_MESSAGES/guide.po"  # of the language that is not built
    catalog.write_text(catalog.read_text(encoding="utf-8").replace("#, fuzzy\n", ""), encoding="utf-8")
    touch(catalog)
    row = next(row for row in cells(half.build("html", "en", html_theme="basic")) if row[:2] == ["Guide", "Chinese"])
    assert row[2:4] == ["17 of 29", "0"]
    catalog.unlink()
    row = next(row for row in cells(half.build("html", "en", html_theme="basic")) if row[:2] == ["Guide", "Chinese"])
    assert row[2] == "0 of 29"
    half.folder.joinpath("guide.md").unlink()
    assert all(row[0] != "Guide" for row in cells(half.build("html", "en", html_theme="basic")))


@pytest.mark.parametrize("jobs", [1, 2])
def test_parallel_reading_finds_the_same_state(half: Project, jobs: int) -> None:
    for number in range(8):
        half.write(**{f"n{number}": f"---\nsource_lang: zh_TW\norphan: true\n---\n# 第 {number} 頁\n"})
    notes = pair_of(half.build("dummy", "en", jobs=jobs).app.env).notes
    assert len(notes) == 12
    assert notes["n3"].waiting == {"第 3 頁": "zh_TW"}


# -- Reading both -------------------------------------------------------------------------------


def test_each_translated_passage_holds_its_source(half: Project) -> None:
    built = half.build("html", "zh_TW", html_theme="basic")
    sources = page(built, "guide").select(".source-text")
    assert all(each["lang"] == "en" and each.has_attr("hidden") for each in sources)
    assert [" ".join(each.get_text().split()) for each in sources] == [
        "Guide",
        "A translated paragraph with a link, code and 等著翻譯的報告.",
        "1. Where to sit",
        "A translated item",
        "Translated head",
        "Translated cell",
        "Translated term",
        "Translated definition",
        "Translated title",
        "Translated text in a box.",
        "Translated caption",
        "A translated block quote.",
        "a translated role",
    ], "not the quote: its original stands there anyway"


def test_no_menu_record_or_title_holds_a_source(half: Project) -> None:
    built = half.build("html", "zh_TW", html_theme="basic")
    assert built.app.env.titles["guide"].astext() == "指南"
    for name in PAGES:
        parsed = page(built, name)
        assert not parsed.select("title .source-text, .sphinxsidebar .source-text, .related .source-text")
        assert parsed.title is not None
        assert "Guide" not in parsed.title.get_text()
    for link in page(built, "index").select("p a.internal"):
        assert not link.select(".source-text") or link.find_parent(class_="source-text") is None


@pytest.mark.parametrize("builder", ["text", "latex", "man", "epub"])
def test_what_has_no_switch_holds_no_source(half: Project, builder: str) -> None:
    built = half.build(builder, "zh_TW", man_pages=[("guide", "guide", "t", ["a"], 1)])
    texts = [
        path.read_text(encoding="utf-8", errors="ignore")
        for path in Path(built.app.outdir).rglob("*")
        if path.is_file()
    ]
    assert not any("A translated block quote" in text for text in texts)


def test_pictures_and_footnotes_in_a_passage_are_shown_once(project: Project) -> None:
    texts = {
        "Text ![alternative](a.png) here.": "文字 ![替代](a.png) 在此。",
        "[![linked](a.png)](https://e.org/) text": "[![連結](a.png)](https://e.org/) 文字",
        "Once[^a] and again[^a].": "一次[^a]，再一次[^a]。",
    }
    project.write(index="---\nsource_lang: en\n---\n# Title\n\n" + "\n\n".join(texts) + "\n\n[^a]: Foot\n")
    (project.folder / "a.png").write_bytes((EXPECTED.parent / "picture.png").read_bytes())
    project.write_catalog("zh_TW", "index", texts)
    built = project.build("html", "zh_TW", html_theme="basic")
    parsed = page(built, "index")
    assert [each["alt"] for each in parsed.select("img")] == ["替代", "連結"]
    assert len(parsed.select("a.footnote-reference")) == 2
    assert [each.get_text() for each in parsed.select(".source-text")] == [
        "Text alternative here.",
        "linked text",
        "Once and again.",
    ]


def test_ids_stand_once_though_the_source_is_there_twice(project: Project) -> None:
    note = "---\nsource_lang: en\n---\n# Title\n\nText[^a] and [span]{#here}.\n\n[^a]: Foot\n"
    project.write(index=note)
    project.write_catalog("zh_TW", "index", {"Text[^a] and [span]{#here}.": "文字[^a] 和[字]{#here}。"})
    parsed = page(project.build("html", "zh_TW", html_theme="basic"), "index")
    assert parsed.select(".source-text")
    ids = [str(each["id"]) for each in parsed.select("[id]")]
    assert sorted(ids) == sorted(set(ids))


# -- Bad catalogs -------------------------------------------------------------------------------

HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\nLanguage: zh_TW\\n"\n\n'
GOOD = 'msgid "Good"\nmsgstr "好的"\n\n'
NOTE = "---\nsource_lang: en\n---\n# Title\n\nGood\n\nA [link](https://e.org/) and `code`.\n\nRead {doc}`index`.\n"


LINK = 'msgid "A [link](https://e.org/) and `code`."\n'
CONFLICT = '<<<<<<< HEAD\nmsgid "Title"\nmsgstr "標題"\n=======\nmsgid "Title"\nmsgstr "題"\n>>>>>>> x\n'
ENGLISH = "This is a long sentence that nobody has put into Chinese"
CATALOG_FAULTS = [
    ('msgid "Title"\nmsgstr "標題\n', 8, "this string has no closing quotation mark"),
    ('msgid "Title"\nmsgstr "標\\q題"\n', 8, "this string has a stray backslash; write \\\\"),
    ('msgid "Title"\n', 7, "missing msgstr for msgid 'Title'"),
    ('msgid "Title"\nmsgstr "標題"\n\nmsgid "Good"\nmsgstr "二"\n', 10, "this message is already in this catalog"),
    (CONFLICT, 7, "a git merge conflict is left here: '<<<<<<< HEAD'"),
    ("half a li", 7, "this is not a catalog line: 'half a li'"),
    ('msgid "Title"\nmsgstr "標題"\nmsgstr "題"\n', 9, "this message has a second msgstr"),
    ('msgid "Title"\nmsgstr "標\ufffd題"\n', 8, "characters are lost here: the file is not UTF-8, or once was not"),
    ('msgid "Title"\nmsgstr "標\0題"\n', 8, "this is not a catalog line: 'msgstr \"標\\x00題\"'"),
]
TRANSLATION_FAULTS = [
    ('msgid "Title"\nmsgstr "甲\\n\\n乙"\n', 7, "the translation has an empty line, which is not shown"),
    (LINK + 'msgstr "連結和 `code`。"\n', 7, "the translation lacks the link to 'https://e.org/'"),
    (LINK + 'msgstr "[連結](https://e.org/)和 code。"\n', 7, "the translation lacks the code 'code'"),
    ('msgid "Read {doc}`index`."\nmsgstr "請讀。"\n', 7, "the translation lacks the link to 'index'"),
    ('msgid "Title"\nmsgstr "**「標題」**的"\n', 7, "the translation shows '**'"),
    ('msgid "Title"\nmsgstr " "\n', 7, ""),
    ('msgid "Title"\nmsgstr "<!-- -->"\n', 7, "the translation '<!-- -->' shows no text"),
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
    ours = [warning for warning in built.warnings if "[pycontw." in warning]
    if found:
        assert len(ours) == 1
        assert ours[0].startswith(f"locale/zh_TW/LC_MESSAGES/index.po:{line}: WARNING: {found}. ")
        assert ours[0].endswith(f"[pycontw.{subtype}]")
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
        "path and name as its note; move it with the note, or delete it. [pycontw.orphan_catalog]"
    ]


def test_a_note_whose_source_language_was_flipped(project: Project) -> None:
    project.write(index=NOTE.replace("source_lang: en", "source_lang: zh_TW"))
    project.write_catalog("zh_TW", "index", {"Title": "標題", "Good": "好的"})
    built = project.build("dummy", "zh_TW")
    assert built.warnings == [
        "locale/zh_TW/LC_MESSAGES/index.po:4: WARNING: the note says that 'Title' is already 中文 (2 such "
        "messages). A catalog never translates a language into itself: correct the note's source_lang or the block's "
        "mark, or run `python3 run.py catalogs`. [pycontw.flipped]"
    ]


# -- Translations are parsed as what they are ----------------------------------------------------


def test_a_translation_is_never_taken_for_another_kind_of_block(project: Project) -> None:
    texts = {
        "One": "1. 項目",
        "Two": "- 清單",
        "Three": "> 引文",
        "Four": "# 標題",
        "Five": "::: 圍欄",
        "Six": "    縮排",
        "Seven": "| 表 | 格 |",
        "Eight": "% 註解",
        "Nine": "[a]: https://e.org/",
        "Ten": "<br>換行",
    }
    project.write(index="---\nsource_lang: en\n---\n# Title\n\n" + "\n\n".join(texts) + "\n")
    project.write_catalog("zh_TW", "index", texts)
    built = project.build("dummy", "zh_TW")
    assert built.warnings == []
    shown = [node.astext().removeprefix("<br>") for node in built.doctree().findall(nodes.paragraph)]
    assert shown[-len(texts) :] == [text.strip().removeprefix("<br>") for text in texts.values()]


def test_a_numbered_heading_is_translated(project: Project) -> None:
    """Sphinx took its translation for a list and dropped it."""
    project.write(
        index="---\nsource_lang: en\n---\n# 1. First\n\n## 2) Second\n\n:::{admonition} 3. Third\ntext\n:::\n"
    )
    project.write_catalog("zh_TW", "index", {"1. First": "1. 第一", "2) Second": "2) 第二", "3. Third": "3. 第三"})
    titles = [node.astext() for node in project.build("dummy", "zh_TW").doctree().findall(nodes.title)]
    assert titles == ["1. 第一", "2) 第二", "3. 第三"]


def test_a_heading_that_differs_only_in_case_or_markup_is_translated(project: Project) -> None:
    project.write(index="---\nsource_lang: en\n---\n# Title\n\n## taipei.py\n")
    project.write_catalog("zh_TW", "index", {"Title": "標題", "taipei.py": "**Taipei.py**"})
    doctree = project.build("dummy", "zh_TW").doctree()
    assert [node.astext() for node in doctree.findall(nodes.title)] == ["標題", "Taipei.py"]


def test_links_by_reference_find_the_definitions_of_the_note(project: Project) -> None:
    project.write(
        index="---\nsource_lang: en\n---\n# Title\n\nSee [this page][home] or [home].\n\n[home]: https://e.org/\n"
    )
    project.write_catalog("zh_TW", "index", {"See [this page][home] or [home].": "見[這一頁][home] 或 [home]。"})
    built = project.build("dummy", "zh_TW")
    links = [(node.astext(), node["refuri"]) for node in built.doctree().findall(nodes.reference)]
    assert links == [("這一頁", "https://e.org/"), ("home", "https://e.org/")]
    assert built.warnings == []


@pytest.mark.parametrize("name", PAGES)
def test_a_translated_doctree_does_not_hold_the_environment(half: Project, name: str) -> None:
    """Sphinx stored all of it with every translated note: the larger the site, the larger each doctree."""
    built = half.build("html", "zh_TW", html_theme="basic")
    assert b"BuildEnvironment" not in (Path(built.app.doctreedir) / f"{name}.doctree").read_bytes()


def test_a_translation_does_not_count_as_the_note_s_words(project: Project) -> None:
    """MyST counts the words of what it parsed last."""
    project.write(index="---\nsource_lang: en\n---\n# Title\n\nfour words stand here\n")
    project.write_catalog("zh_TW", "index", {"four words stand here": "四字"})
    env = project.build("dummy", "zh_TW").app.env
    assert env.metadata["index"]["wordcount"]["words"] == 5
