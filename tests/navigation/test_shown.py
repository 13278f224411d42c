"""Pages that show something of others follow it, and no page is written that does not show it."""

from __future__ import annotations

import gettext
from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest
from bs4 import Tag

from tests.project import Built, Project, page, touch

pytestmark = pytest.mark.builds

HEAD = "---\nsource_lang: en\n---\n"
INDEX = f"{HEAD}# Home\n\n```{{toctree}}\na/index\nb/index\nc/index\n```\n"
FOLDER = f"{HEAD}# Folder {{0}}\n\n```{{{{toctree}}}}\n:caption: Notes\n\none\ntwo\nthree\n```\n"
NOTES = {
    "index": INDEX,
    **{f"{name}__index": FOLDER.format(name) for name in "abc"},
    **{
        f"{name}__{note}": f"{HEAD}# Note {note} of {name}\n\nWords.\n\n## Heading\n\nMore.\n"
        for name in "abc"
        for note in ("one", "two", "three")
    },
    "c__one": f"{HEAD}# Note one of c\n\nSee [](../b/two.md), {{doc}}`/a/two`, [words of its own](../b/three.md).\n",
    "c__two": f"{HEAD}# Note two of c\n\nSee {{ref}}`here`.\n",
    "b__one": f"{HEAD}# Note one of b\n\nWords.\n\n(here)=\n## A place\n\nMore.\n",
}
two_jobs = pytest.mark.parametrize("jobs", [1, 2])


SETTINGS: dict[str, Any] = {
    "html_theme": "basic",
    "html_sidebars": {"**": ["globaltoc.html"]},
    "myst_heading_anchors": 3,
}


def build(project: Project, jobs: int = 1, **settings: bool) -> Built:
    project.close()
    project.apps.clear()
    built = project.build("html", jobs=jobs, **SETTINGS, **settings)
    assert built.warnings == []
    return built


def pages(project: Project) -> dict[str, Path]:
    folder = project.folder / "_build/en/html"
    found = {path.relative_to(folder).with_suffix("").as_posix(): path for path in folder.rglob("*.html")}
    return {name: path for name, path in found.items() if name not in ("search", "genindex", "404")}


def written(project: Project, jobs: int = 1, **notes: str) -> set[str]:
    """The pages that a build writes after *notes* were saved."""
    before = {name: path.stat().st_mtime_ns for name, path in pages(project).items()}
    project.write(**notes)
    build(project, jobs)
    return {name for name, path in pages(project).items() if path.stat().st_mtime_ns != before.get(name)}


def showing(project: Project, words: str) -> set[str]:
    return {name for name, path in pages(project).items() if words in path.read_text(encoding="utf-8")}


@two_jobs
def test_an_edited_title_is_on_every_page_that_shows_it_and_no_other_is_written(project: Project, jobs: int) -> None:
    project.write(**NOTES)
    build(project, jobs)
    changed = written(project, jobs, b__two=NOTES["b__two"].replace("Note two of b", "Something else"))
    assert showing(project, "Note two of b") == set()
    # beside it and above it; after it; a link without words
    assert showing(project, "Something else") == {"index", "b/index", "b/one", "b/two", "b/three", "c/one"}
    assert changed == showing(project, "Something else")


def test_a_list_of_pages_follows_a_title_far_below_it(project: Project) -> None:
    all_below = "```{toctree}\n:maxdepth: 0\n\n"
    chain = {f"n{number}": f"{HEAD}# Level {number}\n\n```{{toctree}}\nn{number + 1}\n```\n" for number in range(1, 5)}
    project.write(index=f"{HEAD}# Home\n\n{all_below}n1\n```\n", **chain, n5=f"{HEAD}# Level 5\n\n## Old\n")
    build(project)
    changed = written(project, n5=f"{HEAD}# Level 5\n\n## New\n")
    assert "New" in page(build(project), "index").get_text()
    assert "index" in changed


@two_jobs
def test_a_short_title_is_on_every_page_that_shows_the_title_and_no_other_is_written(
    project: Project, jobs: int
) -> None:
    project.write(**NOTES)
    build(project, jobs)
    shown = {"index", "b/index", "b/one", "b/two", "b/three", "c/one"}
    for short in ("Briefly", "In short"):  # which comes, and changes
        changed = written(project, jobs, b__two=NOTES["b__two"].replace("---\n#", f"short_title: {short}\n---\n#"))
        assert showing(project, short) == shown
        assert changed == shown
    assert showing(project, "Briefly") == set()
    assert showing(project, "Note two of b") == {"b/two"}, "where it is the heading"
    assert written(project, jobs, b__two=NOTES["b__two"]) >= shown
    assert showing(project, "Note two of b") == shown


