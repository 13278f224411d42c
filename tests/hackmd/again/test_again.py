"""A second import: which page is written, left, merged, or left with the incoming text beside it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

import pytest

from tools.hackmd.again import state
from tools.hackmd.again.deciding import Decided, decide
from tools.hackmd.again.recognising import Source, recognise
from tools.hackmd.again.tree import INCOMING, Tree
from tools.hackmd.planned import Planned
from tools.hackmd.reporting.report import Became

LINES = [f"Line {number} of the note." for number in range(12)]
TEXT = "\n".join(LINES) + "\n"


class Workspace:
    """A folder of pages, the state beside it, and imports of notes whose pages are their texts."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.state: Mapping[str, state.Entry] = {}

    def imports(
        self, notes: Mapping[str, str], *, is_whole: bool = True, held: tuple[str, ...] = (), mark: str = ""
    ) -> Decided:
        """Import *notes* by name, but for those *held* back; *mark* is what the converter of the day adds to a page."""
        sources = [
            Source(key=name, digest=state.digest(text), as_page=partial(str, text), is_id="." not in name, origin="zip")
            for name, text in notes.items()
        ]
        tree = Tree(self.folder)
        known = recognise(sources, self.state, tree, is_whole=is_whole)
        pages = [
            Planned(
                page=known.pages.get(name) or f"{name.removesuffix('.md')}.md",
                text=text + mark,
                source=name,
                path=name,
                digest="",
            )
            for name, text in notes.items()
            if name not in held and name not in known.deleted
        ]
        decided = decide(pages, sources, known, tree)
        for name, content in decided.files.items():
            path = self.folder / name
            if content is None:
                path.unlink()
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
        self.state = state.parse(state.written(decided.entries))
        return decided

    def text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        text = self.text(name)
        assert old in text
        (self.folder / name).write_text(text.replace(old, new), encoding="utf-8")

    @property
    def names(self) -> list[str]:
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())


@pytest.fixture
def work(tmp_path: Path) -> Workspace:
    return Workspace(tmp_path)


def changed(number: int, to: str = "Another line.") -> str:
    return TEXT.replace(LINES[number], to)


def codes(decided: Decided) -> list[str]:
    return [finding.code for finding in decided.findings]


def test_a_second_import_changes_nothing(work: Workspace) -> None:
    first = work.imports({"a.md": TEXT, "b.md": changed(1)})
    assert set(first.outcomes.values()) == {Became.NEW} and first.findings == ()
    before = state.written(work.state.values())
    second = work.imports({"a.md": TEXT, "b.md": changed(1)})
    assert set(second.outcomes.values()) == {Became.UNCHANGED}
    assert (second.files, second.findings) == ({}, ())
    assert state.written(work.state.values()) == before


def test_an_untouched_page_follows_its_note(work: Workspace) -> None:
    work.imports({"a.md": TEXT})
    decided = work.imports({"a.md": changed(3)})
    assert decided.outcomes == {"a.md": Became.UPDATED} and codes(decided) == []
    assert work.text("a.md") == changed(3)


def test_an_edited_page_stays_while_its_note_does(work: Workspace) -> None:
    work.imports({"a.md": TEXT})
    work.edit("a.md", LINES[2], "Mended here.")
    decided = work.imports({"a.md": TEXT})
    assert decided.outcomes == {"a.md": Became.EDITED} and decided.files == {}
    assert work.text("a.md") == changed(2, "Mended here.")


def test_edits_of_both_sides_are_merged_and_told(work: Workspace) -> None:
    work.imports({"a.md": TEXT})
    work.edit("a.md", LINES[2], "Mended here.")
    decided = work.imports({"a.md": changed(9)})
    assert decided.outcomes == {"a.md": Became.MERGED} and codes(decided) == ["merged"]
    assert work.text("a.md") == changed(9).replace(LINES[2], "Mended here.")
    assert work.imports({"a.md": changed(9)}).outcomes == {"a.md": Became.EDITED}
    assert work.imports({"a.md": changed(9).replace(LINES[6], "Later.")}).outcomes == {"a.md": Became.MERGED}
    assert "Mended here." in work.text("a.md") and "Later." in work.text("a.md")


