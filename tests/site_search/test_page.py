"""The page of results."""

from __future__ import annotations

import pytest

from tests.project import UNGUARDED, Project, page

TERM = "\n```{index} Zebra\n```\n"


@pytest.mark.builds
@pytest.mark.parametrize(("builder", "name"), [("html", "search"), ("dirhtml", "search/index")])
def test_a_note_of_the_same_name_does_not_end_the_build(project: Project, builder: str, name: str) -> None:
    head = "---\nsource_lang: en\norphan: true\n---\n"
    project.write(index=f"{head}# Notes\n", search=f"{head}# Words of a note\n", zebra=f"{head}# Zebra\n")
    built = project.build(builder, whole=True)
    assert page(built, name.replace("search", "zebra")).h1.get_text().startswith("Zebra")  # type: ignore[union-attr]
    assert page(built, name).select_one(".search-page")


@pytest.mark.builds
@pytest.mark.parametrize(("note", "use", "leads"), [("", True, False), (TERM, True, True), (TERM, False, False)])
def test_without_a_script_the_page_leads_to_an_index_that_holds_something(
    project: Project, note: str, use: bool, leads: bool
) -> None:
    project.write(index=f"---\nsource_lang: en\n---\n# Notes\n{note}")
    built = project.build("html", whole=True, html_use_index=use, extensions=UNGUARDED)
    assert built.warnings == []
    assert bool(page(built, "search").select(".search-lists a[href='genindex.html']")) == leads
