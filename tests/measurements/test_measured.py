"""What was measured, on a page: tables and charts that hold the numbers of the file, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from tests.project import Built, Project, page, touch
from tools import ROOT

from measurements import labels, results
from measurements.directives import PARTS

SHOWN = ROOT / "docs/contributing/performance.json"
HEAD = "---\nsource_lang: en\n---\n# Title\n\n"
ALLOWED = "`measured_results` in `conf.py` names the file that `python3 run.py bench -- --write` writes."


def costs(*, notes: int, told: bool = False) -> dict[str, Any]:
    """A kind that takes 12.5 s for 250 notes, and 4,321 s for *notes*, measured or told."""
    here = {} if told else {str(notes): 4321.0}
    ratio = {"least": None if told else 0.011, "median": 0.0123, "most": None if told else 0.0154, "estimated": told}
    return {
        "processor": {"250": 12.5, **here},
        "estimated": {"processor": 4321.0} if told else {},
        "exponent": 1.234,
        "ratios": {"processor": ratio, "clock": None, "memory": ratio},
        "written": {} if told else {str(notes): [7_654_321, 5432]},
    }


def measured(notes: int = 1000) -> dict[str, Any]:
    change = {"processor": 2.25, "clock": 1.5, "memory": 345.6}
    return {
        "machine": {"day": "2026-11-30", "system": "Linux", "cores": 2, "load": 0.25, "versions": {"Sphinx": "9.0"}},
        "notes": notes,
        "kinds": {"ours": costs(notes=notes), "whole": costs(notes=notes, told=True)},
        "changes": {"title": {**change, "pages": 26, "in_vain": 3}, "catalogs": change},
        "live": {},
        "output": {},
        "goals": [
            {"name": "text", "limit": 3, "value": 3.0, "estimated": False},
            {"name": "translation", "limit": 3, "value": 3.01, "estimated": False},
            {"name": "processor-whole", "limit": 0.1, "value": 0.0123, "estimated": True},
            {"name": "large", "limit": 24, "value": None, "estimated": False},
        ],
    }


def build(project: Project, found: object, builder: str = "html", language: str = "en", parts: str = "") -> Built:
    (project.folder / "found.json").write_text(found if isinstance(found, str) else json.dumps(found))
    blocks = "\n".join(f":::{{measured}} {part}\n:::\n" for part in parts.split() or PARTS)
    project.write(index=f"{HEAD}{blocks}\nThe rest.\n")
    return project.build(builder, language, measured_results="found.json")


def cells(found: BeautifulSoup, caption: str) -> list[list[str]]:
    """The rows of the table with *caption*, their heads first."""
    table = next(each for each in found.select("table") if caption in each.get_text())
    return [[cell.get_text(strip=True) for cell in row.select("th, td")] for row in table.select("tbody tr")]


def test_each_part_is_a_table_of_the_numbers(project: Project) -> None:
    built = build(project, measured())
    assert built.warnings == []
    shown = page(built, "index")
    assert cells(shown, "Where and when") == [
        ["Day", "2026-11-30"],
        ["System", "Linux"],
        ["Processor cores", "2"],
        ["Load before the start", "0.25"],
        ["Notes that are compared and changed", "1,000"],
        ["Sphinx", "9.0"],
    ]
    assert cells(shown, "by number of notes") == [
        ["This project", "12.5", "4,321", "1.23"],
        ["Sphinx, whole menus", "12.5", "about 4,321", "1.23"],
    ]
    assert cells(shown, "share of what others take") == [["Sphinx, whole menus", "about 0.0123", "–", "about 0.0123"]]
    assert cells(shown, "What is written") == [["This project", "7.65", "5,432"]]
    assert cells(shown, "Builds after") == [
        ["One title", "2.25", "1.5", "346", "26 (3)"],
        ["Update of the catalogs after one text", "2.25", "1.5", "346", "–"],
    ]


def test_a_goal_is_met_up_to_its_limit(project: Project) -> None:
    rows = cells(page(build(project, measured()), "index"), "The goals")
    assert [row[1:] for row in rows] == [
        ["3", "3", "met"],
        ["3.01", "3", "not met"],
        ["about 0.0123", "0.1", "met"],
        ["–", "24", "not measured"],
    ]


@pytest.mark.parametrize(("notes", "is_trial"), [(999, True), (1000, False)])
def test_of_fewer_notes_than_the_goals_are_set_for_it_is_a_trial(project: Project, notes: int, is_trial: bool) -> None:
    text = page(build(project, measured(notes)), "index").get_text()
    assert ("results of a trial with 999 notes" in text) is is_trial


def test_a_measured_share_has_its_spread(project: Project) -> None:
    found = measured()
    found["kinds"]["whole"] = costs(notes=1000)
    rows = cells(page(build(project, found), "index"), "share of what others take")
    assert rows[0][1] == "0.0123 (0.011–0.0154)"


def test_charts_are_drawings_with_words_and_without_styles(project: Project) -> None:
    shown = page(build(project, measured()), "index")
    charts = shown.select("figure.chart > svg")
    assert [chart["aria-label"] for chart in charts] == list(labels.charts("1,000").values())
    for chart in charts:
        assert chart["role"] == "img"
        assert chart.select("[style], style, [fill], [stroke]") == []
        assert str(chart["viewbox"]).split()[2] == "320"
        assert chart.find_parent("figure").find_next("table") is not None
    lines, bars, changes = charts
    assert [len(lines.select(f"path.line-{index}")) for index in (0, 1, 2)] == [2, 2, 0]  # and in the legend
    assert len(lines.select("circle.told")) == 1
    assert [bar["class"] for bar in bars.select("rect")] == [["bar", "own"], ["bar", "told"]]
    assert [text.get_text() for text in bars.select("text.value")] == ["4,321", "about 4,321"]
    first, second = (float(str(bar["width"])) for bar in changes.select("rect"))
    assert first == second > 200


def test_a_bar_is_as_long_as_its_value(project: Project) -> None:
    found = measured()
    found["changes"]["catalogs"]["processor"] = 1.125
    changes = page(build(project, found), "index").select("figure.chart")[-1]
    first, second = (float(str(bar["width"])) for bar in changes.select("rect"))
    assert first == pytest.approx(2 * second, abs=0.2)


def test_one_size_has_a_chart_as_well(project: Project) -> None:
    found = measured(250)
    found["kinds"] = {"ours": costs(notes=250)}
    built = build(project, found)
    assert built.warnings == []
    assert len(page(built, "index").select("figure.chart circle")) == 1 + 2


def test_other_formats_have_the_tables_alone(project: Project) -> None:
    text = build(project, measured(), "text").output("index.txt")
    assert "about 4,321" in text
    assert "Chart" not in text


def test_new_results_write_the_page_again(project: Project) -> None:
    found = measured()
    assert "12.5" in build(project, found).output("index.html")
    found["kinds"]["ours"]["processor"]["250"] = 13.5
    (project.folder / "found.json").write_text(json.dumps(found))
    touch(project.folder / "found.json")
    built = project.build("html", measured_results="found.json")
    assert "13.5" in built.output("index.html")


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ("{", "found.json cannot be read: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ("[]", "found.json has no 'machine'"),
        (json.dumps(measured() | {"goals": [{}]}), "found.json does not have all that 'goals' shows"),
        (json.dumps(measured() | {"goals": 3}), "found.json does not have all that 'goals' shows"),
    ],
)
def test_what_is_no_result_is_reported(project: Project, found: str, words: str) -> None:
    built = build(project, found, "text", parts="goals")
    assert built.warnings == [f"index.md:6: WARNING: {words}. {ALLOWED} [pycontw.measured_results]"]
    assert "The rest." in built.output("index.txt")


def hostile(part: str, value: object) -> dict[str, Any]:
    """What was measured, with *value* where a chart has a number, or without what it shows."""
    found = measured()
    if part == "changes":
        found["changes"]["title"]["processor"] = value
    elif part == "comparison":
        found["kinds"]["ours"]["processor"]["1000"] = value
    else:
        found["kinds"]["ours"]["processor"] = {"250": value} if part == "growth" else {"many": 1.0}
    return found


@pytest.mark.parametrize("value", [-1, float("nan"), float("inf"), "12", [1]])
@pytest.mark.parametrize("part", ["changes", "comparison", "growth", "sizes"])
def test_a_number_that_no_chart_can_show_is_no_result(part: str, value: object) -> None:
    with pytest.raises((ValueError, TypeError)):
        list(PARTS["growth" if part == "sizes" else part](hostile(part, value)))


def test_what_no_chart_can_show_is_reported_and_the_rest_of_the_page_stays(project: Project) -> None:
    found = hostile("changes", 0) | {"kinds": hostile("sizes", 0)["kinds"]}
    built = build(project, found, parts="changes growth machine")
    assert [warning.partition(" does ")[2].partition(".")[0] for warning in built.warnings] == [
        "not have all that 'changes' shows",
        "not have all that 'growth' shows",
    ]
    assert "The rest." in built.output("index.html")
    assert build(project, measured() | {"kinds": {}}, parts="growth").warnings != []


def test_lists_that_are_too_deep_are_no_result(tmp_path: Path) -> None:
    (tmp_path / "found.json").write_text("[" * 99_999)
    with pytest.raises(results.ResultsError, match=r"found\.json cannot be read: "):
        results.read(tmp_path / "found.json")


def test_without_a_file_it_is_reported(project: Project) -> None:
    project.write(index=f"{HEAD}:::{{measured}} goals\n:::\n\nThe rest.\n")
    built = project.build("text", measured_results="none.json")
    (warning,) = built.warnings
    assert warning.startswith("index.md:6: WARNING: none.json cannot be read: ")
    assert "The rest." in built.output("index.txt")


def test_an_unknown_part_is_reported(project: Project) -> None:
    built = build(project, measured(), "text", parts="everything")
    (warning,) = built.warnings
    allowed = "A measured block shows `machine`, `goals`, `growth`, `comparison`, `written` or `changes`."
    assert warning == f"index.md:6: WARNING: 'everything' is no part. {allowed} [pycontw.measured_part]"
    assert all(f"`{part}`" in allowed for part in PARTS)


@pytest.mark.parametrize(
    ("value", "words"),
    [(0.05214, "0.0521"), (0, "0"), (0.1, "0.1"), (3.249, "3.25"), (99.94, "99.9"), (100, "100"), (1234.5, "1,234")],
)
def test_a_number_has_three_digits_that_count(value: float, words: str) -> None:
    assert results.number(value) == words


# -- The page and its file ------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "zh_TW"])
def test_the_page_of_the_site_shows_the_file_that_is_here(project: Project, language: str) -> None:
    note = (ROOT / "docs/contributing/performance.md").read_text(encoding="utf-8")
    found = results.read(SHOWN)
    assert [part for part in PARTS if f":::{{measured}} {part}\n" not in note] == []
    built = build(project, found, language=language)
    assert built.warnings == []
    shown = {cell.get_text(strip=True) for cell in page(built, "index").select("td")}
    values = [
        *(goal["value"] for goal in found["goals"] if goal["value"] is not None and not goal["estimated"]),
        *(cost for kind in found["kinds"].values() for cost in kind["processor"].values()),
        *(change["processor"] for change in found["changes"].values()),
    ]
    assert len(values) > 20
    assert {results.number(value) for value in values} - shown == set()


def test_the_file_that_is_here_has_each_goal_and_what_it_is_called(tmp_path: Path) -> None:
    found = results.read(SHOWN)
    assert [goal["name"] for goal in found["goals"]] == list(labels.goals())
    assert found["kinds"].keys() <= labels.kinds().keys()
    assert found["changes"].keys() == labels.changes().keys()