def test_a_translated_short_title_is_followed_by_every_page_that_shows_it(project: Project) -> None:
    project.write(**NOTES | {"b__two": NOTES["b__two"].replace("---\n#", "short_title: Briefly\n---\n#")})
    folder = project.folder / "_build/zh_TW/html"
    for title in ("簡短", "簡單說"):
        project.write_catalog("zh_TW", "b/two", {"Briefly": title})
        touch(project.folder / "locale/zh_TW/LC_MESSAGES/b/two.po")
        gettext._translations.clear()  # type: ignore[attr-defined]  # as in a process of its own
        project.build("html", "zh_TW", **SETTINGS)
        project.close()
        found = {path.relative_to(folder).as_posix() for path in folder.rglob("*.html") if title in path.read_text()}
        assert found == {f"{name}.html" for name in ("index", "b/index", "b/one", "b/two", "b/three", "c/one")}


@two_jobs
def test_an_edited_title_is_shown_by_neighbours_and_below(project: Project, jobs: int) -> None:
    project.write(**NOTES)
    build(project, jobs)
    written(project, jobs, b__index=NOTES["b__index"].replace("Folder b", "Something else"))
    assert showing(project, "Folder b") == set()
    assert showing(project, "Something else") == set(pages(project)), "the first level is on every page"


def test_a_heading_is_followed_by_the_links_that_show_it(project: Project) -> None:
    project.write(**NOTES)
    build(project)
    assert "A place" in page(build(project), "c/two").get_text()
    changed = written(project, b__one=NOTES["b__one"].replace("A place", "Another place"))
    assert changed == {"b/one", "c/two"}
    assert "Another place" in page(build(project), "c/two").get_text()


def test_a_link_to_a_heading_does_not_follow_the_others(project: Project) -> None:
    link = f"{HEAD}# Note two of c\n\nSee [](../b/one.md#a-place).\n"
    project.write(**NOTES | {"c__two": link})
    build(project)
    one = NOTES["b__one"].replace("# Note one of b", "# Another title").replace("More.", "## Another heading\n")
    assert "c/two" not in written(project, b__one=one)
    assert "A place" in page(build(project), "c/two").get_text()
    assert "c/two" in written(project, b__one=one.replace("## A place", "(a-place)=\n\n## Elsewhere"))
    assert "Elsewhere" in page(build(project), "c/two").get_text()


def test_an_edited_text_writes_its_page_alone(project: Project) -> None:
    project.write(**NOTES)
    build(project)
    assert written(project, b__two=f"{NOTES['b__two']}\nMore words.\n") == {"b/two"}


def test_a_link_with_words_follows_a_label_into_another_note(project: Project) -> None:
    project.write(**NOTES | {"c__two": f"{HEAD}# Note two of c\n\nSee {{ref}}`words of its own <here>`.\n"})
    build(project)
    label = "(here)=\n## A place\n"
    without, with_it = NOTES["b__one"].replace(label, ""), NOTES["c__three"] + "\n" + label
    changed = written(project, b__one=without, c__three=with_it)
    assert "c/two" in changed
    assert 'href="three.html#here"' in page(build(project), "c/two").decode()


def test_a_link_with_words_follows_the_heading_that_it_leads_to(project: Project) -> None:
    """The page was not written again, and nothing said that its link leads nowhere."""
    project.write(**NOTES | {"c__two": f"{HEAD}# Note two of c\n\nSee [words of its own](../b/one.md#a-place).\n"})
    project.build("html", **SETTINGS)
    project.close()
    project.write(b__one=NOTES["b__one"].replace("## A place", "## Another place"))
    built = project.build("html", **SETTINGS)
    assert ["c/two.md:6: WARNING: local id not found" in line for line in built.warnings] == [True]


def test_a_moved_note_leaves_one_menu_and_enters_another(project: Project) -> None:
    project.write(**NOTES)
    build(project)
    without, with_it = (NOTES[name].replace(*change) for name, change in MOVED.items())
    changed = written(project, a__index=without, b__index=with_it)
    assert {"a/one", "a/two", "a/three", "b/one", "b/two", "b/three"} <= changed
    assert "Note three of a" not in page(build(project), "a/one").select_one(".sphinxsidebar").get_text()  # type: ignore[union-attr]
    assert "Note three of a" in page(build(project), "b/one").select_one(".sphinxsidebar").get_text()  # type: ignore[union-attr]


MOVED = {"a__index": ("\nthree\n", "\n"), "b__index": ("\nthree\n", "\nthree\n/a/three\n")}


@two_jobs
def test_numbers_come_and_go_with_the_toctree_that_gives_them(project: Project, jobs: int) -> None:
    """Pages had the numbers of the last build, since Sphinx numbers when it has asked which pages are old."""
    numbered = INDEX.replace("toctree}\n", "toctree}\n:numbered:\n")

    def numbers(name: str) -> set[str]:
        shown = page(build(project, jobs), name).select(".section-number, .sphinxsidebar a")
        return {text for each in shown if (text := each.get_text().strip())[0].isdigit()}

    project.write(**NOTES)
    build(project, jobs)
    assert written(project, jobs, index=numbered) == set(pages(project))
    assert numbers("b/one") >= {"1. Folder a", "2.1."}
    written(project, jobs, index=INDEX)
    assert [name for name in pages(project) if numbers(name)] == []


