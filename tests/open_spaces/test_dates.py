"""The next open spaces on any page, or the last ones."""

from __future__ import annotations

import pytest

from tests.project import Built, Project, page, touch

HEAD = "---\nsource_lang: en\n---\n"
INDEX = HEAD + "# Home\n\n:::{open-space-dates}\n:::\n\n```{toctree}\n:glob:\n\nyear*\n```\n"
HOURS = (
    HEAD
    + """\
# Open Spaces {0}

:::{{open-space-hours}} Open Spaces at the conference of {0}
:date: {0}-10-02

| Day | Opens | Closes | Remark |
| --- | ----- | ------ | ------ |
| 2   | 10:30 | 16:40  |        |
| 1   | 08:55 | 16:15  |        |
:::
"""
)
YEARS = {f"year{year}": HOURS.format(year) for year in (2020, 2021, 2022)}


def build(project: Project, today: str, language: str = "en") -> Built:
    project.close()
    project.apps.clear()
    built = project.build("html", language, html_theme="basic", open_spaces_today=today)
    assert built.warnings == []
    return built


def shown(built: Built) -> list[str]:
    return [each.get_text().strip() for each in page(built, "index").select(".open-spaces :is(p, li p):not([role])")]


@pytest.mark.parametrize(
    ("today", "head"),
    [
        ("2019-01-01", "Next: Open Spaces 2020"),
        ("2021-10-03", "Next: Open Spaces 2021"),  # the last day of them
        ("2021-10-04", "Next: Open Spaces 2022"),
        ("2022-10-04", "The last ones were: Open Spaces 2022"),
    ],
)
def test_the_next_ones_are_shown_or_else_the_last_ones(project: Project, today: str, head: str) -> None:
    project.write(index=INDEX, **YEARS)
    year = head[-4:]
    lines = shown(build(project, today))
    assert lines[0] == head
    assert [line.partition(", 20")[2] for line in lines[1:3]] == [
        f"{year[2:]}, 08:55–16:15",
        f"{year[2:]}, 10:30–16:40",
    ]
    assert lines[-1] == "Times are in Taiwan time (UTC+8)."


def test_a_reader_can_see_the_times_in_their_own_zone(project: Project) -> None:
    project.write(index=INDEX, **YEARS)
    home = page(build(project, "2021-01-01"), "index")
    assert [time["datetime"] for time in home.select(".open-spaces time.moment")][:2] == [
        "2021-10-02T08:55+08:00",
        "2021-10-02T16:15+08:00",
    ]
    assert home.select_one(".open-spaces button.my-time-switch[hidden]") is not None
    assert home.select_one('script[src*="open-spaces.js"]') is not None


def test_it_follows_the_hours_and_the_day(project: Project) -> None:
    project.write(index=INDEX, **YEARS)
    build(project, "2021-10-03")
    project.write(year2021=HOURS.format(2021).replace("08:55", "09:05"))
    touch(project.folder / "year2021.md")
    assert shown(build(project, "2021-10-03"))[1].endswith("2021, 09:05–16:15")
    assert shown(build(project, "2022-12-01"))[0] == "The last ones were: Open Spaces 2022"


def test_where_none_are_known_there_is_nothing(project: Project) -> None:
    project.write(index=INDEX.replace("year*", "other"), other=HEAD + "# Other\n")
    home = page(build(project, "2021-01-01"), "index")
    assert home.select(".open-spaces, script[src*='open-spaces.js']") == []
