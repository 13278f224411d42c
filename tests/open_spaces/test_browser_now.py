"""What is on now and next, in a real browser whose clock is set: before the event, on its days, and after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import served
from tests.open_spaces.test_boards import GRID, board
from tests.open_spaces.test_directives import CHINESE
from tests.project import Project

pytestmark = pytest.mark.browser

NOTE = "/en/2021/open-space.html"
#: No script in the page itself; the theme of these small sites has styles in it.
POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'"
Reader = Callable[..., Page]


@pytest.fixture
def reader(browser: Browser) -> Iterator[Reader]:
    """A page at an address, whose clock stands at a moment, in a zone; what the browser complains of fails."""
    opened, complaints = [], list[str]()

    def read(address: str, moment: str, zone: str = "Asia/Taipei", *, scripts: bool = True) -> Page:
        context = browser.new_context(locale="en-US", timezone_id=zone, java_script_enabled=scripts)
        opened.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.clock.install(time=moment)
        page.goto(address)
        return page

    yield read
    for context in opened:
        context.close()
    assert complaints == []


@contextmanager
def site(project: Project, text: str, language: str = "en") -> Iterator[str]:
    """The address of a page with *text*, under a policy that refuses inline scripts and styles."""
    project.write(index=text)
    project.write_catalog("zh_TW", "index", CHINESE)
    built = project.build("html", language, html_theme="basic")
    with served(Path(built.app.outdir), {"content-security-policy": POLICY}) as address:
        yield f"{address}/index.html"


def told(page: Page) -> list[str]:
    return page.locator(".open-spaces-now p").all_text_contents()


def marked(page: Page, kind: str) -> list[str]:
    """The rows with a mark: their first words, and the mark."""
    found = page.locator(f"{kind} :is(th, li):has(.on-now)").all_text_contents()
    return [" ".join(text.split()) for text in found]


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2021-10-01T23:59:59+08:00", []),
        ("2021-10-02T00:00:00+08:00", ["Next, at 08:55 Taiwan time"]),
        ("2021-10-02T08:54:59+08:00", ["Next, at 08:55 Taiwan time"]),
        ("2021-10-02T08:55:00+08:00", ["Now, until 16:15 Taiwan time", "Next, at Sun, Oct 3 10:30 Taiwan time"]),
        ("2021-10-02T16:14:59+08:00", ["Now, until 16:15 Taiwan time", "Next, at Sun, Oct 3 10:30 Taiwan time"]),
        ("2021-10-02T16:15:00+08:00", ["Next, at Sun, Oct 3 10:30 Taiwan time"]),
        ("2021-10-03T00:00:00+08:00", ["Next, at 10:30 Taiwan time"]),
        ("2021-10-03T10:30:00+08:00", ["Now, until 16:40 Taiwan time"]),
        ("2021-10-03T16:39:59+08:00", ["Now, until 16:40 Taiwan time"]),
        ("2021-10-03T16:40:00+08:00", []),
        ("2026-11-30T12:00:00+08:00", []),
    ],
)
def test_from_the_first_day_to_the_end_the_note_says_it(
    reader: Reader, address: str, moment: str, said: list[str]
) -> None:
    page = reader(address + NOTE, moment)
    assert told(page) == said
    assert page.locator(".open-space-hours .on-now").count() == len(said)


@pytest.mark.parametrize(
    ("zone", "said"),
    [
        ("Europe/Berlin", "Now, until 16:15 Taiwan time, 10:15 your time"),
        ("America/Los_Angeles", "Now, until 16:15 Taiwan time, 01:15 your time"),
        ("America/St_Johns", "Now, until 16:15 Taiwan time, 05:45 your time"),
        ("Asia/Singapore", "Now, until 16:15 Taiwan time"),
    ],
)
def test_a_reader_elsewhere_sees_their_own_time_too(reader: Reader, address: str, zone: str, said: str) -> None:
    assert told(reader(address + NOTE, "2021-10-02T12:00:00+08:00", zone))[0] == said


def test_the_day_is_said_where_it_is_another_one_there_or_here(reader: Reader, address: str) -> None:
    page = reader(address + NOTE, "2021-10-02T00:30:00+08:00", "America/Los_Angeles")
    assert told(page) == ["Next, at 08:55 Taiwan time, 17:55 (Fri, Oct 1) your time"]


def test_the_home_page_says_it_in_both_languages(reader: Reader, address: str) -> None:
    moment = "2021-10-02T12:00:00+08:00"
    page = reader(f"{address}/en/index.html", moment, "Europe/Berlin")
    assert told(page)[0] == "Now, until 16:15 Taiwan time, 10:15 your time"
    assert marked(page, ".open-space-days") == [
        "Sat, Oct 2, 2021, 08:55–16:15 Now",
        "Sun, Oct 3, 2021, 10:30–16:40 Next",
    ]
    page = reader(f"{address}/zh-tw/index.html", moment, "Europe/Berlin")
    assert told(page) == [
        "現在，到台灣時間 16:15（你的時間 10:15）為止",
        "接下來，台灣時間 10月3日週日 10:30（你的時間 04:30）開始",
    ]


def test_of_a_board_the_sessions_are_named(reader: Reader, project: Project) -> None:
    with site(project, board(GRID)) as page_address:
        page = reader(page_address, "2021-10-02T10:59:59+08:00")
        assert told(page) == [
            "Now, until 11:00 Taiwan time: Git, Flask",
            "Next, at Sun, Oct 3 13:00 Taiwan time: Drones",
        ]
        assert marked(page, ".open-space-board") == [
            "Sat, Oct 2, 2021 · 10:00–11:00 Now",
            "Sun, Oct 3, 2021 · 13:00–13:30 Next",
        ]
        page.get_by_role("status").get_by_role("link", name="Flask").click()
        assert page.url.endswith("#session-2021-10-02-flask")


def test_it_goes_on_with_the_clock_and_is_said_when_it_changes(reader: Reader, project: Project) -> None:
    with site(project, board(GRID)) as page_address:
        page = reader(page_address, "2021-10-01T21:30:00+08:00")
        place = page.locator(".open-spaces-now")
        expect(place).to_have_role("status")
        assert told(page) == []
        page.clock.run_for("02:30:00")
        assert told(page) == ["Next, at 10:00 Taiwan time: Git, Flask"]
        page.evaluate("window.first = document.querySelector('.open-spaces-now p')")
        page.clock.run_for("09:59:00")
        assert page.evaluate("document.querySelector('.open-spaces-now p') === first"), "nothing new is said"
        page.clock.run_for("00:01:00")
        assert told(page)[0] == "Now, until 11:00 Taiwan time: Git, Flask"
        page.clock.run_for("01:00:00")
        assert told(page) == ["Next, at Sun, Oct 3 13:00 Taiwan time: Drones"]


def test_another_zone_names_itself(reader: Reader, project: Project) -> None:
    with site(project, board(GRID).replace(":parallel: 10", ":time-zone: America/St_Johns")) as page_address:
        page = reader(page_address, "2021-10-02T12:40:00Z", "Asia/Taipei")
        assert told(page)[0] == "Now, until 11:00 America/St_Johns, 21:30 your time: Git, Flask"


def test_without_a_script_nothing_is_there(reader: Reader, address: str) -> None:
    page = reader(address + NOTE, "2021-10-02T12:00:00+08:00", scripts=False)
    assert told(page) == []
    expect(page.locator(".open-spaces-now")).to_be_hidden()


def test_the_reader_s_own_times_and_the_marks_stand_together(reader: Reader, address: str) -> None:
    page = reader(address + NOTE, "2021-10-02T12:00:00+08:00", "Europe/Berlin")
    page.locator(".my-time-switch").click()
    assert page.locator("table.open-space-hours .my-time").count() == 4
    assert page.locator("table.open-space-hours .on-now").all_text_contents() == ["Now", "Next"]
    assert told(page)[0] == "Now, until 16:15 Taiwan time, 10:15 your time"
