"""A label that two notes have is named, and is the later note's, in whatever order and process they are read."""

from __future__ import annotations

import pytest

from tests.project import Built, Project, page

HEAD = "---\nsource_lang: en\n---\n"
INDEX = f"{HEAD}# Home\n\n```{{toctree}}\n:glob:\n\n*\n```\n\n{{ref}}`here`\n"
OTHERS = {f"n{number}": f"{HEAD}# N{number}\n" for number in range(8)}


def build(project: Project, jobs: int) -> Built:
    built = project.build("html", jobs=jobs, html_theme="basic")
    project.close()
    return built


def link(built: Built) -> tuple[str, str]:
    found = page(built, "index").select_one(".std-ref")
    assert found and found.parent
    return str(found.parent["href"]), found.get_text()


@pytest.mark.builds
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_label_of_two_notes_is_that_of_the_later_one_until_this_goes(project: Project, jobs: int) -> None:
    project.write(index=INDEX, a=f"{HEAD}# A\n\n(here)=\n## In a\n", z=f"{HEAD}# Z\n\n(here)=\n## In z\n", **OTHERS)
    said = (
        "z.md:7: WARNING: the label 'here' is already in a.md. A label is in one note: give it another name in one of "
        "them; until then links lead to the later note. [sound_build.duplicate_label]"
    )
    built = build(project, jobs)
    assert (built.warnings, link(built)) == ([said], ("z.html#here", "In z"))
    project.write(a=f"{HEAD}# A\n\nmore\n\n(here)=\n## In a\n")
    built = build(project, jobs)
    assert (built.warnings, link(built)) == ([said], ("z.html#here", "In z"))
    (project.folder / "z.md").unlink()
    built = build(project, jobs)
    assert (built.warnings, link(built)) == ([], ("a.html#here", "In a"))
