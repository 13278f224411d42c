"""The last change that a page shows follows git: after an edit and a deletion, with two jobs, in a second build."""

from __future__ import annotations

import pytest

from tests.note_pages.test_note_pages import git
from tests.project import Built, Project

from language_pair import history
from note_pages.state import note_pages_of

pytestmark = pytest.mark.builds

INDEX = "---\nsource_lang: en\n---\n# Home\n\n```{toctree}\n:glob:\n\n*\n```\n"
#: So many that Sphinx reads them in two processes.
NOTES = {f"n{number}": f"---\nsource_lang: en\ntags: a\n---\n# Title {number}\n" for number in range(8)}
two_jobs = pytest.mark.parametrize("jobs", [1, 2])


@pytest.fixture
def repository(project: Project) -> Project:
    """Notes with tags, all of one commit, and a first page without."""
    project.write(index=INDEX, **NOTES)
    git(project.folder, "init")
    commit(project, "2021-10-02")
    return project


def commit(project: Project, day: str) -> None:
    git(project.folder, "add", "--all", "*.md")
    git(project.folder, "commit", "-m", day, day=day)


def build(project: Project, jobs: int) -> Built:
    project.close()
    project.apps.clear()
    history.last_changes.cache_clear()
    built = project.build("text", jobs=jobs)
    assert built.warnings == []
    return built


def days(built: Built) -> dict[str, str]:
    """What the pages show, which the domain knows."""
    found = dict(sorted(note_pages_of(built.app.env).days.items()))
    for name, day in found.items():
        assert f"Last change here\n   {day or 'not known'}\n" in built.output(f"{name}.txt")
    return found


@two_jobs
def test_every_page_with_the_section_has_its_day(repository: Project, jobs: int) -> None:
    assert days(build(repository, jobs)) == dict.fromkeys(NOTES, "2021-10-02")


@two_jobs
def test_an_edit_and_its_commit(repository: Project, jobs: int) -> None:
    build(repository, jobs)
    repository.write(n4=NOTES["n4"] + "\nWords.\n", n5=NOTES["n5"].replace("tags: a\n", ""))
    commit(repository, "2021-10-05")
    known = dict.fromkeys(NOTES, "2021-10-02") | {"n4": "2021-10-05"}
    del known["n5"]  # which no longer has the section
    assert days(build(repository, jobs)) == known


@two_jobs
def test_a_commit_alone_makes_those_pages_anew_whose_day_it_changes(repository: Project, jobs: int) -> None:
    """It changes no file's time, so Sphinx alone would keep them."""
    repository.write(n4=NOTES["n4"] + "\nWords.\n")
    build(repository, jobs)
    written = {name: (repository.folder / f"_build/en/text/{name}.txt").stat().st_mtime_ns for name in NOTES}
    commit(repository, "2021-10-05")
    assert days(build(repository, jobs))["n4"] == "2021-10-05"
    later = {name: (repository.folder / f"_build/en/text/{name}.txt").stat().st_mtime_ns for name in NOTES}
    assert [name for name in NOTES if later[name] != written[name]] == ["n4"]


@two_jobs
def test_a_deleted_note_has_no_day(repository: Project, jobs: int) -> None:
    build(repository, jobs)
    (repository.folder / "n4.md").unlink()
    commit(repository, "2021-10-05")
    assert days(build(repository, jobs)) == {name: "2021-10-02" for name in NOTES if name != "n4"}


def test_a_second_build_keeps_the_days_and_the_front_matter_has_none(repository: Project) -> None:
    first = days(build(repository, 1))
    built = build(repository, 1)
    assert days(built) == first
    assert built.app.env.metadata["n0"].keys() == {"source_lang", "tags", "wordcount"}  # the last is MyST's
