"""Conferences: the facts on their page, the list of all, what search engines are told, edits."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.conftest import Site
from tests.project import Built, Project, page

from conferences.record import Conference, edition
from records import domain

INDEX = """
    ---
    source_lang: en
    ---
    # Years

    ```{toctree}
    2021/index
    2022/index
    ```

    :::{conferences}
    :::
    """
ONLINE = """
    ---
    source_lang: en
    ---
    # 2021

    :::{conference} PyCon Example 2021
    :date: 2021-10-02
    :ends: 2021-10-03
    :platform: a virtual town

    Everybody came.
    :::
    """
HALL = """
    ---
    source_lang: en
    ---
    # 2022

    :::{conference} PyCon Example 2022
    :date: 2023-01-07
    :edition: 2022
    :venue: the big hall
    :platform: a virtual town
    :site: https://example.org/2022/
    :::
    """


def write(project: Project, **notes: str) -> None:
    project.write(**{"index": INDEX, "2021__index": ONLINE, "2022__index": HALL, **notes})


def build(project: Project, language: str = "en", **settings: Any) -> Built:
    project.close()  # else the next Sphinx warns of what this process has registered already
    project.apps.clear()
    built = project.build("html", language, html_theme="basic", **settings)
    assert built.warnings == []
    return built


def facts(parsed: BeautifulSoup) -> dict[str, str]:
    terms = parsed.select("dl.conference-facts > dt")
    return {term.get_text(): term.find_next("dd").get_text().strip() for term in terms}


def unbroken(parsed: BeautifulSoup) -> list[str]:
    """What is on one line each."""
    return [day.get_text() for day in parsed.select(".conference-day")]


def listed(parsed: BeautifulSoup) -> dict[str, str]:
    terms = parsed.select("dl.conference-list > dt")
    return {term.get_text(): " ".join(term.find_next("dd").get_text().split()) for term in terms}


def data_on(parsed: BeautifulSoup) -> list[dict[str, Any]]:
    scripts = [json.loads(script.get_text()) for script in parsed.select('head script[type="application/ld+json"]')]
    return [each for script in scripts for each in script["@graph"] if each["@type"] == "ConferenceEvent"]


def test_options_become_the_record(project: Project) -> None:
    write(project)
    records = domain.records_of(build(project).app.env)
    found = [entry.record for entry in records.entries("conference")]
    assert found == [
        Conference(
            id="pycon-example-2021",
            title="PyCon Example 2021",
            edition="2021",
            begins=date(2021, 10, 2),
            ends=date(2021, 10, 3),
            venue="",
            platform="a virtual town",
            site="",
        ),
        Conference(
            id="pycon-example-2022",
            title="PyCon Example 2022",
            edition="2022",
            begins=date(2023, 1, 7),
            ends=date(2023, 1, 7),
            venue="the big hall",
            platform="a virtual town",
            site="https://example.org/2022/",
        ),
    ]


def test_the_page_shows_the_facts_in_its_language(project: Project) -> None:
    write(project)
    project.write_catalog(
        "zh_TW", "2021/index", {"a virtual town": "虛擬小鎮", "PyCon Example 2021": "PyCon 範例 2021"}
    )
    parsed = page(build(project), "2021/index")
    assert facts(parsed) == {
        "Conference": "PyCon Example 2021",
        "Dates": "Sat, Oct 2\N{THIN SPACE}–\N{THIN SPACE}Sun, Oct 3, 2021",
        "Online on": "a virtual town",
    }
    assert unbroken(parsed) == ["Sat, Oct 2\N{THIN SPACE}–", "Sun, Oct 3, 2021"]
    assert "Everybody came." in parsed.select_one("#pycon-example-2021").get_text()
    assert facts(page(build(project), "2022/index"))["Website"] == "example.org/2022"
    translated = page(build(project, "zh_TW"), "2021/index")
    for hidden in translated.select("[hidden]"):
        hidden.decompose()
    assert facts(translated) == {
        "研討會": "PyCon 範例 2021",
        "日期": "2021年10月2日週六至10月3日週日",
        "線上平台": "虛擬小鎮",
    }
    assert unbroken(translated) == ["2021年10月2日週六至", "10月3日週日"]


def test_the_list_has_the_newest_edition_first(project: Project) -> None:
    write(project)
    parsed = page(build(project), "index")
    assert list(listed(parsed)) == ["2022", "2021"]
    assert listed(parsed) == {
        "2022": "PyCon Example 2022 · Sat, Jan 7, 2023 · the big hall · online on a virtual town · website",
        "2021": "PyCon Example 2021 · Sat, Oct 2 – Sun, Oct 3, 2021 · online on a virtual town",
    }
    said = parsed.select_one(".conference-list").get_text()
    assert {before[-1] for before in said.split("·")[:-1]} == {"\N{NO-BREAK SPACE}"}, "a dot begins no line"
    assert unbroken(parsed)[0] == "Sat, Jan 7, 2023"
    assert [link["href"] for link in parsed.select(".conference-list a")] == [
        "2022/index.html#pycon-example-2022",
        "https://example.org/2022/",
        "2021/index.html#pycon-example-2021",
    ]


def test_without_a_conference_the_list_says_so(project: Project) -> None:
    project.write(index="---\nsource_lang: en\n---\n# Years\n\n:::{conferences}\n:::\n")
    assert "No conferences are recorded." in build(project).output("index.html")


def test_the_page_says_it_in_the_words_of_schema_org(project: Project) -> None:
    write(project)
    built = build(project, html_baseurl="https://e.org/")
    assert data_on(page(built, "2021/index")) == [
        {
            "@type": "ConferenceEvent",
            "@id": "https://e.org/en/2021/index.html#pycon-example-2021",
            "name": "PyCon Example 2021",
            "startDate": "2021-10-02",
            "endDate": "2021-10-03",
            "eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode",
            "location": {"@type": "VirtualLocation", "name": "a virtual town"},
        }
    ]
    (both,) = data_on(page(built, "2022/index"))
    assert both["eventAttendanceMode"] == "https://schema.org/MixedEventAttendanceMode"
    assert both["location"] == [
        {"@type": "Place", "name": "the big hall"},
        {"@type": "VirtualLocation", "name": "a virtual town"},
    ]
    assert both["url"] == "https://example.org/2022/"
    assert data_on(page(built, "index")) == [], "a list is not where a conference is"
    write(project, **{"2021__index": ONLINE.replace(":platform: a virtual town", ":venue: a hall")})
    (hall,) = data_on(page(build(project), "2021/index"))
    assert hall["eventAttendanceMode"] == "https://schema.org/OfflineEventAttendanceMode"


def test_an_example_is_no_conference(project: Project) -> None:
    write(project, **{"2021__index": ONLINE.replace(":platform:", ":no-index:\n    :platform:")})
    built = build(project)
    assert list(listed(page(built, "index"))) == ["2022"]
    assert data_on(page(built, "2021/index")) == []
    assert facts(page(built, "2021/index"))["Conference"] == "PyCon Example 2021"


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.builds
def test_the_list_follows_the_notes(project: Project, jobs: int) -> None:
    more = {f"n{number}": f"---\nsource_lang: en\norphan: true\n---\n# {number}\n" for number in range(8)}
    write(project, **more)

    def editions() -> dict[str, str]:
        return listed(page(build(project, jobs=jobs), "index"))

    assert list(editions()) == ["2022", "2021"]
    write(project, **{"2021__index": ONLINE.replace("virtual town", "chat")})
    assert editions()["2021"].endswith("online on a chat")
    write(project, **{"2021__index": ONLINE.replace(":date:", ":edition: 2024\n    :date:")})
    assert list(editions()) == ["2024", "2022"]
    write(project, **{"2021__index": "---\nsource_lang: en\n---\n# 2021\n"})
    assert list(editions()) == ["2022"]


@pytest.mark.parametrize("builder", ["text", "man", "latex", "epub", "singlehtml"])
def test_other_builders_show_the_facts(project: Project, builder: str) -> None:
    views = INDEX[INDEX.index(":::{conferences}") :]
    project.write(index=f"{ONLINE}\n    {views}")
    manual = [("index", "test", "test", ["me"], 7)]
    built = project.build(builder, man_pages=manual, version="1", copyright="us")
    assert built.warnings == []
    names = ("index.txt", "test.7", "test.tex", "index.xhtml", "index.html")
    (output,) = [path for path in Path(built.app.outdir).iterdir() if path.name in names]
    text = output.read_text(encoding="utf-8")
    for words in ("PyCon Example 2021", "Online on", "a virtual town", "Everybody came."):
        assert words in text


@pytest.mark.parametrize("given", ["1991", "2021", "2100"])
def test_an_edition_is_a_year(given: str) -> None:
    assert edition(given) == given


@pytest.mark.parametrize("given", ["1990", "21", "20211", "２０２１", "tenth", "", None])
def test_what_is_no_year_is_no_edition(given: str | None) -> None:
    with pytest.raises(ValueError, match="called by its year, from 1991 on"):
        edition(given)


@pytest.mark.builds
@pytest.mark.parametrize("segment", ["en", "zh-tw"])
def test_the_site_knows_when_the_conference_of_2021_was(site: Site, segment: str) -> None:
    (found,) = data_on(site.page(segment, "2021/index"))
    assert (found["startDate"], found["endDate"]) == ("2021-10-02", "2021-10-03")
    assert found["location"] == {"@type": "VirtualLocation", "name": "Gather Town"}
    assert list(listed(site.page(segment, "years"))) == ["2021"]
