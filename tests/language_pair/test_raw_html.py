"""Raw HTML is made of elements: its text is translated, compared and shown like any other."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from docutils import nodes
from sphinx.util.nodes import extract_messages

from tests.project import Project, page

from language_pair.nodes import html_block, html_phrase, html_text
from language_pair.state import pair_of

HEAD = "---\nsource_lang: en\n---\n# Title\n\n"
NOTE = (
    HEAD
    + """\
Press <kbd title="a key">Ctrl</kbd> **and <mark>this</mark>**.

<details open>
<summary>Open <b>me</b> &amp; look at 2 * 3</summary>

Hidden *text*.

- <ins>item</ins>

</details>

<div class="box">
  First line<br>
  second line
  <p>A paragraph</p>
  <img src="map.svg" alt="The map">
  <hr>
</div>

<img src="plan.svg" alt="The plan">

<pre>
code <b>stays</b>
</pre>

<!-- a -- comment -->

| a <sub>b</sub> | c |
| - | - |
| <span lang="ja">d</span> | <wbr> |
"""
)
MESSAGES = [
    "Title",
    'Press <kbd title="a key">Ctrl</kbd> **and <mark>this</mark>**.',
    r"Open <b>me</b> & look at 2 \* 3",
    "Hidden *text*.",
    "<ins>item</ins>",
    "First line<br>second line",
    "A paragraph",
    "The map",
    "The plan",
    "a <sub>b</sub>",
    "c",
    '<span lang="ja">d</span>',
]
CATALOG = {
    "Title": "標題",
    MESSAGES[1]: '按 <kbd title="一個鍵">Ctrl</kbd> **和 <mark>這個</mark>**。',
    MESSAGES[2]: r"打開<b>我</b>，看看 2 \* 3",
    "Hidden *text*.": "藏起來的*字*。",
    "<ins>item</ins>": "<ins>項目</ins>",
    "First line<br>second line": "第一行<br>第二行",
    "A paragraph": "一段",
    "The map": "地圖",
    "a <sub>b</sub>": "甲 <sub>乙</sub>",
}


def write(project: Project) -> None:
    project.write(index=NOTE)
    for name in ("map", "plan"):
        (project.folder / f"{name}.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")


@pytest.fixture
def raw(project: Project) -> Project:
    write(project)
    project.write_catalog("zh_TW", "index", {_po(key): _po(value) for key, value in CATALOG.items()})
    return project


def _po(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def test_each_text_is_a_message(project: Project) -> None:
    write(project)
    built = project.build(language="zh_TW")
    assert built.warnings == []
    assert [message for _node, message in extract_messages(built.doctree()) if message in MESSAGES] == MESSAGES


@pytest.mark.parametrize("language", ["en", "zh_TW"])
def test_html(raw: Project, language: str) -> None:
    built = raw.build("html", language, html_theme="basic")
    assert built.warnings == []
    shown = page(built, "index")
    for source in shown.select(".source-text"):
        source.decompose()
    is_translated = language == "zh_TW"
    key = shown.select_one("kbd[title]")
    assert key and (key["title"], key.text) == ("一個鍵" if is_translated else "a key", "Ctrl")
    opened = shown.select_one("details")
    assert opened and opened.has_attr("open")
    summary = opened.select_one("summary")
    assert summary and summary.text.strip() == ("打開我，看看 2 * 3" if is_translated else "Open me & look at 2 * 3")
    assert opened.select_one("summary b") and opened.select_one("p em") and opened.select_one("li ins")
    assert [image["alt"] for image in shown.select("img")] == ["地圖" if is_translated else "The map", "The plan"]
    pre = shown.select_one("pre")
    assert pre and pre.text.strip() == "code stays"


def test_what_waits_for_its_translation_says_its_language(raw: Project) -> None:
    raw.write_catalog("zh_TW", "index", {"Title": "標題"})
    summary = page(raw.build("html", "zh_TW", html_theme="basic"), "index").select_one("summary span")
    assert summary and summary["lang"] == "en"


@pytest.mark.parametrize("language", ["en", "zh_TW"])
def test_an_epub_s_chapters_are_xml(raw: Project, language: str) -> None:
    built = raw.build("epub", language)
    root = ElementTree.fromstring(Path(built.app.outdir, "index.xhtml").read_text(encoding="utf-8"))
    names = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert {"kbd", "mark", "details", "summary", "ins", "hr", "img", "sub", "wbr", "pre", "br"} <= names


@pytest.mark.parametrize("language", ["en", "zh_TW"])
@pytest.mark.parametrize(("builder", "name"), [("text", "index.txt"), ("latex", "t.tex"), ("man", "t.1")])
def test_other_outputs_show_its_text(raw: Project, builder: str, name: str, language: str) -> None:
    documents = {
        "latex_documents": [("index", "t.tex", "T", "a", "manual")],
        "man_pages": [("index", "t", "t", ["a"], 1)],
    }
    output = raw.build(builder, language, **documents).output(name)
    words = ("打開", "一段", "第二行") if language == "zh_TW" else ("Open", "A paragraph", "second line")
    assert [word for word in words if word not in output] == []
    assert "<summary" not in output and "<b>" not in output


def test_the_original_keeps_its_elements(raw: Project) -> None:
    sources = page(raw.build("html", "zh_TW", html_theme="basic"), "index").select(".source-text")
    (key,) = [each for each in sources if "Press" in each.text]
    assert key.select_one("kbd") and key.select_one("strong mark")
    assert key.get_text() == "Press Ctrl and this."


def test_a_translation_keeps_the_elements_of_its_source(project: Project) -> None:
    project.write(index=HEAD + "Press <kbd>A</kbd> and <b>go</b>.\n")
    project.write_catalog("zh_TW", "index", {"Press <kbd>A</kbd> and <b>go</b>.": "按 <kbd>A</kbd>，走。"})
    (warning,) = project.build(language="zh_TW").warnings
    assert "the translation lacks the HTML '<b>'" in warning


@pytest.mark.parametrize(
    ("text", "line", "tag"),
    [
        ("Dear <speaker>, hello", 6, "<speaker>"),
        ("Nothing </b> here", 6, "</b>"),
        ("*a <b>x* y</b>", 6, "<b>"),
        ("Fine\n\n<div>\n\nopen", 8, "<div>"),
        ("Fine\n\n<div>\n<section>\n</div>", 9, "<section>"),
    ],
)
def test_a_tag_without_its_partner_is_shown_and_named(project: Project, text: str, line: int, tag: str) -> None:
    project.write(index=HEAD + text + "\n")
    built = project.build("epub")
    assert any(f"index.md:{line}: WARNING: the tag {tag!r} has no partner" in each for each in built.warnings)
    ElementTree.fromstring(Path(built.app.outdir, "index.xhtml").read_text(encoding="utf-8"))
    assert tag in built.doctree().astext()


@pytest.mark.parametrize("builder", ["html", "epub"])
def test_attributes_are_written_as_they_are(project: Project, builder: str) -> None:
    """A class is no class of docutils, and an id no id of the page's own; of two attributes the first counts."""
    opening = '<div class="1 ids" x:y="4" width="a&quot;&lt;b" dir=auto class="5">'
    text = f'(label)=\n{opening}\n\nText <b class="c" id=d title="">e</b>\n\n</div>\n\n[](#label) [d](#d)\n'
    project.write(index=HEAD + text)
    built = project.build(builder, html_theme="basic")
    suffix = "xhtml" if builder == "epub" else "html"
    output = built.output(f"index.{suffix}")
    assert '<div class="1 ids" width="a&quot;&lt;b" dir="auto" id="label">' in output
    assert '<b class="c" title="" id="note-d">e</b>' in output
    assert 'href="#note-d"' in output
    assert output.count('id="label"') == 1


