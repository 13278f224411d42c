"""A line break is one thing, whatever wrote it, in both languages and in every output."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest
from docutils import nodes
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from sphinx.util.nodes import extract_messages

from tests.project import Built, Project, page
from tests.testimonials.test_directives import WITNESS

from language_pair.nodes import line_break
from language_pair.reading import myst_messages
from language_pair.reading.html_pairs import html_pairs
from language_pair.reading.line_breaks import line_breaks, lines_before, spelled

SPELLINGS = [
    "one  \ntwo",
    "one\\\ntwo",
    "one<br>two",
    "one<br/>\ntwo",
    "one <BR /> two",
    "one\n<br>\ntwo",
    "one<br>  \ntwo",
]
HEAD = "---\nsource_lang: {}\n---\n# Title\n\n"


def messages(built: Built) -> list[str]:
    """What a build of the other language translates."""
    return [message for _node, message in extract_messages(built.doctree())]


@pytest.mark.parametrize("text", SPELLINGS)
def test_every_spelling_is_one_break_and_one_message(project: Project, text: str) -> None:
    project.write(index=HEAD.format("en") + text + "\n")
    built = project.build(language="zh_TW")
    assert built.warnings == []
    assert messages(built)[1:] == ["one<br>two"]
    paragraph = list(built.doctree().findall(nodes.paragraph))[-1]
    assert [type(child) for child in paragraph.children] == [nodes.Text, line_break, nodes.Text]
    assert paragraph.astext() == "one\ntwo"


@pytest.mark.parametrize("translated", SPELLINGS)
def test_a_translation_may_spell_its_break_as_it_likes(project: Project, translated: str) -> None:
    project.write(index=HEAD.format("en") + "one<br>two\n")
    there = translated.replace("one", "一").replace("two", "二").replace("\\", "\\\\").replace("\n", "\\n")
    project.write_catalog("zh_TW", "index", {"Title": "標題", "one<br>two": there})
    built = project.build(language="zh_TW")
    assert built.warnings == []
    assert list(built.doctree().findall(nodes.paragraph))[-1].astext() == "一\n二"


def test_a_translation_with_another_number_of_breaks_is_reported(project: Project) -> None:
    project.write(index=HEAD.format("en") + "one  \ntwo\n\nthree\n")
    project.write_catalog("zh_TW", "index", {"one<br>two": "一二", "three": "三<br>三"})
    lacks, adds = project.build(language="zh_TW").warnings
    assert "index.po:4: WARNING: the translation lacks a line break." in lacks
    assert "index.po:7: WARNING: the translation adds a line break." in adds


def test_a_chinese_line_end_that_breaks_nothing_stays_a_line_end(project: Project) -> None:
    project.write(index=HEAD.format("zh_TW") + "第一行\n第二行\n")
    built = project.build(language="zh_TW")
    assert next(built.doctree().findall(nodes.paragraph)).astext() == "第一行\n第二行"
    assert not list(built.doctree().findall(line_break))


# -- HackMD's way of reading ------------------------------------------------------------------------

BREAKS = """\
---
source_lang: en
breaks: true
---
# Title

one
two

- three
  four
    1. five
       six

> seven
> eight
>> nine
>> ten

:::{note}
eleven
twelve
:::

```{admonition} Written<br/>so
thirteen
fourteen
```

fifteen{blanks}
sixteen\\
seventeen<br>
eighteen

