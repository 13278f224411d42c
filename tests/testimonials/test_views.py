"""What pages show of testimonials beyond their own notes: gathered rows, reading lists, the way between a
post and a quote of the same person, what is left of a dead link; in both languages and after an edit."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag

from tests.project import Built, Project
from tests.testimonials.test_directives import MATRIX

from records import domain
from testimonials import record
from testimonials.nodes import testimonial_matrix

OTHER_YEAR = """
    ---
    source_lang: zh_TW
    ---
    # 別年的報告

    :::{testimonial-matrix}

    | 項目 | Cross-Year | 場地 |
    | ---- | ---------- | ---- |
    | [小明的貼文](https://x.com/a/status/1444708866361593871) | V | V |
    :::
    """
GATHERED = """
    ---
    source_lang: en
    ---
    # All

    :::{testimonial-matrix} Every year
    :from: 2021, 2022
    :::

    ```{toctree}
    2021/report
    2022/report
    ```
    """
QUOTED = """
    ---
    source_lang: en
    ---
    # Quotes

    :::{witness}
    :speaker: Ewa
    :source: https://twitter.com/ThePSF/status/1
    :archived: https://archive.example/1
    :seen: 2026-11-21
    :post: blog-example-1 https://x.com/ThePSF/status/1

    Delightful!
    :::
    """
LIST = """
    ---
    source_lang: en
    ---
    # Reading

    :::{reading-list}
    - [What I learned](https://blog.example/2021/10/05/learned)
    - [**Two** days](https://medium.com/@a/days) and more
    :::

    :::{reading-list}
    :seen: Seen

    | Write-up | Author | Language | Date | Seen |
    | -------- | ------ | -------- | ---- | ---- |
    | [Notes](https://notes.example/1) | Alex | zh-tw | 2021-11-02 | 2026-11-21 |
    | [More](https://notes.example/2) | | ja | | |
    :::
    """


def page_of(built: Built, name: str) -> BeautifulSoup:
    return BeautifulSoup(built.output(name), "html.parser")


def words(element: Tag | None) -> str:
    assert element is not None
    return " ".join(element.get_text(" ").split())


def rows(page: BeautifulSoup) -> list[str]:
    return [words(cell) for cell in page.select("table.testimonial-matrix tbody th")]


@pytest.fixture
def years(project: Project) -> Project:
    project.write(index=GATHERED, **{"2021__report": MATRIX, "2022__report": OTHER_YEAR})
    return project


class TestGathered:
    def test_rows_of_the_named_years_with_their_topics_and_places(self, years: Project) -> None:
        built = years.build("html", html_theme="basic")
        assert built.warnings == []
        page = page_of(built, "index.html")
        assert words(page.select_one("table.testimonial-matrix caption")).startswith("Every year")
        heads = [words(cell) for cell in page.select("table.testimonial-matrix thead th")]
        assert heads == ["Post", "Gather Town Posts: 1", "Cross-Year Posts: 2", "場地 Posts: 1"]
        assert rows(page) == [
            "ThePSF on Gather Town Twitter, PSF · Twitter/X · 2021 notes",
            "blog.example on Cross-Year 部落格 · Blog or website · 2021 notes",
            "a on Cross-Year and 場地 , 3 Oct 2021 小明的貼文 · Twitter/X · 2022 notes",
        ]
        marks = [[words(cell)[:1] for cell in row.select("td")] for row in page.select("tbody tr")]
        assert marks == [["✓", "", ""], ["", "✓", ""], ["", "✓", "✓"]]
        places = [str(link["href"]) for link in page.select("tbody th a.internal")]
        assert places == [
            "2021/report.html#twitter-1",
            "2021/report.html#blog-example-1",
            "2022/report.html#twitter-1444708866361593871",
        ]
        assert page.select_one('[id^="twitter"]') is None, "the record is in its own note"

    def test_translated_where_there_is_a_translation_and_marked_where_not(self, years: Project) -> None:
        label = "[小明的貼文](https://x.com/a/status/1444708866361593871)"
        translated = {label: label.replace("小明的貼文", "A post of Ming")}
        years.write_catalog("en", "2022/report", translated)
        page = page_of(years.build("html", html_theme="basic"), "index.html")
        assert rows(page)[2] == "a on Cross-Year and 場地 , 3 Oct 2021 A post of Ming · Twitter/X · 2022 notes"
        assert rows(page)[0] == "ThePSF on Gather Town Twitter, PSF · Twitter/X · 2021 notes"
        unmarked = [
            text
            for text in page.select_one("table.testimonial-matrix").find_all(string=True)  # type: ignore[union-attr]
            if any("一" <= character <= "鿿" for character in text)
            and not text.find_parent(attrs={"lang": "zh-Hant-TW"})
        ]
        assert unmarked == []

    def test_the_caption_is_a_message(self, years: Project) -> None:
        years.write_catalog("zh_TW", "index", {"Every year": "歷年"})
        page = page_of(years.build("html", language="zh_TW", html_theme="basic"), "index.html")
        assert words(page.select_one("table.testimonial-matrix caption")).startswith("歷年")

    @pytest.mark.builds
    @pytest.mark.parametrize("jobs", [1, 2])
    def test_it_follows_an_edit_a_new_note_and_a_deletion(self, years: Project, jobs: int) -> None:
        years.build("html", html_theme="basic", jobs=jobs)
        years.write(**{"2021__report": MATRIX.replace("Twitter, PSF", "Python")})
        first, *_ = rows(page_of(years.build("html", html_theme="basic", jobs=jobs), "index.html"))
        assert " Python · " in first
        (years.folder / "2022/report.md").unlink()
        years.write(**{"2022__other": OTHER_YEAR.replace("小明", "小華")})
        years.write(index=GATHERED.replace("2022/report", "2022/other"))
        found = rows(page_of(years.build("html", html_theme="basic", jobs=jobs), "index.html"))
        assert [row.split(" · ")[0].split()[-1] for row in found] == ["Python", "部落格", "小華的貼文"]

    def test_nothing_is_written_anew_when_nothing_changed(self, years: Project) -> None:
        first = years.build("html", html_theme="basic")
        stamp = (years.folder / "_build/en/html/index.html").stat().st_mtime_ns
        assert rows(page_of(first, "index.html"))
        years.build("html", html_theme="basic")
        assert (years.folder / "_build/en/html/index.html").stat().st_mtime_ns == stamp

    def test_a_single_page_leads_to_the_rows_on_it(self, years: Project) -> None:
        single = years.build("singlehtml", html_theme="basic")
        assert single.warnings == []
        page = page_of(single, "index.html")
        targets = [str(link["href"]) for link in page.select("table.testimonial-matrix tbody th a.internal")]
        assert len(targets) == 3
        assert all(page.select_one(f'[id="{target.removeprefix("#")}"]') for target in targets)

    def test_a_text(self, years: Project) -> None:
        text = years.build("text")
        assert text.warnings == []
        assert "小明的貼文" in text.output("index.txt")


class TestReadingList:
    def test_items_are_records(self, project: Project) -> None:
        project.write(index=LIST)
        built = project.build()
        assert built.warnings == []
        found = list(domain.records_of(built.app.env).entries("testimonial"))
        assert [entry.line for entry in found] == [7, 8, 16, 17]
        assert [entry.record for entry in found][::2] == [
            record.WriteUp(
                id="blog-example-2021-10-05-learned",
                title="What I learned",
                url="https://blog.example/2021/10/05/learned",
                channel="blog",
                day=datetime.date(2021, 10, 5),
            ),
            record.WriteUp(
                id="notes-example-1",
                title="Notes",
                url="https://notes.example/1",
                channel="blog",
                day=datetime.date(2021, 11, 2),
                author="Alex",
                language="zh_TW",
                given=record.GivenFacts(seen=datetime.date(2026, 11, 21)),
            ),
        ]

    def test_the_page_shows_a_list_with_what_is_known(self, project: Project) -> None:
        project.write(index=LIST)
        page = page_of(project.build("html", html_theme="basic"), "index.html")
        assert [words(item).removesuffix(" ¶") for item in page.select("ul.reading-list > li")] == [
            "What I learned Blog or website · 2021-10-05",
            "Two days and more Medium",
            "Notes Alex Blog or website · 2021-11-02 · Chinese · last seen 2026-11-21",
            "More Blog or website · Japanese",
        ]
        link = page.select_one("li#notes-example-1 a.headerlink[href='#notes-example-1']")
        assert link["title"] == "Link to “Notes Alex”"
        assert not page.select("table")

    def test_titles_and_authors_are_messages_and_languages_are_ours(self, project: Project) -> None:
        project.write(index=LIST)
        project.write_catalog(
            "zh_TW",
            "index",
            {"[Notes](https://notes.example/1)": "[筆記](https://notes.example/1)", "Alex": "艾力克斯"},
        )
        page = page_of(project.build("html", language="zh_TW", html_theme="basic"), "index.html")
        for source in page.select(".source-text"):
            source.decompose()
        shown = words(page.select_one("li#notes-example-1")).removesuffix(" ¶")
        assert shown == "筆記 艾力克斯 部落格或網站 · 2021-11-02 · 中文 · 最後確認於 2026-11-21"

    @pytest.mark.parametrize(("builder", "output"), [("text", "index.txt"), ("latex", "test.tex"), ("man", "test.1")])
    def test_other_builders_show_it(self, project: Project, builder: str, output: str) -> None:
        project.write(index=LIST)
        built = project.build(builder, man_pages=[("index", "test", "Test", [], 1)])
        assert built.warnings == []
        assert "Alex" in built.output(output)


class TestSamePerson:
    def test_a_quote_leads_to_its_source_and_posts_and_they_lead_back(self, project: Project) -> None:
        project.write(index=MATRIX + "\n    ```{toctree}\n    quotes\n    ```\n", quotes=QUOTED)
        built = project.build("html", html_theme="basic")
        assert built.warnings == []
        caption = page_of(built, "quotes.html").select_one("figure.witness figcaption")
        assert words(caption) == (
            "Ewa Source: Twitter/X · archived copy · last seen 2026-11-21 "
            "By the same person: ThePSF on Gather Town · blog.example on Cross-Year"
        )
        assert [str(link["href"]) for link in caption.select("a")] == [  # type: ignore[union-attr]
            "https://twitter.com/ThePSF/status/1",
            "https://archive.example/1",
            "index.html#twitter-1",
            "index.html#blog-example-1",
        ]
        page = page_of(built, "index.html")
        assert rows(page) == [
            "ThePSF on Gather Town Twitter, PSF · Twitter/X · Quote: Ewa ¶",
            "blog.example on Cross-Year 部落格 · Blog or website · Quote: Ewa ¶",
        ]
        assert [str(link["href"]) for link in page.select("tbody th a.internal")] == ["quotes.html#ewa"] * 2

    def test_the_post_s_page_follows_the_quote(self, project: Project) -> None:
        project.write(index=MATRIX + "\n    ```{toctree}\n    quotes\n    ```\n", quotes=QUOTED)
        project.build("html", html_theme="basic")
        project.write(quotes=QUOTED.replace("speaker: Ewa", "speaker: Eva"))
        assert "Quote: Eva" in rows(page_of(project.build("html", html_theme="basic"), "index.html"))[0]

    def test_a_quote_without_either_says_nothing_of_them(self, project: Project) -> None:
        project.write(index=QUOTED.replace(":source", ":id: x\n    #:source"))
        built = project.build("html", html_theme="basic")
        assert "same person" not in built.output("index.html")


def test_a_column_of_copies_and_one_of_days_are_facts_and_no_topics(project: Project) -> None:
    head = MATRIX.split("| Item", maxsplit=1)[0]
    table = """| Item | Gather Town | Copy | Cross-Year | Seen |
    | ---- | - | - | - | - |
    | [Twitter, PSF](https://twitter.com/ThePSF/status/1) | V | <https://archive.example/1> | | 2026-11-20 |
    | [部落格](https://blog.example/1) | | https://archive.example/2 | ✓ | |
    :::
    """
    project.write(index=head.replace(":lang: en", ":lang: en\n    :archived: Copy\n    :seen: Seen") + table)
    built = project.build("html", html_theme="basic")
    assert built.warnings == []
    found = [entry.record for entry in domain.records_of(built.app.env).entries("testimonial")]
    assert [(post.topics, post.columns, post.given) for post in found if isinstance(post, record.Testimonial)] == [
        (
            ("Gather Town",),
            ("Gather Town", "Cross-Year"),
            record.GivenFacts(archived="https://archive.example/1", seen=datetime.date(2026, 11, 20)),
        ),
        (("Cross-Year",), ("Gather Town", "Cross-Year"), record.GivenFacts(archived="https://archive.example/2")),
    ]
    page = page_of(built, "index.html")
    assert len(page.select("thead th")) == 3
    assert rows(page)[0] == "ThePSF on Gather Town Twitter, PSF · Twitter/X · archived copy · last seen 2026-11-20 ¶"
    (matrix,) = built.doctree().findall(testimonial_matrix)
    assert "Seen" not in matrix.astext()


def test_a_page_is_written_anew_for_the_records_that_it_shows_and_for_no_other(project: Project) -> None:
    """One edited address in one matrix wrote every page with a matrix."""
    rows = "| Item | Talks |\n| - | - |\n| [Post](https://x.com/a/status/{0}) | V |\n"
    matrix = f"# {{0}}\n\n:::{{{{testimonial-matrix}}}}\n{rows}:::\n"
    head = "---\nsource_lang: en\norphan: true\n---\n"
    quote = f"{head}# Quote\n\n:::{{witness}}\n:speaker: Ada\n:source: https://x.com/a/status/3\n\n> Words.\n:::\n"
    gathered = f"{head}# All\n\n:::{{testimonial-matrix}} All\n:from: p1, p2\n:::\n"
    notes = {f"p{number}": head + matrix.format(number) for number in (1, 2, 3, 4)}

    def build() -> dict[str, int]:
        project.close()
        project.apps.clear()
        built = project.build("html", html_theme="basic")
        assert built.warnings == []
        return {path.stem: path.stat().st_mtime_ns for path in Path(built.app.outdir).glob("*.html")}

    def written(**changed: str) -> set[str]:
        before = build()
        project.write(**changed)
        after = build()
        return {name for name in after if after[name] != before[name]} - {"search", "genindex", "404"}

    project.write(index="---\nsource_lang: en\n---\n# Home\n", quote=quote, gathered=gathered, **notes)
    assert written(p4=notes["p4"].replace("[Post]", "[Other]")) == {"p4"}
    assert written(p1=notes["p1"].replace("[Post]", "[Other]")) == {"p1", "gathered"}
    assert written(p3=notes["p3"].replace("[Post]", "[Other]")) == {"p3", "quote"}, "the page with the quote's post"
    assert written(quote=quote.replace("Ada", "Grace", 1)) == {"quote", "p3"}
