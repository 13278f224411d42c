"""Reading both: under each translated passage is its source."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.language_pair.half_translated.site import EXPECTED, PAGES
from tests.project import Project, page


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
    ], "not the quote: its original is there anyway"


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


def test_links_of_a_source_show_titles_in_its_own_language(project: Project) -> None:
    """Those to a heading of the page were empty, those to another note showed its translated title."""
    texts = {
        "See [](other.md).": "見 [](other.md)。",
        "Or [](other.md#a-part).": "或 [](other.md#a-part)。",
        "Or {doc}`other`.": "或 {doc}`other`。",
        "Below: [](#here).": "下面：[](#here)。",
        "Labelled: [](#there).": "標記：[](#there)。",
        "Chinese: [](report.md).": "中文：[](report.md)。",
        "Named: [so](#here).": "名為：[這樣](#here)。",
    }
    note = "---\nsource_lang: en\n---\n# Title\n\n" + "\n\n".join(texts) + "\n\n## Here\n"
    other = "---\nsource_lang: en\n---\n# Other page\n\n## A part\n\n(there)=\n### Label\n"
    project.write(index=note, other=other, report="---\nsource_lang: zh_TW\n---\n# 報告\n")
    project.write_catalog("zh_TW", "index", {**texts, "Title": "標題", "Here": "此處"})
    project.write_catalog("zh_TW", "other", {"Other page": "另一頁", "A part": "一部分", "Label": "標籤"})
    project.write_catalog("en", "report", {"報告": "Report"})
    built = project.build("html", "zh_TW", html_theme="basic", myst_heading_anchors=6)
    sources = page(built, "index").select(".source-text")
    assert [each.get_text() for each in sources[1:-1]] == [
        "See Other page.",
        "Or A part.",
        "Or Other page.",
        "Below: Here.",
        "Labelled: Label.",
        "Chinese: Report.",
        "Named: so.",
    ]
    assert [link["href"] for each in sources for link in each.select("a")] == [
        *("other.html", "other.html#a-part", "other.html", "#here", "other.html#there", "report.html", "#here")
    ]
    assert not [link for each in sources for link in each.select("a[lang=zh-Hant-TW]")]
