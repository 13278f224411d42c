"""Language of parts: every text says which language it is in, in a page of both."""

from __future__ import annotations

import re

import pytest
from docutils import nodes

from tests.language_pair.half_translated.site import EXPECTED, PAGES, listing
from tests.project import Project, page

from language_pair.languages import LANGUAGES, Language, has_chinese
from language_pair.state import pair_of

by_language = pytest.mark.parametrize("language", LANGUAGES, ids=lambda language: language.segment)


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
                assert ("zh-Hant-TW" if has_chinese(text) else tag) == tag, line
                if re.search("^(Waiting|waiting|A waiting|An outdated)", text) and not has_chinese(text):
                    assert tag == "en", line
                if text.startswith("譯好的"):
                    assert language.tag == "zh-Hant-TW" or name == "none", line


def test_a_mark_may_be_spelled_in_any_way(project: Project) -> None:
    spellings = ["zh_TW", "zh-tw", "zh-Hant-TW", "ZH-HANT-TW"]
    blocks = "".join(f"{{.language-{each}}}\n中文 {each} 的一段\n\n" for each in spellings)
    project.write(index=f"---\nsource_lang: EN\n---\n# Title\n\n{blocks}\n[中文]{{.language-zh-tw}} phrase\n")
    built = project.build("html", html_theme="basic")
    assert built.warnings == []
    assert [each["lang"] for each in page(built, "index").select("section [lang]")] == ["zh-Hant-TW"] * 5


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
        This long English sentence is in a block that is said to be Chinese.

        {.language-zh-Hant-TW}
        Gather Town、PyCon TW 和 Taipei.py 都是名字。

        台北科技大學億光大樓地下二樓 is kept.
        """
    )
    built = project.build(pair_kept={"台北科技大學億光大樓地下二樓": "the name of a place"})
    found = [line.split(". Mark a block")[0] for line in built.warnings if "[language_pair.script]" in line]
    assert found == [
        "index.md:8: WARNING: this text should be English, but holds '這一句忘了標示它是中文。'",
        "index.md:10: WARNING: this text should be English, but holds '中文'",
        "index.md:15: WARNING: this text should be 中文, but holds 'This long English sentence is in a block'",
    ]
    assert len(built.warnings) == len(found)


def test_code_and_comments_are_in_no_language(project: Project) -> None:
    """Such as a config file with Chinese comments: nobody translates them."""
    hidden = "% 這一句是給編輯的人看的註解，讀者看不到\n"
    code = "```python\n# 這一段程式碼裡的註解用中文寫\n```\n\n    縮排的程式碼裡也有很多中文字\n"
    project.write(index=f"---\nsource_lang: en\n---\n# Title\n\n{hidden}\n{code}")
    assert project.build().warnings == []


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