def test_a_language_in_html_is_that_of_its_text(project: Project) -> None:
    project.write(
        index=HEAD + '<div lang="zh-TW">\n\n中文\n\n</div>\n\nSo <span lang="zh-TW">好</span>, <i lang="ja">か</i>\n'
    )
    built = project.build("html", html_theme="basic")
    assert built.warnings == []
    parts = page(built, "index").select("[role=main] [lang], .body [lang]")
    shown = [each["lang"] for each in parts if not each.find_parent(class_="language-switch")]
    assert shown[:3] == ["zh-Hant-TW", "zh-Hant-TW", "ja"]


def test_elements_in_a_doctree(project: Project) -> None:
    project.write(index=HEAD + "<details>\n<summary>Open</summary>\n\nText <b>x</b>\n\n</details>\n")
    document = project.build().doctree()
    (details,) = [each for each in document.findall(html_block) if each["name"] == "details"]
    summary, paragraph = details.children
    assert isinstance(summary, html_block) and isinstance(summary[0], html_text)
    assert isinstance(paragraph, nodes.paragraph) and isinstance(paragraph[1], html_phrase)


def test_words_that_no_translator_sees_are_named(project: Project) -> None:
    project.write(index=HEAD + '<div\ntitle="Unseen">\n\nText\n\n</div>\n')
    (warning,) = project.build().warnings
    assert warning.startswith("index.md:6: WARNING: the element <div> says 'Unseen'")


