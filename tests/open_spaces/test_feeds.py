"""The calendar of open spaces: as it is written, and as a calendar program reads it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from icalendar import Calendar

from tests.open_spaces.test_directives import BOARD, CHINESE, HOURS, at
from tests.project import Project, touch

SNAPSHOTS = Path(__file__).parent


def calendar_of(project: Project, language: str = "en", *, fresh: bool = False) -> bytes:
    built = project.build("html", language, html_theme="basic", html_baseurl="https://e.org/a/", fresh=fresh)
    return (Path(built.app.outdir) / "feeds/open-spaces.ics").read_bytes()


def test_the_calendar_is_as_it_was(project: Project) -> None:
    """The snapshot is read by people; calendars want its line ends as RFC 5545 has them."""
    project.write(index=HOURS + BOARD)
    project.write_catalog("zh_TW", "index", CHINESE)
    calendar = calendar_of(project, "zh_TW")
    assert calendar.count(b"\n") == calendar.count(b"\r\n")
    expected = (SNAPSHOTS / "open-spaces.ics").read_text(encoding="utf-8")
    assert calendar.decode().replace("\r\n", "\n") == expected


def test_the_calendar_is_read_back_whole(project: Project) -> None:
    project.write(index=HOURS + BOARD)
    calendar = Calendar.from_ical(calendar_of(project))
    events = [event for event in calendar.walk("VEVENT")]
    assert [(event.decoded("dtstart"), event.decoded("dtend")) for event in events] == [
        (at(2, "08:55"), at(2, "16:15")),
        (at(2, "10:00"), at(2, "11:00")),
        (at(3, "10:30"), at(3, "16:40")),
        (at(3, "13:00"), at(3, "14:00")),
        (at(3, "13:00"), at(3, "14:00")),
    ]
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Asia/Taipei"]
    assert str(events[2]["description"]) == "nothing else 14:30–15:20, see 14:30"
    assert str(events[0]["url"]) == "https://e.org/a/en/index.html#open-space-2021-10-02"


def test_long_chinese_lines_are_folded_between_characters(project: Project) -> None:
    remark = "從上午的主題演講結束，到閃電秀為止；" * 9
    project.write(index=HOURS.replace("from the keynote", remark).replace("source_lang: en", "source_lang: zh_TW"))
    calendar = calendar_of(project, "zh_TW")
    lines = calendar.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert [line.decode() for line in lines]  # each is whole
    (first, _second) = Calendar.from_ical(calendar).walk("VEVENT")
    assert str(first["description"]) == remark


@pytest.mark.builds
def test_uids_stay_across_builds_languages_and_corrected_hours(project: Project) -> None:
    def uids(calendar: bytes) -> list[str]:
        return sorted(str(event["uid"]) for event in Calendar.from_ical(calendar).walk("VEVENT"))

    project.write(index=HOURS + BOARD)
    project.write_catalog("zh_TW", "index", {**CHINESE, "Flask": "網站框架 Flask"})
    first = uids(calendar_of(project))
    assert len(set(first)) == 5
    assert uids(calendar_of(project, fresh=True)) == first
    assert uids(calendar_of(project, "zh_TW")) == first
    project.write(index=(HOURS + BOARD).replace("08:55", "09:05").replace("13:00", "13:10"))
    corrected = calendar_of(project)
    assert uids(corrected) == first
    assert b"DTSTART;TZID=Asia/Taipei:20211002T090500" in corrected


def test_the_calendar_follows_the_notes(project: Project) -> None:
    """Its note is deleted: a calendar without events is none, and the old one goes."""
    project.write(index="---\nsource_lang: en\n---\n# T\n\n```{toctree}\n:glob:\n*\n```\n", other=HOURS)
    assert b"day 2" in calendar_of(project)
    (project.folder / "other.md").unlink()
    built = project.build("html", html_theme="basic")
    assert not (Path(built.app.outdir) / "feeds/open-spaces.ics").exists()


def test_what_has_not_changed_is_not_written_again(project: Project) -> None:
    """A server sends such a file to nobody who has it."""
    project.write(index="---\nsource_lang: en\n---\n# T\n\n```{toctree}\n:glob:\n*\n```\n", other=HOURS)
    folder = Path(project.build("html", html_theme="basic").app.outdir, "feeds")
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    assert before.keys() >= {"open-spaces.ics", "translation-status.json", "translation-status.schema.json"}
    project.write(other=HOURS + "\nA sentence.\n")
    touch(project.folder / "other.md")
    project.build("html", html_theme="basic")
    changed = {path.name for path in folder.iterdir() if path.stat().st_mtime_ns != before.get(path.name)}
    assert changed <= {"translation-status.json"}


@pytest.mark.builds
def test_two_jobs_give_the_same_calendar(project: Project) -> None:
    pages = {f"n{number}": "---\nsource_lang: en\n---\n# N\n" for number in range(12)}
    index = "---\nsource_lang: en\n---\n# T\n\n```{toctree}\n:glob:\n*\n```\n"
    project.write(index=index, other=HOURS + BOARD, **pages)
    one = calendar_of(project)
    built = project.build("html", jobs=2, fresh=True, html_theme="basic", html_baseurl="https://e.org/a/")
    assert (Path(built.app.outdir) / "feeds/open-spaces.ics").read_bytes() == one


def events_on(page: str) -> list[dict[str, Any]]:
    script = BeautifulSoup(page, "html.parser").select_one('head > script[type="application/ld+json"]')
    assert script is not None
    data = json.loads(script.get_text())
    assert data["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = data["@graph"]
    return found


def test_the_page_says_its_events_to_search_engines(project: Project) -> None:
    project.write(index=HOURS.replace("from the keynote", "from `</script>`") + BOARD)
    page = project.build("html", html_theme="basic", html_baseurl="https://e.org/a/").output("index.html")
    events = events_on(page)
    assert events[0] == {
        "@type": "Event",
        "name": "Open spaces of a conference, day 1",
        "startDate": "2021-10-02T08:55:00+08:00",
        "endDate": "2021-10-02T16:15:00+08:00",
        "inLanguage": "en",
        "description": "from </script>",
        "url": "https://e.org/a/en/index.html#open-space-2021-10-02",
    }
    assert [event["name"] for event in events[2:]] == ["桌遊", "Git", "Flask"]
    assert events[2]["location"] == {"@type": "Place", "name": "Table 1"}


def test_an_example_is_no_event(project: Project) -> None:
    project.write(index=HOURS.replace(":parallel: 10", ":no-index:"))
    assert "ld+json" not in project.build("html", html_theme="basic").output("index.html")
