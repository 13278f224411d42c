"""Templates of catalogs: a build writes those of the notes that were read, and all are as of a build from the start."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.project import EXTENSIONS, Project, touch

pytestmark = pytest.mark.builds

HEAD = "---\nsource_lang: en\n---\n"
NOTES = {
    "index": f"{HEAD}# Home\n\n```{{toctree}}\na\nb\n```\n",
    "a": f"{HEAD}# Note a\n\nWords, and [](b.md).\n",
    "b": f"{HEAD}# Note b\n\nMore words.\n",
}


def folder_of(project: Project) -> Path:
    return project.folder / "_build/zh_TW/gettext"


def templates(project: Project, *, fresh: bool = False, compact: bool = False) -> dict[str, str]:
    project.close()
    project.apps.clear()
    built = project.build("gettext", "zh_TW", fresh=fresh, locale_dirs=[], gettext_compact=compact)
    assert built.warnings == []
    texts = {path.stem: path.read_text(encoding="utf-8") for path in folder_of(project).rglob("*.pot")}
    assert all("msgid" in text.partition("\n\n")[2] for text in texts.values())
    return texts


def written(project: Project) -> set[str]:
    """The templates of which a build has changed the file."""
    folder = folder_of(project)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.pot")}
    templates(project)
    return {path.stem for path in folder.rglob("*.pot") if path.stat().st_mtime_ns != before.get(path)}


@pytest.fixture
def three(project: Project) -> Project:
    project.write(**NOTES)
    templates(project)
    return project


def edit(project: Project, name: str, text: str) -> None:
    path = project.folder / name
    path.write_text(text, encoding="utf-8")
    touch(path)


@pytest.mark.parametrize(
    ("name", "text", "notes"),
    [
        ("a.md", NOTES["a"].replace("Words", "Other words"), {"a"}),
        ("a.md", f"{HEAD}# Note a\n", {"a"}),
        ("b.md", NOTES["b"].replace("More", "Other"), {"b"}),
    ],
    ids=["a text", "a title alone", "another text"],
)
def test_a_changed_note_has_its_template_written_and_no_other(
    three: Project, name: str, text: str, notes: set[str]
) -> None:
    edit(three, name, text)
    assert written(three) == notes
    assert templates(three) == templates(three, fresh=True)


def test_what_a_menu_says_is_in_the_template_as_without_us(three: Project) -> None:
    menu = "```{toctree}\n:caption: Our notes\n:numbered:\na\nThe second <b>\n```\n"
    edit(three, "index.md", f"{HEAD}# Home\n\n{menu}\nBehind it.\n")
    ours = templates(three)
    assert all(f'msgid "{text}"' in ours["index"] for text in ("Our notes", "The second", "Behind it."))
    assert "Note a" not in ours["index"]
    usual = ["myst_parser", *(name for name in EXTENSIONS if name != "quick_build")]
    three.build("gettext", "zh_TW", fresh=True, locale_dirs=[], extensions=usual)
    assert {path.stem: path.read_text(encoding="utf-8") for path in folder_of(three).rglob("*.pot")} == ours


def test_a_note_that_has_gone_takes_its_template_along_and_a_new_one_has_one(three: Project) -> None:
    (three.folder / "b.md").unlink()
    edit(three, "a.md", NOTES["a"].replace("b.md", "c.md"))
    edit(three, "index.md", NOTES["index"].replace("\nb\n", "\nc\n"))
    edit(three, "c.md", NOTES["b"].replace("Note b", "Note c"))
    assert templates(three).keys() == {"index", "a", "c"}
    assert templates(three) == templates(three, fresh=True)


def test_a_template_that_was_deleted_is_written_again(three: Project) -> None:
    before = templates(three)
    (folder_of(three) / "b.pot").unlink()
    assert templates(three) == before


def test_a_template_of_several_notes_is_left_to_sphinx(three: Project) -> None:
    """Of a folder's notes, those that were not read would be lost from it."""
    (three.folder / "x").mkdir()
    for name in ("one", "two"):
        edit(three, f"x/{name}.md", f"---\nsource_lang: en\norphan: true\n---\n# Note {name}\n")
    whole = templates(three, compact=True)
    assert all(f"Note {name}" in whole["x"] for name in ("one", "two"))
    edit(three, "x/one.md", (three.folder / "x/one.md").read_text().replace("Note one", "Note one again"))
    after = templates(three, compact=True)
    assert "Note one again" in after["x"]
    assert "Note two" in after["x"]
