"""Second builds: what pages show of other notes' records follows those notes, with any builder, with two jobs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from tests.project import Built, Project

pytestmark = pytest.mark.builds

INDEX = """
    ---
    source_lang: en
    ---
    # All

    ```{toctree}
    :glob:

    *
    ```
    """
#: Not in INDEX: Sphinx itself writes a page anew whose table of contents holds a changed note.
OVERVIEW = """
    ---
    source_lang: en
    ---
    # Overview

    :::{community-map}
    :::

    :::{community-timeline}
    :::
    """
MENTION = """
    ---
    source_lang: en
    ---
    # Mention

    Ask {community}`tainan-py`, who posted {testimonial}`twitter-1`.
    """
SOUTH = """
    ---
    source_lang: en
    ---
    # South

    ::::{community-cards}

    :::{community} Tainan.py
    :id: tainan-py
    :city: Tainan
    :founded: 2012
    :::

    ::::

    :::{testimonial-matrix}
    | Item | Talks |
    | ---- | ----- |
    | [A first word](https://x.com/PSF/status/1) | V |
    :::
    """
OTHERS = {f"n{number}": f"---\nsource_lang: en\n---\n# {number}\n\nWords.\n" for number in range(8)}
MOVED = SOUTH.replace("Tainan\n", "Kaohsiung\n").replace("2012", "2013")  # what only the views show
EDITED = (
    MOVED.replace("} Tainan.py", "} Tainan Pythons").replace("A first word", "A last word").replace("Talks", "Venue")
)
EMPTIED = "---\nsource_lang: en\n---\n# Mention\n\nThere is nobody to ask.\n"
builders = pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
two_jobs = pytest.mark.parametrize("jobs", [1, 2])


class Site:
    """A project that is built again and again with one builder."""

    def __init__(self, project: Project, builder: str, jobs: int) -> None:
        self.project, self.builder, self.jobs = project, builder, jobs

    def build(self) -> Built:
        self.project.close()  # else the next Sphinx warns of what this process has registered already
        self.project.apps.clear()
        built = self.project.build(
            self.builder, jobs=self.jobs, html_theme="basic", html_baseurl="https://notes.example/"
        )
        assert built.warnings == []
        return built

    @property
    def output(self) -> Path:
        return self.project.folder / "_build/en" / self.builder

    def page(self, name: str) -> BeautifulSoup:
        """The page with the note *name*."""
        page = {"html": f"{name}.html", "dirhtml": f"{name}/index.html", "singlehtml": "index.html"}[self.builder]
        return BeautifulSoup((self.output / page).read_text(encoding="utf-8"), "html.parser")

    def address(self, note: str, anchor: str, query: str = "") -> str:
        """How other pages link to a place in *note*."""
        return {
            "html": f"{note}.html{query}#{anchor}",
            "dirhtml": f"../{note}/{query}#{anchor}",
            "singlehtml": f"#{anchor}",
        }[self.builder]

    def dots(self) -> dict[str, str]:
        return {
            str(dot["aria-label"]): str(dot["href"]) for dot in self.page("overview").select(".community-map svg a")
        }

    def timeline(self) -> list[tuple[str, str]]:
        return [
            (" ".join(term.get_text().split()), " ".join(term.find_next("dd").get_text().split()))
            for term in self.page("overview").select("dl.community-timeline > dt")
        ]

    def mentions(self) -> list[tuple[str, str]]:
        """The links of the note that mentions records."""
        paragraph = next(each for each in self.page("mention").select("p") if each.get_text().startswith("Ask"))
        return [(link.get_text(), str(link["href"])) for link in paragraph.select("a")]

    def feed(self) -> list[tuple[str, str]]:
        """Names and pages of the communities and the posts in the feeds."""
        found = []
        for feed, kind, name in (("communities", "communities", "name"), ("testimonials", "posts", "who")):
            data = json.loads((self.output / f"feeds/{feed}.json").read_text(encoding="utf-8"))
            found += [(each[name], each["page"]) for each in data[kind]]
        return found

    def files(self) -> dict[str, bytes]:
        """What readers and programs get."""
        found = [path for path in self.output.rglob("*") if path.suffix in (".html", ".json", ".csv", ".xml", ".inv")]
        return {path.relative_to(self.output).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def site(project: Project, builder: str, jobs: int) -> Site:
    made = Site(project, builder, jobs)
    made.project.write(index=INDEX, overview=OVERVIEW, mention=MENTION, south=SOUTH, **OTHERS)
    made.build()
    return made


def check(site: Site, note: str, city: str, year: str, community: str, label: str, name: str) -> None:
    """All that shows the records of *note* shows them as they now are."""
    query = f"?city={city.lower()}"
    assert site.dots() == {f"{city}: 1 community": site.address(note, "tainan-py", query)}
    assert site.timeline() == [(year, community)]
    assert site.mentions() == [
        (community, site.address(note, "tainan-py")),
        (name, site.address(note, "twitter-1")),
    ]
    if site.builder != "singlehtml":  # which has no pages for these feeds to name
        page = f"https://notes.example/en/{note}{'.html' if site.builder == 'html' else '/'}"
        assert site.feed() == [(community, f"{page}#tainan-py"), (label, f"{page}#twitter-1")]


@two_jobs
@builders
def test_views_references_and_feeds_follow_an_edit_a_rename_and_a_deletion(site: Site) -> None:
    check(site, "south", "Tainan", "2012", "Tainan.py", "A first word", "PSF on Talks")
    site.project.write(south=MOVED)
    site.build()
    check(site, "south", "Kaohsiung", "2013", "Tainan.py", "A first word", "PSF on Talks")
    site.project.write(south=EDITED)
    site.build()
    check(site, "south", "Kaohsiung", "2013", "Tainan Pythons", "A last word", "PSF on Venue")
    (site.project.folder / "south.md").rename(site.project.folder / "south-west.md")
    site.build()
    check(site, "south-west", "Kaohsiung", "2013", "Tainan Pythons", "A last word", "PSF on Venue")
    (site.project.folder / "south-west.md").unlink()
    site.project.write(mention=EMPTIED)
    site.build()
    assert site.dots() == {}
    assert site.timeline() == []
    if site.builder != "singlehtml":
        assert site.feed() == []


@two_jobs
@builders
def test_after_changes_all_is_as_in_a_fresh_build(site: Site) -> None:
    first = site.files()
    site.project.write(south=MOVED)
    site.build()
    site.project.write(south=EDITED)
    site.build()
    (site.project.folder / "south.md").rename(site.project.folder / "west.md")
    site.build()
    again = site.files()
    shutil.rmtree(site.project.folder / "_build")
    site.build()
    fresh = site.files()
    assert [name for name, content in fresh.items() if again.get(name) != content] == []
    assert fresh != first


@two_jobs
@pytest.mark.parametrize("builder", ["html", "dirhtml"])  # a single page is always written: so Sphinx has it
def test_a_build_without_a_change_writes_no_note_s_page(site: Site) -> None:
    def written() -> dict[str, int]:
        pages = [
            path
            for path in site.output.rglob("*.html")
            if not {"search", "genindex", "404"} & {path.stem, path.parent.name}
        ]
        return {path.relative_to(site.output).as_posix(): path.stat().st_mtime_ns for path in pages}

    before = written()
    assert len(before) == 12
    site.build()
    assert written() == before
