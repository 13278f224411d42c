"""The next meetings and the list of what to check: by the day, from the same data as the calendars."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser

from tests.communities.test_calendars import build, card, write
from tests.conftest import served
from tests.project import Built, Project, page

HEAD = "---\nsource_lang: en\norphan: true\n---\n# Views\n\n"
VIEWS = f"{HEAD}:::{{next-meetings}}\n:::\n\n:::{{communities-to-check}}\n:::\n"


def meetings(built: Built) -> list[str]:
    """The items, as they are without the script."""
    parsed = page(built, "views")
    for hidden in parsed.select("[hidden]"):
        hidden.decompose()
    return [" ".join(item.get_text().split()) for item in parsed.select(".next-meetings li")]


def doubts(parsed: BeautifulSoup) -> dict[str, list[str]]:
    terms = parsed.select("dl.communities-to-check > dt")
    return {term.get_text(): [item.get_text() for item in term.find_next("dd").select("li")] for term in terms}


def test_the_next_meetings_are_those_from_today_on(project: Project) -> None:
    write(
        project,
        card("Wednesdays", "every Wednesday, 19:00–21:00"),
        card("Today", "every Sunday"),
        card("Unreadable", "monthly"),
        card("Unchecked", "every Friday", status="", checked=""),
    )
    project.write(views=VIEWS)
    built = build(project)
    assert meetings(built) == [
        "Sun, Nov 29, 2026 Today · Hsinchu · checked on 2026-11-21",
        "Wed, Dec 2, 2026, 19:00–21:00 Wednesdays · Hsinchu · checked on 2026-11-21",
    ]
    parsed = page(built, "views")
    assert parsed.select_one(".next-meetings h2").get_text() == "Next meetings"
    assert [link["href"] for link in parsed.select(".next-meetings a")] == [
        "index.html#today",
        "index.html#wednesdays",
        "feeds/communities.ics",
    ]
    first = parsed.select(".next-meetings time")[0]
    assert (first["datetime"], first["data-until"]) == ("2026-11-29", "2026-11-30T00:00:00+08:00")
    assert meetings(build(project, "zh_TW"))[1] == "2026年12月2日 週三 19:00–21:00 Wednesdays · 新竹 · 2026-11-21 查證"


@pytest.mark.parametrize("cadence", ["monthly", ""])
def test_where_no_meeting_is_known_there_is_nothing(project: Project, cadence: str) -> None:
    write(project, card("One", cadence))
    project.write(views=VIEWS)
    text = page(build(project), "views").get_text()
    assert "Next meetings" not in text
    assert "(.ics)" not in text


def test_another_day_brings_the_page_up_to_date(project: Project) -> None:
    """No note has changed; and after the year there is nothing."""
    write(project, card("One", "every Wednesday"))
    project.write(views=VIEWS)
    assert meetings(build(project))[0].startswith("Wed, Dec 2, 2026")
    assert meetings(build(project, communities_today="2026-12-02"))[0].startswith("Wed, Dec 2, 2026")
    written = Path(build(project, communities_today="2026-12-03").app.outdir, "views.html")
    assert "Wed, Dec 9, 2026" in written.read_text(encoding="utf-8")
    before = written.stat().st_mtime_ns
    build(project, communities_today="2026-12-04")
    assert written.stat().st_mtime_ns == before, "the next days are the same"
    assert len(meetings(build(project, communities_today="2027-11-17"))) == 1
    assert meetings(build(project, communities_today="2027-11-18")) == []


def test_what_to_check_is_listed_by_community(project: Project) -> None:
    write(
        project,
        card("Fine", "every Wednesday"),
        card("Monthly", "monthly"),
        card("Silent", ""),
        card("Unchecked", "every Wednesday", status="", checked=""),
        card("Paused", "now and then", status="paused"),
    )
    project.write(views=VIEWS)
    unreadable = "“monthly” does not say on which days it meets: it is not in the calendar."
    assert doubts(page(build(project, communities_today="2027-11-21"), "views")) == {
        "Monthly": [unreadable],
        "Silent": ["How often it meets is not known."],
        "Unchecked": ["Nobody has checked whether it still meets."],
    }
    old = "It was last checked on 2026-11-21, more than 12 months ago."
    found = doubts(page(build(project, communities_today="2027-11-22"), "views"))
    assert found == {
        "Fine": [old],
        "Monthly": [old, unreadable],
        "Silent": [old, "How often it meets is not known."],
        "Unchecked": ["Nobody has checked whether it still meets."],
        "Paused": [old],
    }


def test_the_words_of_a_note_keep_their_language(project: Project) -> None:
    write(project, card("Monthly", "once in a blue moon"))
    project.write(views=VIEWS)
    parsed = page(build(project, "zh_TW"), "views")
    words = parsed.find("span", string="once in a blue moon")
    assert words is not None
    assert words["lang"] == "en"


def test_where_all_is_checked_the_list_says_so(project: Project) -> None:
    write(project, card("Fine", "every Wednesday"))
    project.write(views=VIEWS)
    assert "There is nothing to check." in page(build(project), "views").get_text()


@pytest.mark.parametrize("builder", ["text", "man", "latex", "epub", "singlehtml"])
def test_other_builders_show_the_next_meeting(project: Project, builder: str) -> None:
    write(project, card("One", "every Wednesday"))
    index = (project.folder / "index.md").read_text(encoding="utf-8")
    project.write(index=f"{index}\n{VIEWS.removeprefix(HEAD)}")
    manual = [("index", "test", "test", ["me"], 7)]
    built = project.build(builder, man_pages=manual, version="1", copyright="us", communities_today="2026-11-29")
    assert [line for line in built.warnings if "[pycontw." in line] == []
    names = ("index.txt", "test.7", "test.tex", "index.xhtml", "index.html")
    (output,) = [path for path in Path(built.app.outdir).iterdir() if path.name in names]
    text = output.read_text(encoding="utf-8")
    assert "Dec 2, 2026" in text
    assert "There is nothing to check." in text
    assert ("Dec 9, 2026" in text) == (builder == "singlehtml")
    assert "(.ics)" not in text


@pytest.mark.browser
def test_a_page_that_was_built_long_ago_shows_what_is_next_now(project: Project, browser: Browser) -> None:
    write(project, card("Often", "every Wednesday, 19:00–21:00"), card("Once", "the 29th of every month"))
    project.write(views=VIEWS)
    built = build(project)

    def at(now: str) -> list[str]:
        context = browser.new_context()
        tab = context.new_page()
        tab.clock.install(time=now)
        with served(Path(built.app.outdir)) as address:
            tab.goto(f"{address}/views.html")
            shown = tab.locator(".next-meetings time").all()
            found = [str(time.get_attribute("datetime")) for time in shown if time.is_visible()]
            assert tab.locator(".next-meetings").is_visible() == bool(found)
        context.close()
        return found

    assert at("2026-11-29T10:00:00Z") == ["2026-11-29", "2026-12-02T19:00:00+08:00"]
    assert at("2026-11-29T16:00:01Z") == ["2026-12-29", "2026-12-02T19:00:00+08:00"]  # the next day in Taiwan
    assert at("2026-12-02T12:59:00Z") == ["2026-12-29", "2026-12-02T19:00:00+08:00"]
    assert at("2026-12-02T13:00:01Z") == ["2026-12-29", "2026-12-09T19:00:00+08:00"]
    assert at("2030-01-01T00:00:00Z") == []
