"""Notes as HackMD exports them, each with the page that is to be made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.hackmd.converting.convert import convert
from tools.hackmd.converting.draft import Draft
from tools.hackmd.notes.read import note_of
from tools.hackmd.reading.read import read_all
from tools.hackmd.settings import Settings
from tools.hackmd.sources.exports import Export

CASES = sorted((Path(__file__).parent / "cases").glob("*.in.md"))
#: Whose links lead to other notes, which one note alone does not know.
_LINKED = ("24-", "25-", "26-")


def draft(text: str, name: str = "note.md") -> Draft:
    [decoded], _refused = read_all([Export(name=name, path=name, content=text.encode())])
    return convert(note_of(decoded), Settings())


@pytest.mark.parametrize(
    "path", [path for path in CASES if not path.name.startswith(_LINKED)], ids=lambda path: path.name
)
def test_the_page_of_a_case(path: Path) -> None:
    expected = path.with_name(path.name.replace(".in.", ".expected.")).read_text(encoding="utf-8")
    assert draft(path.read_text(encoding="utf-8"), path.name).page().strip() == expected.strip()


def test_a_box_in_a_list_ends_with_its_item_where_nothing_closes_it() -> None:
    found = draft("# 一\n\n- :::info\n  先開燈\n- 再開投影機\n")
    assert found.page().endswith("- :::{note}\n  先開燈\n  :::\n- 再開投影機\n")
    assert [(each.code, each.line) for each in found.findings] == [("container", 3)]
