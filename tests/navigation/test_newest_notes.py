"""The newest notes, on any page: by year, then by their last change on HackMD."""

from __future__ import annotations

from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.project import Built, Project, page, touch

HEAD = "---\nsource_lang: en\n{}---\n"
INDEX = HEAD.format("") + "# Home\n\n:::{newest-notes}\n:limit: 4\n:::\n\n```{toctree}\n:glob:\n\n2*/*\nguide\n```\n"


def note(title: str, changed: str = "", more: str = "") -> str:
    hackmd = f"hackmd: {{changed: {changed}}}\n" if changed else ""
    return f"{HEAD.format(hackmd + more)}# {title}\n"


NOTES = {
    "index": INDEX,
    "guide": note("Guide", "2025-01-01"),
    "2021__index": note("Year 2021"),
    "2021__a": note("Old", "2022-02-02"),
    "2021__b": note("Older"),
    "2022__index": note("Year 2022"),
    "2022__a": note("No day"),
    "2022__b": note("Last", "2022-03-01"),
    "2022__c": note("Before", "2022-01-01"),
}


def build(project: Project) -> Built:
    return project.build("html", html_theme="basic")


def lines(built: Built) -> list[str]:
    return [line.get_text().strip() for line in page(built, "index").select("ul.no-search > li")]


def test_the_last_year_is_first_and_in_it_what_changed_last(project: Project) -> None:
    project.write(**NOTES)
    built = build(project)
    assert built.warnings == []
    assert lines(built) == ["Last (2022-03-01)", "Before (2022-01-01)", "No day", "Old (2022-02-02)"]


def test_it_follows_days_titles_and_notes(project: Project) -> None:
    project.write(**NOTES)
    build(project)
    project.write(**{"2022__c": note("Before", "2022-04-01", "short_title: Now first\n"), "2023__a": note("Newest")})
    touch(project.folder / "2022/c.md")
    touch(project.folder / "index.md")  # whose toctree has one more
    assert lines(build(project)) == ["Newest", "Now first (2022-04-01)", "Last (2022-03-01)", "No day"]
    (project.folder / "2022/b.md").unlink()
    assert lines(build(project)) == ["Newest", "Now first (2022-04-01)", "No day", "Old (2022-02-02)"]


@pytest.mark.parametrize("more", ["", ":::{newest-notes}\n:limit: 1\n:::\n"])
def test_only_a_note_that_is_among_them_has_their_page_written(project: Project, more: str) -> None:
    """The longest of two lists counts. No menu of the page has the notes, which those of their years have."""
    years = {f"{year}__index": f"{note(year)}\n```{{toctree}}\n:glob:\n\n*\n```\n" for year in ("2021", "2022")}
    years["index"] = INDEX.replace("2*/*\nguide\n", "2021/index\n2022/index\nguide\nnews\n")
    project.write(**NOTES | years, news=f"{note('News')}\n:::{{newest-notes}}\n:limit: 4\n:::\n\n{more}")
    written = Path(project.build("html", html_theme="basic", html_sidebars={"**": []}).app.outdir, "news.html")
    before = written.stat().st_mtime_ns
    project.write(**{"2021__b": note("Fifth and last")})
    touch(project.folder / "2021/b.md")
    project.build("html", html_theme="basic", html_sidebars={"**": []})
    assert written.stat().st_mtime_ns == before
    project.write(**{"2021__a": note("Fourth", "2022-02-02")})
    touch(project.folder / "2021/a.md")
    project.build("html", html_theme="basic", html_sidebars={"**": []})
    assert "Fourth (2022-02-02)" in BeautifulSoup(written.read_text(encoding="utf-8"), "html.parser").get_text()


def test_where_no_note_has_a_year_there_is_nothing(project: Project) -> None:
    project.write(index=INDEX.replace("2*/*\n", ""), guide=NOTES["guide"])
    built = build(project)
    assert built.warnings == []
    assert lines(built) == []


def test_a_limit_is_a_number(project: Project) -> None:
    project.write(**NOTES | {"index": INDEX.replace("limit: 4", "limit: none")})
    (warning,) = build(project).warnings
    assert warning.startswith("index.md:7: WARNING: 'newest-notes': Invalid option value for 'limit': none: ")
    assert "a number of entries is a whole number from 1 on" in warning