`a
b` **c
d** [e
f](https://e.org/)
""".replace("{blanks}", "  ")


def test_each_line_end_of_a_note_for_hackmd_is_a_break(project: Project) -> None:
    project.write(index=BREAKS)
    built = project.build(language="zh_TW")
    assert built.warnings == []
    assert messages(built)[1:] == [
        "one<br>two",
        "three<br>four",
        "five<br>six",
        "seven<br>eight",
        "nine<br>ten",
        "eleven<br>twelve",
        "Written<br>so",
        "thirteen<br>fourteen",
        "fifteen<br>sixteen<br>seventeen<br>eighteen",
        "`a b` **c<br>d** [e<br>f](https://e.org/)",
    ]


def test_messages_are_those_of_the_same_note_with_breaks_written_out(project: Project) -> None:
    project.write(index=BREAKS)
    hackmd = messages(project.build(language="zh_TW"))
    written = BREAKS.replace("breaks: true\n", "").replace("eleven\n", "eleven<br>\n")
    for word in ("one", "three", "five", "seven", "nine", "thirteen", "**c", "[e"):
        written = written.replace(f"{word}\n", f"{word}<br>\n")
    project.write(index=written)
    assert messages(project.build(language="zh_TW", fresh=True)) == hackmd


@pytest.mark.parametrize("value", ["false", "true"])
def test_front_matter_that_says_how_lines_are_read(project: Project, value: str) -> None:
    project.write(index=f"---\nsource_lang: en\nbreaks: {value}\n---\n# Title\n\none\ntwo\n")
    built = project.build(language="zh_TW")
    assert built.warnings == []
    assert messages(built)[1:] == ["one<br>two" if value == "true" else "one two"]


def test_front_matter_that_says_neither_is_reported(project: Project) -> None:
    project.write(index="---\nsource_lang: en\nbreaks: ture\n---\n# Title\n\none\ntwo\n")
    assert project.build().warnings == [
        "index.md:1: WARNING: this note's breaks is 'ture'. The front matter of a note may say `breaks: true`: it "
        "breaks lines as HackMD does. [language_pair.breaks]"
    ]


# -- What is written --------------------------------------------------------------------------------

NOTE = (
    HEAD.format("en")
    + """\
one{blanks}
two

| x | y |
| - | - |
| three<br>four | five |

- six\\
  .seven

before

<br>

after

:::{note}
eight<br>
nine
:::

## Ten<br>eleven
""".replace("{blanks}", "  ")
)
CATALOG = {
    "Title": "標題",
    "one<br>two": "一<br>二",
    "three<br>four": "三<br>四",
    "five": "五",
    "six<br>.seven": "六<br>.七",
    "before": "前",
    "after": "後",
    "eight<br>nine": "八<br>九",
    "Ten<br>eleven": "十<br>十一",
}


@pytest.fixture
def written(project: Project) -> Project:
    project.write(index=NOTE)
    project.write_catalog("zh_TW", "index", CATALOG)
    return project


@pytest.mark.parametrize("language", ["en", "zh_TW"])
def test_html(written: Project, language: str) -> None:
    built = written.build("html", language, html_theme="basic")
    assert built.warnings == []
    words = ["one", "two", "three", "four"] if language == "en" else ["一", "二", "三", "四"]
    text = built.output("index.html")
    assert f"{words[0]}<br />\n{words[1]}" in text
    assert f"{words[2]}<br />\n{words[3]}" in text
    assert len(page(built, "index").select("[role=main] br, .body br")) >= 6


@pytest.mark.parametrize("language", ["en", "zh_TW"])
def test_epub_chapters_are_xml(written: Project, language: str) -> None:
    built = written.build("epub", language)
    (chapter,) = Path(built.app.outdir).glob("index.xhtml")
    root = ElementTree.fromstring(chapter.read_text(encoding="utf-8"))
    assert len(list(root.iter("{http://www.w3.org/1999/xhtml}br"))) >= 6


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ["one\ntwo\n", "| three", "| four", "* six\n  .seven\n", "Ten eleven\n", "Note:\n\n  eight\n  nine\n"]),
        ("zh_TW", ["一\n二\n", "| 三", "| 四", "* 六\n  .七\n", "十 十一\n", "  八\n  九\n"]),
    ],
)
def test_text(written: Project, language: str, lines: list[str]) -> None:
    output = written.build("text", language).output("index.txt")
    assert [line for line in lines if line not in output] == [], output


@pytest.mark.parametrize("language", ["en", "zh_TW"])
def test_latex(written: Project, language: str) -> None:
    output = written.build("latex", language, latex_documents=[("index", "t.tex", "T", "a", "manual")]).output("t.tex")
    words = ["one", "two", "three", "four", "Ten"] if language == "en" else ["一", "二", "三", "四", "十"]
    assert f"{words[0]}\\leavevmode\\\\{{}}\n{words[1]}" in output
    assert f"{words[2]}\\leavevmode\\\\{{}}\n{words[3]}" in output
    assert f"{words[4]} " in output


@pytest.mark.parametrize("language", ["en", "zh_TW"])
def test_man(written: Project, language: str) -> None:
    output = written.build("man", language, man_pages=[("index", "t", "t", ["a"], 1)]).output("t.1")
    words = ["one", "two", "six", ".seven"] if language == "en" else ["一", "二", "六", ".七"]
    assert f"{words[0]}\n.br\n\\&{words[1]}" in output
    assert f"{words[2]}\n.br\n\\&\\&{words[3]}" in output


def test_a_title_is_one_line_in_menus_and_the_window_s_title(project: Project) -> None:
    project.write(index=HEAD.format("en") + "```{toctree}\nother\n```\n", other=HEAD.format("en") + "Text\n")
    other = project.folder / "other.md"
    other.write_text("---\nsource_lang: en\n---\n# Ten<br>eleven\n", encoding="utf-8")
    built = project.build("html", html_theme="basic")
    assert "Ten eleven" in " ".join(str(page(built, "other").title).split())
    assert "Ten eleven" in built.output("index.html").replace("<br />\n", " ")


def test_feeds_hold_a_line_end(project: Project) -> None:
    """They held "<br>"."""
    project.write(index=WITNESS.replace("Delightful!", "Delightful<br>indeed").replace("\n    ", "\n").strip() + "\n")
    built = project.build("html", html_theme="basic", html_baseurl="https://notes.example/")
    assert built.warnings == []
    feeds = {path.name: path.read_text(encoding="utf-8") for path in Path(built.app.outdir, "feeds").glob("test*")}
    assert not [name for name, text in feeds.items() if "<br" in text or "&lt;br" in text]
    assert json.loads(feeds["testimonials.json"])["quotes"][0]["text"] == "Delightful\nindeed"


@pytest.mark.parametrize("language", ["en", "zh_TW"])
def test_the_search_finds_words_on_both_sides_apart(project: Project, language: str) -> None:
    project.write(index=HEAD.format("en") + "one<br>two\n")
    project.write_catalog("zh_TW", "index", {"one<br>two": "志工<br>招募"})
    built = project.build("html", language, html_theme="basic")
    shown = "".join(path.read_text(encoding="utf-8") for path in Path(built.app.outdir, "_search").rglob("*.js"))
    assert "one two" in shown and "onetwo" not in shown
    assert "志工 招募" in shown and "工招" not in shown


def test_the_original_keeps_its_breaks(written: Project) -> None:
    """It showed "tagand" for ``tag<br>and``."""
    sources = page(written.build("html", "zh_TW", html_theme="basic"), "index").select(".source-text")
    assert ["".join(map(str, each.contents)) for each in sources if "two" in each.text] == ["one<br/>\ntwo"]


def test_a_picture_s_alternative_text_is_one_line(project: Project) -> None:
    project.write(index=HEAD.format("en") + "![one<br>two](a.svg)\n")
    (project.folder / "a.svg").write_text("<svg/>", encoding="utf-8")
    assert next(project.build().doctree().findall(nodes.image))["alt"] == "one two"


_PIECES = [
    "a",
    "b ",
    "*",
    "**",
    "`",
    "\\",
    "[",
    "](x)",
    "![",
    "&amp;",
    "漢",
    *("<br>", "<BR /> ", "\na", "  \na", "\\\na"),
]
_TAGS = [
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "\n\n<div>\n",
    "</div>\n\n",
    "<hr>",
    "<!-- a -->",
    "<pre>",
    "</pre>",
    "\n> ",
    "\n- ",
]


@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=12).map("".join), st.booleans())
def test_a_message_is_spelled_as_it_is_read_again(text: str, at_line_ends: bool) -> None:
    once = spelled(text.strip(), MarkdownIt("commonmark").use(line_breaks, at_line_ends=at_line_ends))
    assert spelled(once, MarkdownIt("commonmark").use(line_breaks)) == once


@given(st.lists(st.sampled_from(_PIECES + _TAGS), min_size=1, max_size=16).map("".join))
def test_elements_are_nested_whatever_is_written(text: str) -> None:
    SyntaxTreeNode(MarkdownIt("commonmark").use(line_breaks).use(html_pairs).parse(text))


@pytest.mark.parametrize(
    ("text", "at", "lines"), [("", 0, 0), ("a\nb\n\nc", 1, 0), ("a\nb\n\nc", 2, 1), ("a\n\n\nb", 4, 3)]
)
def test_the_lines_before_a_place_in_a_text(text: str, at: int, lines: int) -> None:
    assert lines_before(text, at) == text.count("\n", 0, at) == lines


def test_a_message_with_many_breaks_is_spelled_once(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """It was once for each break: a line of fifty thousand took an hour."""
    asked: list[str] = []
    monkeypatch.setattr(myst_messages, "spelled", lambda text, _markdown: asked.append(text) or text)
    project.write(index=f"---\nsource_lang: en\n---\n# Title\n\n:::{{admonition}} a{'<br/>b' * 20}\ntext\n:::\n")
    project.build()
    assert len(asked) == 1
