"""The calendars of meetings: as three parsers read them, and as a calendar program shows them over a year."""

from __future__ import annotations

import warnings
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import ics
import pytest
import recurring_ical_events
import vobject

from tests.project import Built, Project

from communities.feeds import meetings

TAIPEI = ZoneInfo("Asia/Taipei")
BASE = "https://notes.example/"


def card(name: str, cadence: str, *, status: str = "active", checked: str = "2026-11-21", more: str = "") -> str:
    """A card, an option a line."""
    told = {"city": "Hsinchu", "cadence": cadence, "status": status, "checked": checked}
    options = "".join(f":{key}: {value}\n" for key, value in told.items() if value)
    return f":::{{community}} {name}\n{options}{more}:::\n\n"


def write(project: Project, *cards: str) -> None:
    project.write(index="---\nsource_lang: en\n---\n# All\n\n" + "".join(cards))


def build(project: Project, language: str = "en", **settings: Any) -> Built:
    settings = {"html_theme": "basic", "html_baseurl": BASE, "communities_today": "2026-11-29", **settings}
    return project.build("html", language, **settings)


def files(built: Built) -> dict[str, str]:
    """The calendars, by their names below the feeds."""
    folder = Path(built.app.outdir, "feeds")
    return {path.relative_to(folder).as_posix(): path.read_bytes().decode() for path in folder.rglob("*.ics")}


CARDS = (
    card("PyHUG", "every Wednesday, 19:00–21:00", more=":venue: a coffee shop\n"),
    card("Evening.py", "每月第二個週六晚上七點", more=":lang: zh_TW\n"),
    card("Month.py", "the last Friday of the month"),
    card("Two.py", "the 1st and 31st of every month"),
    card("Unknown.py", "monthly"),
)


def test_only_what_is_known_and_checked_is_in_a_calendar(project: Project) -> None:
    write(
        project,
        card("Known", "every Wednesday"),
        card("Unreadable", "monthly"),
        card("Unchecked", "every Wednesday", status="", checked=""),
        card("Doubtful", "every Wednesday", status="unknown"),
        card("Paused", "every Wednesday", status="paused"),
        card("Archived", "every Wednesday", status="archived"),
        card("Silent", ""),
        card("Example", "every Wednesday", more=":no-index:\n"),
    )
    built = build(project)
    assert sorted(files(built)) == ["communities.ics", "communities/known.ics"]
    page = built.output("index.html")
    assert page.count("(.ics)") == 1
    assert 'href="feeds/communities/known.ics"' in page


def test_a_check_in_the_future_is_none(project: Project) -> None:
    write(project, card("Known", "every Wednesday", checked="2026-11-30"))
    built = build(project, communities_today="2026-11-29")
    assert len(built.warnings) == 1
    assert files(built) == {}
    assert list(files(build(project, communities_today="2026-11-30"))) == ["communities.ics", "communities/known.ics"]


def test_calendars_follow_the_notes(project: Project) -> None:
    write(project, card("One", "every Wednesday"), card("Two", "every Thursday"))
    assert sorted(files(build(project))) == ["communities.ics", "communities/one.ics", "communities/two.ics"]
    write(project, card("One", "every Friday"), card("Two", "now and then"))
    found = files(build(project))
    assert sorted(found) == ["communities.ics", "communities/one.ics"]
    assert "BYDAY=FR" in found["communities.ics"]
    write(project, card("One", "now and then"), card("Two", "now and then"))
    assert files(build(project)) == {}


