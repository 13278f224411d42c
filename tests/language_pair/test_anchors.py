"""Headings: their anchors are readable, stay where they are, and are the same in both languages."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from docutils import nodes

from tests.project import Built, Project

HEAD = "---\nsource_lang: zh_TW\n---\n"
NOTE = f"""{HEAD}# 開放空間

## 會議紀錄

### What's new?

## 會議紀錄

(a-label)=
## 有標籤的

###### 很深的標題

## Plain heading
"""
TRANSLATED = {"開放空間": "Open Space", "會議紀錄": "Minutes", "有標籤的": "Labelled", "很深的標題": "Deep"}


def anchors(built: Built, docname: str = "index") -> list[str]:
    return [section["ids"][0] for section in built.doctree(docname).findall(nodes.section)]


@pytest.mark.parametrize("language", ["en", "zh_TW"])
@pytest.mark.parametrize("depth", [0, 2, 6])
def test_anchors_are_readable_and_the_same_in_both_languages(project: Project, language: str, depth: int) -> None:
    project.write(index=NOTE)
    project.write_catalog("en", "index", TRANSLATED)
    built = project.build("html", language, html_theme="basic", myst_heading_anchors=depth)
    found = anchors(built)
    assert found[:2] == ["開放空間", "會議紀錄"]
    assert found[3:] == ["會議紀錄-1", "a-label", "很深的標題", "plain-heading"]
    page = BeautifulSoup(built.output("index.html"), "html.parser")
    assert not [
        each["id"] for each in page.select("section[id], section > span[id]") if str(each["id"]).startswith("id")
    ]
    links = [str(link["href"]) for link in page.select("h2 a.headerlink")]
    assert "#會議紀錄" in links


def test_a_new_heading_changes_no_other_anchor(project: Project) -> None:
    project.write(index=NOTE)
    before = anchors(project.build(myst_heading_anchors=6))
    project.write(index=NOTE.replace("## 會議紀錄", "## 新的一節\n\n## 會議紀錄", 1))
    after = anchors(project.build(myst_heading_anchors=6, fresh=True))
    assert [each for each in after if each != "新的一節"] == before


def test_a_heading_without_letters_needs_a_label(project: Project) -> None:
    project.write(index=f"{HEAD}# 標題\n\n## 🎉\n\n(party)=\n## 🎉\n")
    built = project.build(myst_heading_anchors=6)
    assert built.warnings == [
        "index.md:6: WARNING: the heading '🎉' has no letters to make an anchor from. "
        "Give the heading a label on the line before it: `(name)=`. [language_pair.anchor]"
    ]
    assert anchors(built)[2] == "party"


LINKS = f"""{HEAD}# 首頁

```{{toctree}}
note
```

## 這裡

[](note.md#會議紀錄) [](note.md#whats-new) [](note.md#what-s-new) [](note.md#a-label) {{ref}}`a-label` [](#這裡)
"""


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("zh_TW", ["會議紀錄", "What’s new?", "What’s new?", "有標籤的", "有標籤的", "這裡"]),
        ("en", ["Minutes", "What’s new?", "What’s new?", "Labelled", "Labelled", "Here"]),
    ],
)
def test_links_to_headings_lead_there_and_show_the_translated_heading(
    project: Project, language: str, shown: list[str]
) -> None:
    """A link without words of its own showed the heading's source, or found no heading at all."""
    project.write(index=LINKS, note=NOTE)
    project.write_catalog("en", "note", TRANSLATED)
    project.write_catalog("en", "index", {"這裡": "Here", "首頁": "Home"})
    built = project.build(
        "html", language, html_theme="basic", myst_heading_anchors=6, suppress_warnings=["myst.header"]
    )
    assert built.warnings == []
    page = BeautifulSoup(built.output("index.html"), "html.parser")
    links = page.select("section section p a.internal")
    assert [link.get_text().replace("'", "’") for link in links] == shown
    assert [link["href"] for link in links] == [
        "note.html#會議紀錄",
        "note.html#whats-new",
        "note.html#whats-new",
        "note.html#a-label",
        "note.html#a-label",
        "#這裡",
    ]


def test_a_title_in_the_front_matter_is_translated(project: Project) -> None:
    project.write(index="---\nsource_lang: en\ntitle: A title up there\n---\n\nText\n")
    project.write_catalog("zh_TW", "index", {"A title up there": "上面的標題"})
    page = project.build("html", "zh_TW", html_theme="basic", myst_title_to_header=True).output("index.html")
    assert "<title>上面的標題" in page
    assert "上面的標題<" in page


@pytest.mark.parametrize(("language", "name"), [("en", "The Notes"), ("zh_TW", "共筆")])
def test_the_site_s_name_is_translated(project: Project, language: str, name: str) -> None:
    project.write(index=NOTE)
    built = project.build("html", language, html_theme="basic", pair_project={"en": "The Notes", "zh_TW": "共筆"})
    assert name in BeautifulSoup(built.output("index.html"), "html.parser").title.get_text()  # type: ignore[union-attr]
    assert (built.app.config.project, built.app.config.html_title) == (name, name)


def test_a_chinese_label_leads_to_the_heading(project: Project) -> None:
    """docutils has no letters for such a label either, and numbers it."""
    project.write(index=f"{HEAD}# 標題\n\n(標籤)=\n## 會議\n\n{{ref}}`標籤` [](#標籤)\n")
    page = BeautifulSoup(project.build("html", html_theme="basic").output("index.html"), "html.parser")
    assert [link["href"] for link in page.select("section p a")] == ["#會議", "#會議"]


def test_a_local_table_of_contents_leads_to_the_headings(project: Project) -> None:
    project.write(index=f"{HEAD}# 標題\n\n```{{contents}}\n:local:\n```\n\n## 會議\n\n## 地點\n")
    page = BeautifulSoup(project.build("html", html_theme="basic").output("index.html"), "html.parser")
    assert [link["href"] for link in page.select(".contents a")] == ["#會議", "#地點"]


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (["Python 會議", "Python"], ["python-會議", "python"]),
        (["Day", "Day", "Day 1"], ["day", "day-1", "day-1-1"]),
        (["甲\n\n(minutes)=\n## 乙", "Minutes"], ["甲", "minutes", "minutes-1"]),
    ],
)
def test_no_anchor_stands_twice(project: Project, headings: list[str], expected: list[str]) -> None:
    project.write(index=f"{HEAD}# 標題\n\n" + "\n\n".join(f"## {heading}" for heading in headings) + "\n")
    built = project.build("html", html_theme="basic", myst_heading_anchors=6)
    assert anchors(built)[1:] == expected
    page = BeautifulSoup(built.output("index.html"), "html.parser")
    ids = [str(each["id"]) for each in page.select("[id]")]
    assert sorted(ids) == sorted(set(ids))


def test_a_number_of_docutils_is_free_for_a_heading_that_reads_so(project: Project) -> None:
    """Its anchor does not depend on how many Chinese headings are before it."""
    project.write(index=f"{HEAD}# 標題\n\n## 會議\n\n## ID1\n")
    assert anchors(project.build(myst_heading_anchors=0)) == ["標題", "會議", "id1"]


def test_a_heading_in_a_directive_has_a_readable_anchor(project: Project) -> None:
    project.write(index=f"{HEAD}# 標題\n\n:::{{note}}\n## 註記\n:::\n")
    built = project.build("html", html_theme="basic", suppress_warnings=["myst.nested_header"], myst_heading_anchors=6)
    assert 'id="註記"' in built.output("index.html")
    assert 'id="id' not in built.output("index.html")
