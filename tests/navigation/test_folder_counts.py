"""A year's index says how many notes each team has, and which changed last in HackMD."""

from __future__ import annotations

import pytest

from tests.project import Built, Project, page, touch

pytestmark = pytest.mark.builds

HEAD = "---\nsource_lang: en\n---\n"


def note(title: str, changed: str = "") -> str:
    fields = f"hackmd:\n  changed: '{changed}'\n" if changed else ""
    return f"---\nsource_lang: en\n{fields}---\n# {title}\n"


GLOB = "```{toctree}\n:glob:\n:hidden:\n\n%s\n```\n"
NOTES = {
    "index": f"{HEAD}# Home\n\n```{{toctree}}\n2021/index\n2022/index\n```\n",
    "2021__index": f"{HEAD}# The year 2021\n\n:::{{folder-counts}}\n:::\n\n{GLOB % '*/index'}",
    "2021__program__index": f"{HEAD}# Program\n\n{GLOB % '*'}",
    **{f"2021__program__n{number}": note(f"N{number}", f"2021-0{number}-01") for number in range(1, 8)},
    "2021__venue__index": f"{HEAD}# Venue\n\n{GLOB % '*'}",
    "2021__venue__hall": note("Hall"),
    "2022__index": f"{HEAD}# The year 2022\n\n:::{{folder-counts}}\n:::\n\n{GLOB % '**'}",
    "2022__one": note("One", "2022-01-01"),
}


def build(project: Project, language: str = "en") -> Built:
    project.close()
    project.apps.clear()
    built = project.build("html", language, html_theme="basic")
    assert built.warnings == []
    return built


def lines(built: Built, name: str = "2021/index") -> list[str]:
    return [item.get_text() for item in page(built, name).select(".body li, .body p.rubric")]


LATEST = [f"N{number} (2021-0{number}-01)" for number in (7, 6, 5, 4, 3)]


def test_folders_are_counted_and_the_latest_notes_are_named(project: Project) -> None:
    project.write(**NOTES)
    built = build(project)
    assert lines(built) == ["Program (7 notes)", "Venue (1 note)", "Last changed on HackMD", *LATEST]
    link = page(built, "2021/index").select_one(".body li a")
    assert link is not None and link["href"] == "program/index.html"
    assert lines(built, "2022/index") == []  # of no folder below


def test_a_note_more_is_counted_by_the_next_build(project: Project) -> None:
    project.write(**NOTES)
    build(project)
    project.write(**{"2021__venue__stage": note("Stage", "2021-09-09"), "2021__program__n1": note("N1", "2021-12-31")})
    touch(project.folder / "2021/program/n1.md")
    shown = lines(build(project))
    assert shown[1:5] == ["Venue (2 notes)", "Last changed on HackMD", "N1 (2021-12-31)", "Stage (2021-09-09)"]


def test_a_year_is_not_written_again_for_a_title_of_another(project: Project) -> None:
    project.write(**NOTES)
    build(project)
    path = project.folder / "_build/en/html/2022/index.html"
    before = path.stat().st_mtime_ns
    project.write(**{"2021__program__n7": note("Renamed", "2021-07-01")})
    assert "Renamed (2021-07-01)" in lines(build(project))
    assert path.stat().st_mtime_ns == before
    project.write(**{"2022__team__n": note("New", "2022-02-02")})
    assert "New (2022-02-02)" in lines(build(project), "2022/index")


@pytest.mark.parametrize("fields", ["hackmd: changed\n", "hackmd: [changed]\n", "hackmd:\n  changed: [1]\n"])
def test_a_day_that_is_none_does_no_harm(project: Project, fields: str) -> None:
    project.write(**NOTES, **{"2021__venue__stage": f"---\nsource_lang: en\n{fields}---\n# Stage\n"})
    assert lines(build(project))[1:] == ["Venue (2 notes)", "Last changed on HackMD", *LATEST]


def test_in_chinese_the_signs_are_chinese_too(project: Project) -> None:
    project.write(**NOTES)
    shown = lines(build(project, "zh_TW"))
    assert shown[:2] == ["Program（7 篇）", "Venue（1 篇）"] and shown[3] == "N7（2021-07-01）"
