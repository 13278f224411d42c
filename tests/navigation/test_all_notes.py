"""The page that lists every note, by folders."""

from __future__ import annotations

import pytest
from bs4 import Tag

from tests.project import Built, Project, page

pytestmark = pytest.mark.builds

HEAD = "---\nsource_lang: en\n---\n"
NOTES = {
    "index": f"{HEAD}# Home\n\n```{{toctree}}\nz\na\nlist\n2021/index\n2022/index\nmore/x\n```\n",
    "list": f"{HEAD}# List\n\n:::{{all-notes}}\n:::\n",
    "a": f"{HEAD}# First of names\n",
    "z": f"{HEAD}# First in order\n",
    "2021__index": f"{HEAD}# The year 2021\n\n```{{toctree}}\nteam/index\n```\n",
    "2021__team__index": f"{HEAD}# Team\n\n```{{toctree}}\nn\n```\n",
    "2021__team__n": f"{HEAD}# Note\n",
    "2022__index": f"{HEAD}# The year 2022\n",
    "more__x": f"{HEAD}# In a folder without an index\n",
    "orphan": "---\nsource_lang: en\norphan: true\n---\n# Orphan\n",
}


def build(project: Project, jobs: int = 1) -> Built:
    project.close()
    project.apps.clear()
    built = project.build("html", html_theme="basic", jobs=jobs)
    assert built.warnings == []
    return built


def outline(parent: Tag, depth: int = 0) -> list[str]:
    """The lines of the lists in *parent*, indented."""
    found = []
    for child in parent.find_all(["ul", "dl"], recursive=False):
        for line in child.find_all(["li", "dt", "dd"], recursive=False):
            if line.name == "dd":
                found += outline(line, depth + 1)
            else:
                found.append("  " * depth + line.get_text().strip())
    return found


def shown(built: Built) -> list[str]:
    section = page(built, "list").select_one("section")
    assert section is not None
    return outline(section)


def test_notes_come_by_folders_years_newest_first(project: Project) -> None:
    project.write(**NOTES)
    built = build(project)
    assert shown(built) == [
        "First in order",
        "First of names",
        "List",
        "Orphan",
        "The year 2022",
        "The year 2021",
        "  Team",
        "    Note",
        "more",
        "  In a folder without an index",
    ]
    assert [str(link["href"]) for link in page(built, "list").select("dl a")][:2] == [
        "2022/index.html",
        "2021/index.html",
    ]


def test_the_list_follows_titles_and_notes(project: Project) -> None:
    project.write(**NOTES)
    build(project)
    project.write(
        **{"2021__team__n": f"{HEAD}# Renamed\n", "2022__new": "---\nsource_lang: en\norphan: true\n---\n# New\n"}
    )
    (project.folder / "orphan.md").unlink()
    lines = shown(build(project))
    assert "    Renamed" in lines and "  New" in lines and "Orphan" not in lines