def test_where_both_edited_one_place_the_page_stays_and_the_text_is_beside_it(work: Workspace) -> None:
    work.imports({"a.md": TEXT})
    work.edit("a.md", LINES[2], "Mended here.")
    for _time in range(2):  # the second import says it again, and writes nothing
        decided = work.imports({"a.md": changed(2)})
        assert decided.outcomes == {"a.md": Became.CLASH} and codes(decided) == ["clash"]
        assert "a.md.incoming" in decided.findings[0].found
    assert decided.files == {}
    assert work.text("a.md") == changed(2, "Mended here.")
    assert work.text("a.md" + INCOMING) == changed(2)


def test_a_clash_is_over_when_the_text_beside_is_deleted(work: Workspace) -> None:
    work.imports({"a.md": TEXT})
    work.edit("a.md", LINES[2], "Mended here.")
    work.imports({"a.md": changed(2)})
    work.edit("a.md", "Mended here.", "Mended, and another line.")
    (work.folder / ("a.md" + INCOMING)).unlink()
    assert work.imports({"a.md": changed(2)}).outcomes == {"a.md": Became.EDITED}
    later = changed(2).replace(LINES[8], "Later.")
    assert work.imports({"a.md": later}).outcomes == {"a.md": Became.MERGED}
    assert work.text("a.md") == later.replace("Another line.", "Mended, and another line.")


def test_a_clash_that_a_later_change_of_the_note_ends_takes_its_file_along(work: Workspace) -> None:
    work.imports({"a.md": TEXT})
    work.edit("a.md", LINES[2], "Mended here.")
    work.imports({"a.md": changed(2)})
    assert work.imports({"a.md": changed(9)}).outcomes == {"a.md": Became.MERGED}
    assert work.names == ["a.md"]


def test_a_page_that_no_import_has_made_is_not_overwritten(work: Workspace) -> None:
    (work.folder / "a.md").write_text("Written by hand.\n", encoding="utf-8")
    assert work.imports({"a.md": TEXT}).outcomes == {"a.md": Became.CLASH}
    assert work.text("a.md") == "Written by hand.\n"


def test_a_page_that_is_the_same_is_taken_as_imported(work: Workspace) -> None:
    """After the state was lost, or of an import that was stopped after it had written the page."""
    (work.folder / "a.md").write_text(TEXT, encoding="utf-8")
    assert work.imports({"a.md": TEXT}).files == {}
    assert work.imports({"a.md": changed(1)}).outcomes == {"a.md": Became.UPDATED}


def test_another_converter_rewrites_pages_that_nobody_has_edited(work: Workspace) -> None:
    work.imports({"a.md": TEXT, "b.md": TEXT + "b"})
    work.edit("b.md", LINES[2], "Mended here.")
    decided = work.imports({"a.md": TEXT, "b.md": TEXT + "b"}, mark="% new\n")
    assert decided.outcomes == {"a.md": Became.UPDATED, "b.md": Became.EDITED}
    assert work.text("a.md").endswith("% new\n") and "% new" not in work.text("b.md")


def test_a_note_that_was_deleted_on_hackmd_is_told_and_its_page_stays(work: Workspace) -> None:
    work.imports({"a.md": TEXT, "b.md": "Other words.\n"})
    for _time in range(2):
        decided = work.imports({"a.md": TEXT})
        assert [(each.code, each.path) for each in decided.findings] == [("deleted_there", f"{work.folder}/b.md")]
    assert work.names == ["a.md", "b.md"]
    (work.folder / "b.md").unlink()
    assert work.imports({"a.md": TEXT}).findings == ()
    assert work.imports({"a.md": TEXT, "b.md": "Other words.\n"}).outcomes["b.md"] == Became.DELETED


@pytest.mark.parametrize(("left", "told"), [(2, 2), (1, 0)], ids=["half", "less"])
def test_of_an_export_of_a_few_notes_the_others_are_not_missing(work: Workspace, left: int, told: int) -> None:
    notes = {f"{name}.md": TEXT + name for name in "abcd"}
    work.imports(notes)
    decided = work.imports(dict(list(notes.items())[:left]))
    assert codes(decided) == ["deleted_there"] * told
    assert len(work.state) == 4


def test_of_one_note_alone_the_others_are_not_missing(work: Workspace) -> None:
    work.imports({"a.md": TEXT, "b.md": "Other words.\n"})
    assert work.imports({"a.md": TEXT}, is_whole=False).findings == ()
    assert list(work.state) == ["a.md", "b.md"]


def test_a_note_that_is_held_back_now_keeps_the_page_that_it_has(work: Workspace) -> None:
    work.imports({"a.md": TEXT})
    before = state.written(work.state.values())
    decided = work.imports({"a.md": changed(1)}, held=("a.md",))
    assert (decided.files, decided.findings) == ({}, ())
    assert state.written(work.state.values()) == before


