"""What the table of first views says of a page: its costs as the browser sees them, and which goals it misses."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from benchmarks import first_view
from benchmarks.first_view import FIRST_VIEW, REQUESTS, SHIFT, WITH_RESULTS, View
from benchmarks.workspace import make
from tests.conftest import served

PLAIN = View(FIRST_VIEW, REQUESTS, SHIFT / 2, [], [])
PAGE = """<!DOCTYPE html><html lang="en"><title>A page</title><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="style.css"><main><h1>A page</h1>{}</main></html>"""


@pytest.mark.parametrize(
    ("view", "missed"),
    [
        (PLAIN, False),
        (PLAIN._replace(size=FIRST_VIEW + 0.1), True),
        (PLAIN._replace(requests=REQUESTS + 1), True),
        (PLAIN._replace(shift=SHIFT), True),
        (PLAIN._replace(sideways=[320]), True),
        (PLAIN._replace(found=["label: …"]), True),
    ],
)
def test_each_goal_of_a_first_view(view: View, missed: bool) -> None:
    assert view.missed(searched=False) == missed


@pytest.mark.parametrize(
    ("view", "missed"),
    [
        (PLAIN._replace(size=WITH_RESULTS, requests=99), False),
        (PLAIN._replace(size=WITH_RESULTS + 0.1), True),
        (PLAIN._replace(shift=SHIFT), True),
    ],
)
def test_a_search_may_weigh_more_and_ask_more(view: View, missed: bool) -> None:
    assert view.missed(searched=True) == missed


def test_the_pages_of_a_project_of_notes_are_there(tmp_path: Path) -> None:
    make(tmp_path, 20)
    made = {path.relative_to(tmp_path / "docs").with_suffix(".html").as_posix() for path in tmp_path.rglob("*.md")}
    of_builders = {"search.html", "404.html", "all-notes-2012.html"}
    assert set(first_view.kinds_of(20)) - made == of_builders


@pytest.mark.browser
def test_what_the_browser_sees(browser: Browser, tmp_path: Path) -> None:
    """A page that is too wide for a phone, with an image that nobody hears of, and one without a fault."""
    (tmp_path / "style.css").write_text("pre { width: 40rem; }")
    (tmp_path / "bad.html").write_text(PAGE.format("<pre>wide</pre><img src='style.css'>"))
    (tmp_path / "good.html").write_text(PAGE.format("<details><summary>Folded</summary><p>Words.</p></details>"))
    with served(tmp_path) as address:
        bad, good = (first_view.measure(browser, f"{address}/{name}.html") for name in ("bad", "good"))
    assert good[1:] == (2, 0, [], [])
    assert bad.sideways == [320, 360, 384]
    assert {line.split(":")[1] for line in bad.found} == {" image-alt"}