@pytest.mark.parametrize(("title", "total"), [("Unseen", 3), ("42", 2)])
def test_words_that_no_translator_sees_are_counted(project: Project, title: str, total: int) -> None:
    """A page said that it was wholly translated."""
    project.write(index=HEAD + f'<div title="{title}">\n\nText\n\n</div>\n')
    project.write_catalog("zh_TW", "index", {"Title": "標題", "Text": "文字"})
    built = project.build("html", "zh_TW", html_theme="basic")
    for language in ("zh_TW", "en"):  # both builds count the same
        state = pair_of(project.build("dummy", language).app.env).notes["index"].progress["zh_TW"]
        assert (state.done, state.total) == (2, total)
        assert [message.text for message in state.open] == ([title] if total == 3 else [])
    line = page(built, "index").select_one(".page-state")
    assert line and ("3" in line.text) == (total == 3)


DESIGN = (
    HEAD
    + """\
```{toctree}
other
```

::::{grid} 2
:::{grid-item-card} Card
:link: other
:link-type: doc
:link-alt: The *card*
Body
:::
:::{grid-item-card} Bare
:link: https://e.org/
:::
::::

```{button-link} https://e.org/
Button
```

```{code-block} python
:caption: The caption
# a comment stays
```
"""
)


@pytest.mark.parametrize("language", ["en", "zh_TW"])
def test_links_of_cards_buttons_and_captions_of_code_are_messages(project: Project, language: str) -> None:
    """The words of a card's link reached no template."""
    project.write(index=DESIGN, other="---\nsource_lang: en\n---\n# Other\n")
    conf = project.folder / "conf.py"
    conf.write_text(conf.read_text(encoding="utf-8") + 'extensions.append("sphinx_design")\n', encoding="utf-8")
    texts = {r"The \\*card\\*": r"這張\\*卡片\\*", "Button": "按鈕", "The caption": "說明"}
    project.write_catalog("zh_TW", "index", texts)
    built = project.build("html", language, html_theme="basic")
    assert built.warnings == []
    shown = page(built, "index")
    for source in shown.select(".source-text"):
        source.decompose()
    words = ["這張*卡片*", "按鈕", "說明"] if language == "zh_TW" else ["The *card*", "Button", "The caption"]
    links = [link.get_text().strip() for link in shown.select("a.sd-stretched-link, a.sd-btn")]
    assert links == [words[0], "https://e.org/", words[1]]
    caption = shown.select_one(".caption-text")
    assert caption and caption.get_text().strip() == words[2]


def test_the_words_of_a_card_s_link_wait_in_their_language(project: Project) -> None:
    project.write(index=DESIGN, other="---\nsource_lang: en\n---\n# Other\n")
    conf = project.folder / "conf.py"
    conf.write_text(conf.read_text(encoding="utf-8") + 'extensions.append("sphinx_design")\n', encoding="utf-8")
    link = page(project.build("html", "zh_TW", html_theme="basic"), "index").select_one("a.sd-stretched-link")
    assert link and link["lang"] == "en"


@pytest.mark.parametrize("language", ["en", "zh_TW"])
def test_the_search_finds_what_html_says(raw: Project, language: str) -> None:
    built = raw.build("html", language, html_theme="basic")
    index = "".join(path.read_text(encoding="utf-8") for path in Path(built.app.outdir, "_search").rglob("*.js"))
    words = ["打開我", "地圖", "第一行 第二行"] if language == "zh_TW" else ["Open me", "The map", "First line second"]
    assert [each for each in words if each not in index] == []