def test_an_event_says_what_the_card_says(project: Project) -> None:
    write(project, *CARDS)
    project.write_catalog(
        "zh_TW", "index", {"every Wednesday, 19:00–21:00": "每週三 19:00–21:00", "a coffee shop": "一家咖啡店"}
    )
    texts = {}
    for language in ("en", "zh_TW"):
        (event,) = icalendar.Calendar.from_ical(files(build(project, language))["communities/pyhug.ics"]).walk("VEVENT")
        texts[language] = {name: str(event[name]) for name in ("uid", "summary", "location", "description", "url")}
    assert texts["en"] == {
        "uid": "community-pyhug@tw.pycon.org",
        "summary": "PyHUG",
        "location": "a coffee shop, Hsinchu",
        "description": "Meets: every Wednesday, 19:00–21:00. Checked on 2026-11-21; this entry ends twelve months "
        "later.",
        "url": f"{BASE}en/index.html#pyhug",
    }
    assert texts["zh_TW"] == {
        "uid": "community-pyhug@tw.pycon.org",
        "summary": "PyHUG",
        "location": "一家咖啡店、新竹",
        "description": "聚會時間：每週三 19:00–21:00。2026-11-21 查證，滿十二個月後這個活動會自動結束。",
        "url": f"{BASE}zh-tw/index.html#pyhug",
    }


# -- Three parsers ----------------------------------------------------------------------------------

Read = dict[str, tuple[str, date, date | None, dict[str, str]]]


def by_icalendar(text: str) -> Read:
    found = {}
    for event in icalendar.Calendar.from_ical(text).walk("VEVENT"):
        end = event.decoded("dtend") if "dtend" in event else None
        rule = event["rrule"].to_ical().decode()
        found[str(event["uid"])] = str(event["summary"]), _utc(event.decoded("dtstart")), _utc(end), _parts(rule)
    return found


def by_vobject(text: str) -> Read:
    found = {}
    for event in vobject.readOne(text).vevent_list:
        end = event.dtend.value if hasattr(event, "dtend") else None
        rule = event.rrule.value
        found[event.uid.value] = event.summary.value, _utc(event.dtstart.value), _utc(end), _parts(rule)
    return found


def by_ics(text: str) -> Read:
    """It takes a day's event for one that ends with the day, and keeps the rule as it is written."""
    found = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of versions of itself that are still to come
        events = ics.Calendar(text).events
    for event in events:
        starts = event.begin.date() if event.all_day else event.begin.datetime.astimezone(UTC)
        end = event.end.datetime.astimezone(UTC) if event.has_end() and not event.all_day else None
        (rule,) = [line.value for line in event.extra if line.name == "RRULE"]
        found[event.uid] = event.name, starts, end, _parts(rule)
    return found


def _utc(moment: date | None) -> date | None:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def _parts(rule: str) -> dict[str, str]:
    return dict(part.split("=") for part in rule.split(";"))


@pytest.mark.parametrize("language", ["en", "zh_TW"])
def test_three_parsers_agree(project: Project, language: str) -> None:
    write(project, *CARDS)
    for name, text in files(build(project, language)).items():
        first, *others = (read(text) for read in (by_icalendar, by_vobject, by_ics))
        assert others == [first, first], name
    pyhug = first if "community-pyhug@tw.pycon.org" in first else by_icalendar(files(build(project))["communities.ics"])
    assert pyhug["community-pyhug@tw.pycon.org"] == (
        "PyHUG",
        datetime(2026, 11, 25, 11, tzinfo=UTC),
        datetime(2026, 11, 25, 13, tzinfo=UTC),
        {"FREQ": "WEEKLY", "UNTIL": "20271121T155959Z", "BYDAY": "WE"},
    )


def test_an_event_without_a_time_is_of_whole_days(project: Project) -> None:
    write(project, *CARDS)
    found = by_icalendar(files(build(project))["communities.ics"])
    assert found["community-month-py@tw.pycon.org"] == (
        "Month.py",
        date(2026, 11, 27),
        None,
        {"FREQ": "MONTHLY", "UNTIL": "20271121", "BYDAY": "-1FR"},
    )
    assert "community-unknown-py@tw.pycon.org" not in found


# -- A year of it -----------------------------------------------------------------------------------


