"""Pages that show the titles of others follow them: after an edit and a deletion, with two jobs, in a second build."""

from __future__ import annotations

import pytest
from bs4 import Tag

from tests.project import Built, Project, page

from navigation.state import navigation_of

pytestmark = pytest.mark.builds

INDEX = "---\nsource_lang: en\n---\n# Home\n\n```{toctree}\n:glob:\n\n*\n```\n"
#: So many that Sphinx reads them in two processes.
NOTES = {f"n{number}": f"---\nsource_lang: en\n---\n# Title {number}\n\nWords.\n" for number in range(8)}
two_jobs = pytest.mark.parametrize("jobs", [1, 2])


def build(project: Project, jobs: int) -> Built:
    project.close()
    project.apps.clear()
    built = project.build("html", jobs=jobs, html_theme="basic")
    assert built.warnings == []
    return built


def next_page(built: Built, name: str) -> str:
    link = page(built, name).select_one("link[rel=next]")
    assert isinstance(link, Tag)
    return str(link["title"])


def when_written(project: Project) -> dict[str, int]:
    return {name: (project.folder / f"_build/en/html/{name}.html").stat().st_mtime_ns for name in ("index", "n0", "n4")}


@two_jobs
def test_an_edited_title_is_shown_by_the_page_before(project: Project, jobs: int) -> None:
    project.write(index=INDEX, **NOTES)
    built = build(project, jobs)
    assert next_page(built, "n3") == "Title 4"
    before = navigation_of(built.app.env).shown
    project.write(n4=NOTES["n4"].replace("Title 4", "Another title"))
    built = build(project, jobs)
    assert next_page(built, "n3") == "Another title"
    assert navigation_of(built.app.env).shown not in ("", before)


@two_jobs
def test_a_deleted_note_is_no_longer_the_next_page(project: Project, jobs: int) -> None:
    project.write(index=INDEX, **NOTES)
    build(project, jobs)
    (project.folder / "n4.md").unlink()
    assert next_page(build(project, jobs), "n3") == "Title 5"


@two_jobs
def test_a_second_build_writes_no_page_where_no_title_changed(project: Project, jobs: int) -> None:
    project.write(index=INDEX, **NOTES)
    shown = navigation_of(build(project, jobs).app.env).shown
    written = when_written(project)
    assert navigation_of(build(project, jobs).app.env).shown == shown
    assert when_written(project) == written
    project.write(n4=NOTES["n4"].replace("Words.", "Other words."))
    assert navigation_of(build(project, jobs).app.env).shown == shown
    later = when_written(project)
    assert (later["n0"], later["n4"] > written["n4"]) == (written["n0"], True)