def test_nothing_is_kept_of_a_note_that_is_held_back(work: Workspace) -> None:
    work.imports({"secret name.md": TEXT}, held=("secret name.md",))
    assert work.state == {}


def test_a_page_that_was_moved_is_found_and_followed(work: Workspace) -> None:
    work.imports({"a.md": TEXT, "b.md": "Other words.\n"})
    (work.folder / "2021").mkdir()
    (work.folder / "a.md").rename(work.folder / "2021" / "ideas.md")
    decided = work.imports({"a.md": changed(5), "b.md": "Other words.\n"})
    assert codes(decided) == ["moved"] and decided.findings[0].path.endswith("2021/ideas.md")
    assert work.names == ["2021/ideas.md", "b.md"] and work.text("2021/ideas.md") == changed(5)


@pytest.mark.parametrize(("share", "is_found"), [(6, True), (5, False)], ids=["half", "less"])
def test_a_page_that_was_moved_and_edited_is_found_by_half_of_its_lines(
    work: Workspace, share: int, is_found: bool
) -> None:
    text = "\n".join(LINES[:9])
    work.imports({"a.md": text})
    other = "\n".join([*LINES[:share], *(f"New {number}" for number in range(9 - share))])
    (work.folder / "a.md").unlink()
    (work.folder / "moved.md").write_text(other, encoding="utf-8")
    assert codes(work.imports({"a.md": text})) == (["moved"] if is_found else ["deleted_here"])


def test_a_page_that_was_deleted_is_not_made_again(work: Workspace) -> None:
    work.imports({"a.md": TEXT})
    (work.folder / "a.md").unlink()
    for text in (TEXT, changed(4)):
        decided = work.imports({"a.md": text})
        assert decided.outcomes == {"a.md": Became.DELETED} and codes(decided) == ["deleted_here"]
        assert "notes.state.jsonl" in decided.findings[0].found
    assert work.names == []


def test_a_note_with_another_title_keeps_its_page(work: Workspace) -> None:
    work.imports({"Plans.md": TEXT})
    decided = work.imports({"Ideas.md": TEXT})
    assert codes(decided) == ["renamed"] and work.names == ["Plans.md"]
    decided = work.imports({"Thoughts.md": changed(2)})  # by what most of its lines say
    assert decided.outcomes == {"Thoughts.md": Became.UPDATED} and work.names == ["Plans.md"]


def test_a_note_is_known_by_its_id_whatever_else_has_changed(work: Workspace) -> None:
    work.imports({"Wb9vQrfJQk": TEXT})
    decided = work.imports({"Wb9vQrfJQk": "All is new.\n", "x": TEXT})
    assert decided.outcomes == {"Wb9vQrfJQk": Became.UPDATED, "x": Became.NEW}


def test_notes_of_a_zip_are_those_of_the_api_and_keep_their_ids(work: Workspace) -> None:
    work.imports({"Plans.md": TEXT, "Ideas.md": "Other words.\n"})
    assert work.imports({"Wb9vQrfJQk": TEXT, "kX": "Other words.\n"}).files == {}
    assert {entry.source for entry in work.state.values()} == {"Wb9vQrfJQk", "kX"}
    assert work.imports({"Plans.md": TEXT, "Ideas.md": "Other words.\n"}).findings == ()
    assert {entry.source for entry in work.state.values()} == {"Wb9vQrfJQk", "kX"}


def test_numbers_of_equal_titles_say_nothing(work: Workspace) -> None:
    one, two = TEXT, "\n".join(f"Word {number}" for number in range(9))
    work.imports({"Untitled.md": one, "Untitled (1).md": two})
    decided = work.imports({"Untitled.md": two + "\nand more"})  # the first was deleted, so the second has its name
    assert decided.outcomes == {"Untitled.md": Became.UPDATED}
    assert work.text("Untitled.md") == one and work.text("Untitled (1).md") == two + "\nand more"
    assert "deleted_there" in codes(decided)


def test_a_page_keeps_the_ends_of_its_lines(work: Workspace) -> None:
    work.imports({"a.md": TEXT})
    path = work.folder / "a.md"
    path.write_bytes(TEXT.replace("\n", "\r\n").encode())
    assert work.imports({"a.md": TEXT}).files == {}
    work.imports({"a.md": changed(1)})
    assert path.read_bytes() == changed(1).replace("\n", "\r\n").encode()