@pytest.mark.parametrize("option", ["titlesonly:", "maxdepth: 1", "caption: All"])
def test_an_option_of_a_toctree_is_followed_by_the_menus_of_all_pages(project: Project, option: str) -> None:
    """With ``:titlesonly:`` pages that were not read again kept their own headings in the menu."""

    project.write(**NOTES | {"a__index": f"{NOTES['a__index']}\n## Heading\n"})
    changed = changed_as_in_a_clean_build(project, index=INDEX.replace("toctree}\n", f"toctree}}\n:{option}\n"))
    assert changed - {"index"}


def test_a_list_of_pages_follows_how_deep_a_note_lets_its_headings_be_listed(project: Project) -> None:
    project.write(**NOTES | {"index": INDEX.replace("toctree}\n", "toctree}\n:maxdepth: 3\n")})
    assert "index" in changed_as_in_a_clean_build(project, b__one=NOTES["b__one"].replace("en\n", "en\ntocdepth: 1\n"))


SHOWN = f"""{HEAD}# Shown

(label)=
## Somewhere

:::{{community}} Taipei.py
:city: Taipei

Words.
:::

:::{{testimonial-matrix}} Own posts
| Who | Topic |
| - | - |
| [Somebody](https://x.com/somebody/status/1420000000000000000) | V |
:::
"""
SHOWING = {
    "a__one": "{ref}`label`\n",
    "a__two": "[](/b/two.md#somewhere)\n",
    "a__three": "{community}`taipei-py`\n",
    "b__index": "```{toctree}\none\nthree\nWords of its own <two>\n```\n",
    "c__one": ":::{all-notes}\n:::\n",
    "c__two": ":::{testimonial-matrix} Posts\n:from: b\n:::\n",
    "c__three": ":::{community-map}\n:::\n",
}


def test_words_of_a_note_say_their_language_wherever_they_are_shown(project: Project) -> None:
    """The same words, of a note that turned out to be in the other language, were marked as before on other pages."""
    showing = {name: f"{HEAD}# {name}\n\n{text}" for name, text in SHOWING.items()}
    project.write(**NOTES | showing | {"b__two": SHOWN})
    changed = changed_as_in_a_clean_build(project, "zh_TW", b__two=SHOWN.replace(": en", ": zh_TW"))
    assert changed >= {"a/one", "a/two", "a/three", "c/one", "c/two", "c/three"}


@pytest.mark.parametrize(
    ("name", "old", "new", "shown_on"),
    [
        ("a__index", "one\ntwo\n", "two\none\n", {"a/two", "a/three"}),
        ("a__index", "\ntwo\n", "\nOther words <two>\n", {"a/one", "a/three"}),
        ("b__two", "Taipei.py", "Other.py\n:id: taipei-py", {"a/three"}),
    ],
)
def test_what_no_note_says_in_its_headings_is_followed_too(
    project: Project, name: str, old: str, new: str, shown_on: set[str]
) -> None:
    notes = NOTES | {"b__two": SHOWN, "a__three": f"{HEAD}# Showing\n\n{SHOWING['a__three']}"}
    project.write(**notes)
    assert changed_as_in_a_clean_build(project, **{name: notes[name].replace(old, new)}) >= shown_on


def changed_as_in_a_clean_build(project: Project, language: str = "en", **notes: str) -> set[str]:
    """The pages that are others after *notes* were saved: the same ones as a clean build has."""

    def made() -> dict[str, bytes]:
        project.build("html", language=language, **SETTINGS)
        project.close()
        folder = project.folder / f"_build/{language}/html"
        return {
            path.relative_to(folder).with_suffix("").as_posix(): path.read_bytes() for path in folder.rglob("*.html")
        }

    before = made()
    project.write(**notes)
    again = made()
    rmtree(project.folder / "_build")
    assert [name for name, content in made().items() if content != again[name]] == []
    return {name for name, content in again.items() if content != before[name]}


@two_jobs
def test_a_deleted_note_is_no_longer_the_next_page(project: Project, jobs: int) -> None:
    project.write(**NOTES)
    build(project, jobs)
    (project.folder / "b/two.md").unlink()
    project.write(b__index=NOTES["b__index"].replace("two\n", ""), c__one=f"{HEAD}# Note one of c\n")
    link = page(build(project, jobs), "b/one").select_one("link[rel=next]")
    assert isinstance(link, Tag)
    assert link["title"] == "Note three of b"


@two_jobs
def test_a_second_build_and_an_edit_of_words_write_no_other_page(project: Project, jobs: int) -> None:
    project.write(**NOTES)
    build(project, jobs)
    assert written(project, jobs) == set()
    changed = written(project, jobs, b__two=NOTES["b__two"].replace("More.", "Other words."))
    assert changed <= {"b/two", "b/index"}


def test_where_a_site_chooses_the_whole_tree_every_page_shows_every_title(project: Project) -> None:
    project.write(**NOTES)
    build(project, navigation_whole_menu=True)
    project.write(b__two=NOTES["b__two"].replace("Note two of b", "Something else"))
    before = {name: path.stat().st_mtime_ns for name, path in pages(project).items()}
    build(project, navigation_whole_menu=True)
    assert all(path.stat().st_mtime_ns != before[name] for name, path in pages(project).items())
