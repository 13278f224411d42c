"""The page of results offers the teams of a site that has some, by what their indexes are called."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.conftest import served
from tests.project import Project
from tests.site_search.test_browser_page import choice, results

pytestmark = pytest.mark.browser
HEAD = "---\nsource_lang: en\norphan: true\n---\n"


@pytest.fixture
def page(browser: Browser, project: Project) -> Iterator[Page]:
    project.write(
        **{
            "index": f"{HEAD}# Notes\n",
            "2021__program__index": f"{HEAD}# Program team\n",
            "2021__program__a": f"{HEAD}# Talks\n\nMeeting about speakers.\n",
            "2022__program__b": f"{HEAD}# Posters\n\nMeeting about posters.\n",
            "2022__general__c": f"{HEAD}# Rooms\n\nMeeting about rooms.\n",
            "2022__general__d": f"{HEAD}# Food\n\nNothing else.\n",
        }
    )
    built = project.build("html", "en", html_theme="site_theme")
    with served(built.app.outdir) as address:
        page = browser.new_page(locale="en-US", base_url=address)
        yield page
        page.close()


def test_notes_are_found_by_year_and_team(page: Page) -> None:
    page.goto("/search.html?q=meeting")
    expect(results(page)).to_have_count(3)
    teams = choice(page, "Team")
    expect(teams.locator("option")).to_have_text(["All teams", "general (1)", "Program team (2)"])
    teams.select_option("program")
    expect(page).to_have_url(re.compile(r"q=meeting&team=program$"))
    expect(results(page)).to_have_count(2)
    years = choice(page, "Year")
    expect(years.locator("option")).to_have_text(["All years", "2021 (1)", "2022 (1)"])
    years.select_option("2022")
    expect(results(page)).to_have_text([re.compile("Posters")])
    page.reload()
    expect(results(page)).to_have_text([re.compile("Posters")])
    expect(teams).to_have_value("program")
    teams.select_option("")
    expect(results(page)).to_have_count(2)