def shown(text: str, first: date, last: date) -> dict[str, list[date]]:
    """What a calendar program shows between two days, by the name of the event."""
    found: dict[str, list[date]] = {}
    for event in recurring_ical_events.of(icalendar.Calendar.from_ical(text)).between(first, last):
        found.setdefault(str(event["summary"]), []).append(event.decoded("dtstart"))
    return {name: sorted(days) for name, days in found.items()}


def test_a_year_is_as_the_notes_say_and_then_it_ends(project: Project) -> None:
    write(project, *CARDS)
    found = shown(files(build(project))["communities.ics"], date(2026, 1, 1), date(2029, 1, 1))
    year = [date(2026, 11, 21) + timedelta(days=number) for number in range(366)]
    assert year[-1] == date(2027, 11, 21)
    assert found == {
        "PyHUG": [datetime(day.year, day.month, day.day, 19, tzinfo=TAIPEI) for day in year if day.weekday() == 2],
        "Evening.py": [
            datetime(day.year, day.month, day.day, 19, tzinfo=TAIPEI)
            for day in year
            if day.weekday() == 5 and 8 <= day.day <= 14
        ],
        "Month.py": [day for day in year if day.weekday() == 4 and (day + timedelta(days=7)).month != day.month],
        "Two.py": [day for day in year if day.day in (1, 31)],
    }


@pytest.mark.parametrize("zone", ["Asia/Taipei", "America/New_York", "Europe/Berlin", "UTC", "Pacific/Auckland"])
def test_a_meeting_is_at_its_hour_in_taiwan_wherever_one_reads(project: Project, zone: str) -> None:
    """Clocks that go forward and back elsewhere move the reader's hour, not the meeting."""
    write(project, *CARDS)
    found = shown(files(build(project))["communities/pyhug.ics"], date(2026, 11, 1), date(2027, 12, 31))["PyHUG"]
    there = [moment.astimezone(ZoneInfo(zone)) for moment in found if isinstance(moment, datetime)]
    assert len(there) == 52
    assert {moment.astimezone(UTC).hour for moment in there} == {11}
    moves = zone not in ("Asia/Taipei", "UTC")
    assert len({moment.hour for moment in there}) == 1 + moves


def test_the_last_day_is_the_one_on_which_the_check_grows_old(project: Project) -> None:
    """A meeting late on that day is still one, in Taiwan's time."""
    write(project, card("Late.py", "every day, 23:30"), card("Day.py", "every day"))
    found = shown(files(build(project))["communities.ics"], date(2026, 1, 1), date(2029, 1, 1))
    assert found["Late.py"][-1] == datetime(2027, 11, 21, 23, 30, tzinfo=TAIPEI)
    assert (found["Day.py"][0], found["Day.py"][-1]) == (date(2026, 11, 21), date(2027, 11, 21))


def test_a_check_that_grew_old_leaves_the_calendar_as_it_was(project: Project) -> None:
    """What was true stays in it; that nothing follows needs nobody."""
    write(project, *CARDS)
    before = files(build(project))
    built = build(project, communities_today="2028-01-01")
    assert all("[pycontw.stale]" in line for line in built.warnings if "[pycontw." in line)
    assert files(built) == before


def test_the_file_is_as_calendars_want_it(project: Project) -> None:
    write(project, *CARDS)
    text = files(build(project))["communities.ics"]
    assert text.count("\n") == text.count("\r\n")
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    calendar = icalendar.Calendar.from_ical(text)
    assert [str(zone["tzid"]) for zone in calendar.walk("VTIMEZONE")] == ["Asia/Taipei"]
    assert calendar.errors == []
    assert meetings.ALL == "feeds/communities.ics"


@pytest.mark.builds
def test_two_jobs_and_a_second_build_give_the_same_calendars(project: Project) -> None:
    write(project, *CARDS)
    pages = {f"n{number}": "---\nsource_lang: en\norphan: true\n---\n# N\n" for number in range(12)}
    project.write(**pages)
    one = files(build(project))
    assert files(build(project)) == one
    project.close()
    assert files(project.build("html", jobs=2, fresh=True, html_theme="basic", html_baseurl=BASE)) == one
