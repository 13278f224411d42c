"""Translations are parsed as what they are: the inside of one block of their note."""

from __future__ import annotations

from pathlib import Path

import pytest
from docutils import nodes

from tests.language_pair.half_translated.site import PAGES
from tests.project import Built, Project, page


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
        "<br>Ten": "<br>換行",
    }
    project.write(index="---\nsource_lang: en\n---\n# Title\n\n" + "\n\n".join(texts) + "\n")
    project.write_catalog("zh_TW", "index", texts)
    built = project.build("dummy", "zh_TW")
    assert built.warnings == []
    shown = [node.astext().strip() for node in built.doctree().findall(nodes.paragraph)]
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


ANCHORS = "[A](guide.md#a), [B](guide.md#b) and [it](guide.md)"


def write_anchors(project: Project, translation: str) -> Built:
    guide = "---\nsource_lang: en\n---\n# Guide\n\n## A\n\n## B\n"
    toctree = "```{toctree}\nguide\n```\n"
    project.write(index=f"---\nsource_lang: en\n---\n# Home\n\n{ANCHORS}\n\n{toctree}", guide=guide)
    project.write_catalog("zh_TW", "index", {ANCHORS: translation})
    return project.build("html", "zh_TW", html_theme="basic", myst_heading_anchors=2)


def test_links_to_one_note_keep_their_anchors(project: Project) -> None:
    """Sphinx gave every link of a translation what the last one to the same note says in the source."""
    built = write_anchors(project, "[乙](guide.md#b)、[甲](guide.md#a)和[它](guide.md)")
    assert built.warnings == []
    links = page(built, "index").select(".body p a[href^='guide']")
    shown = {link.get_text(): link["href"] for link in links if not link.find_parent(class_="source-text")}
    assert shown == {"乙": "guide.html#b", "甲": "guide.html#a", "它": "guide.html"}


def test_a_translation_that_loses_an_anchor_is_reported(project: Project) -> None:
    warnings = write_anchors(project, "[乙](guide.md#b)、[甲](guide.md)和[它](guide.md)").warnings
    assert [warning.split(". ")[0].partition("WARNING: ")[2] for warning in warnings] == [
        "the translation adds the link to 'guide'",
        "the translation lacks the link to 'guide#a'",
    ]


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
    project.write(index="---\nsource_lang: en\n---\n# Title\n\nfour words are here\n")
    project.write_catalog("zh_TW", "index", {"four words are here": "四字"})
    env = project.build("dummy", "zh_TW").app.env
    assert env.metadata["index"]["wordcount"]["words"] == 5
