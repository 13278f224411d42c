"""A permalink says what it leads to, beside its heading: no name, list or other output holds its sign."""

from __future__ import annotations

import posixpath
from pathlib import Path

import pytest
from bs4 import Tag
from sphinx.util.inventory import InventoryFile

from tests.project import UNGUARDED, Project, page

from site_theme import permalinks

pytestmark = pytest.mark.builds

NOTE = """
    ---
    source_lang: en
    ---
    # A &lt;note> & more

    ## With `code` and *stress*

    ### 議程

    ```{list-table} Hours
    :name: hours

    * - A
    ```

    :::{glossary}
    Lightning talk
      A short one.
    :::

    (only-a-picture)=
    ## ![A drawing](a.svg)
    """


@pytest.fixture
def noted(project: Project) -> Project:
    project.write(index=NOTE)
    (project.folder / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    return project


def names(parsed: Tag, selector: str = ".headerlink") -> list[str]:
    return [str(link["title"]) for link in parsed.select(selector)]


@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_a_permalink_is_beside_its_heading_and_named_by_it(noted: Project, builder: str) -> None:
    parsed = page(noted.build(builder, html_theme="site_theme"), "index")
    assert names(parsed, ".heading > :is(h1, h2, h3) + .headerlink")[:3] == [
        "Link to “A <note> & more”",
        "Link to “With code and stress”",
        "Link to “議程”",
    ]
    assert [heading.get_text() for heading in parsed.select("main :is(h1, h2, h3)")][:3] == [
        "A <note> & more",
        "With code and stress",
        "議程",
    ]
    assert parsed.select(":is(h1, h2, h3) .headerlink") == []
    for link in parsed.select(".headerlink"):
        assert parsed.find(id=str(link["href"])[1:]), link
        assert link.get_text(strip=True) == link.select_one("[aria-hidden=true]").get_text() == "¶"


def test_captions_and_terms_name_theirs_and_a_picture_has_sphinx_s_name(noted: Project) -> None:
    parsed = page(noted.build("html", html_theme="site_theme"), "index")
    assert names(parsed, "caption > .headerlink") == ["Link to “Hours”"]
    assert names(parsed, "dt > .headerlink") == ["Link to “Lightning talk”"]
    assert names(parsed)[-1] == "Link to this heading"


def test_the_name_is_in_the_language_of_the_page_and_holds_the_translation_alone(noted: Project) -> None:
    noted.write_catalog("zh_TW", "index", {"With `code` and *stress*": "有`code`和*重點*"})
    parsed = page(noted.build("html", "zh_TW", html_theme="site_theme"), "index")
    assert names(parsed)[:2] == ["「A <note> & more」的連結", "「有code和重點」的連結"]
    assert parsed.select_one("h2 .source-text"), "the page holds the source, too"


@pytest.mark.parametrize(("count", "left"), [(permalinks.MOST, 0), (permalinks.MOST + 3, 3)])
def test_of_a_long_note_the_first_headings_have_theirs_in_the_page(project: Project, count: int, left: int) -> None:
    """How the others are to be named is said once; a heading without words keeps Sphinx's name."""
    parts = [f"## Part {number}" for number in range(2, count)]
    project.write(index="\n\n".join(["---\nsource_lang: en\n---\n\n# Long", *parts, "## ![](a.svg)"]))
    (project.folder / "a.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', encoding="utf-8")
    parsed = page(project.build("html", html_theme="site_theme"), "index")
    without = [box for box in parsed.select("main .heading") if not box.select_one(".headerlink")]
    assert len(without) == max(left - 1, 0)
    assert [box["data-permalink"] for box in parsed.select("[data-permalink]")] == ["Link to “%s”"] * bool(left)
    assert names(parsed)[-1] == "Link to this heading"


def test_a_heading_that_leads_back_to_a_list_of_contents_keeps_its_way(project: Project) -> None:
    project.write(index="---\nsource_lang: en\n---\n# Note\n\n:::{contents}\n:::\n\n## Part\n")
    built = project.build("html", html_theme="site_theme", extensions=UNGUARDED)
    box = page(built, "index").select(".heading")[-1]
    assert [child.name for child in box.find_all(recursive=False)] == ["h2", "a"]
    assert box.select_one("h2 > a.toc-backref").get_text() == "Part"
    assert names(box) == ["Link to “Part”"]


def test_menus_titles_and_the_inventory_are_as_without(noted: Project) -> None:
    built = noted.build("html", html_theme="site_theme")
    parsed = page(built, "index")
    assert parsed.title.get_text(strip=True).startswith("A <note> & more")
    assert "¶" not in parsed.select_one("#page-contents").get_text()
    with Path(built.app.outdir, "objects.inv").open("rb") as file:
        inventory = InventoryFile.load(file, "", posixpath.join)
    assert inventory["std:doc"]["index"].display_name == "A <note> & more"


@pytest.mark.parametrize("other", [{"html_theme": "alabaster"}, {"html_theme": "site_theme", "html_permalinks": False}])
def test_no_box_in_another_theme_nor_without_permalinks(noted: Project, other: dict[str, object]) -> None:
    parsed = page(noted.build("html", **other), "index")
    assert parsed.select(".heading") == []
    assert bool(parsed.select("h1 > .headerlink")) == (other["html_theme"] == "alabaster")


def test_a_site_s_own_sign_is_kept(noted: Project) -> None:
    parsed = page(noted.build("html", html_theme="site_theme", html_permalinks_icon="<b>#</b>"), "index")
    assert parsed.select_one("h1 + .headerlink > span > b").get_text() == "#"


def test_a_book_has_none(noted: Project) -> None:
    book = noted.build("epub", html_theme="site_theme").output("index.xhtml")
    assert "headerlink" not in book
    assert "<h1>A &lt;note&gt; &amp; more</h1>" in book
