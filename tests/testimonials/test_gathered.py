"""Quotes and write-ups of other notes on a page, chosen by note, topic and language, and the topics without a post."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import Project
from tests.testimonials.test_views import page_of, words

REPORT = """
    ---
    source_lang: zh_TW
    ---
    # 報告

    :::{witness}
    :speaker: Ewa
    :role: director
    :topics: Gather Town, Talks
    :source: https://twitter.com/ThePSF/status/1
    :lang: en

    I find it **delightful**!
    :::

    :::{witness}
    :speaker: 小明
    :id: ming
    :topics: 場地

    真的很好。

    下次再來。
    :::

    :::{reading-list}

    | 文章 | 作者 | 語言 | 日期 |
    | ---- | ---- | ---- | ---- |
    | [心得](https://notes.example/1) | 小華 | zh_TW | 2021-11-02 |
    :::
    """
EARLIER = """
    ---
    source_lang: en
    ---
    # Report

    :::{witness}
    :speaker: Kir

    Until next year.
    :::
    """


def gathering(*blocks: str) -> str:
    return "\n".join(
        ["---", "source_lang: en", "---", "# All", "", *blocks, "```{toctree}", ":glob:", "", "20*/*", "```"]
    )


def quotes(options: str = "") -> str:
    return f":::{{quotes}}\n{options}:::\n"


@pytest.fixture
def years(project: Project) -> Project:
    project.write(**{"2020__report": EARLIER, "2021__report": REPORT})
    return project


def shown(project: Project, options: str) -> list[str]:
    """The speakers of the quotes that the page shows."""
    project.write(index=gathering(quotes(options)))
    built = project.build("html", html_theme="basic")
    assert built.warnings == []
    return [words(speaker) for speaker in page_of(built, "index.html").select(".witness-caption p:first-child")]


class TestQuotes:
    @pytest.mark.parametrize(
        ("options", "speakers"),
        [
            ("", ["Kir", "Ewa", "小明"]),
            (":from: 2021\n", ["Ewa", "小明"]),
            (":from: 2020/report\n", ["Kir"]),
            (":topics: gather town\n", ["Ewa"]),
            (":topics: Talks, 場地\n", ["Ewa", "小明"]),
            (":lang: en\n", ["Kir", "Ewa"]),
            (":lang: zh-tw\n", ["小明"]),
            (":limit: 1\n", ["Kir"]),
            (":limit: 2\n", ["Kir", "Ewa"]),
            (":limit: 4\n", ["Kir", "Ewa", "小明"]),
        ],
    )
    def test_options_choose(self, years: Project, options: str, speakers: list[str]) -> None:
        assert shown(years, options) == speakers

    def test_none_is_said(self, years: Project) -> None:
        years.write(index=gathering(quotes(":topics: Venue\n")))
        built = years.build("html", html_theme="basic")
        assert "No testimonials are recorded." in words(page_of(built, "index.html").select_one(".body"))

    def test_each_in_its_own_words_with_its_place(self, years: Project) -> None:
        years.write_catalog(
            "en", "2021/report", {"真的很好。": "Very good.", "下次再來。": "See you next time.", "小明": "Ming"}
        )
        years.write(index=gathering(quotes(":from: 2021\n")))
        built = years.build("html", html_theme="basic")
        assert built.warnings == []
        english, chinese = page_of(built, "index.html").select("figure.witness")
        assert [words(part) for part in english.select("blockquote p")] == ["I find it delightful!"]
        assert words(english.figcaption).split() == ["Ewa", "director", "Source:", "Twitter/X", "2021", "notes"]
        original, translation = chinese.select("blockquote")
        assert original["lang"] == "zh-Hant-TW"
        assert [words(part) for part in original.select("p")] == ["真的很好。", "下次再來。"]
        assert [words(part) for part in translation.select("p")] == ["Very good.", "See you next time."]
        link = chinese.select_one("figcaption a.internal")
        assert link is not None and link["href"] == "2021/report.html#ming"
        assert words(chinese.select_one(".witness-caption p")) == "Ming"

    def test_no_second_record(self, years: Project) -> None:
        years.write(index=gathering(quotes()))
        page = page_of(years.build("html", html_theme="basic"), "index.html")
        assert page.select("#ming, #ewa, #kir") == []

    def test_it_follows_a_change(self, years: Project) -> None:
        assert shown(years, ":lang: en\n") == ["Kir", "Ewa"]
        years.write(**{"2020__report": EARLIER.replace("Kir", "Kirk")})
        built = years.build("html", html_theme="basic")
        assert words(page_of(built, "index.html").select_one("figcaption p")) == "Kirk"

    @pytest.mark.parametrize("builder", ["text", "singlehtml", "latex"])
    def test_in_other_builders(self, years: Project, builder: str) -> None:
        years.write(index=gathering(quotes()))
        built = years.build(builder, html_theme="basic")
        assert built.warnings == []


class TestWriteUps:
    def test_of_other_notes(self, years: Project) -> None:
        years.write(index=gathering(":::{reading-list}\n:from: 2021\n:::\n"))
        built = years.build("html", html_theme="basic")
        assert built.warnings == []
        [item] = page_of(built, "index.html").select("ul.reading-list > li")
        link, place = item.select("a")
        assert (words(link), link["href"]) == ("心得", "https://notes.example/1")
        assert place["href"] == "2021/report.html#notes-example-1"
        assert words(item) == "心得 小華 Blog or website · 2021-11-02 · Chinese · 2021 notes"
        assert page_of(built, "index.html").select("#notes-example-1") == []


def test_topics_without_a_post_are_named_below_the_matrix(project: Project, tmp_path: Path) -> None:
    matrix = ":::{testimonial-matrix}\n\n| Item | Talks | Food | Venue |\n| -- | -- | -- | -- |\n"
    project.write(
        **{"2021__report": f"# Report\n\n{matrix}| [A](https://a.example/1) | V | | |\n:::\n"},
        index=gathering(":::{testimonial-matrix}\n:from: 2021\n:::\n"),
    )
    page = page_of(project.build("html", html_theme="basic"), "index.html")
    assert [words(cell) for cell in page.select("thead th")] == ["Post", "Talks Posts: 1"]
    assert words(page.select_one("p.topics-without-posts")) == "No posts yet about: Food , Venue"
    page = page_of(project.build("html", html_theme="basic"), "2021/report.html")
    assert len(page.select("thead th")) == 4, "the note's own table keeps its columns"
