"""Whole imports, one after another: by the command line, into a project with pages, an index and rules."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from textwrap import dedent

import pytest

from tests.hackmd.hackmd_server import TOKEN, HackMD, running
from tests.hackmd.workspace import Workspace
from tools import ROOT
from tools.hackmd.again.state import NAME
from tools.hackmd.command import FINE, WRONG, main
from tools.turns import only_turn

NOTES = {
    "Ideas.md": "# Ideas\n\n###### tags: `2021-program`\n\nOne.\n\nTwo.\n\nThree.\n\nSee [plans](/PlansId000).\n",
    "Plans.md": "# Plans\n\n###### tags: `2021-program`\n\nWhat we plan.\n\nAnd when.\n",
    "週會.md": "# 週會\n\n###### tags: `2021-program`\n\n今天的紀錄。\n",
}
IDEAS, PLANS = "docs/2021/program/ideas.md", "docs/2021/program/plans.md"


@pytest.fixture
def imports(workspace: Workspace) -> Imports:
    return Imports(workspace)


class Imports:
    def __init__(self, workspace: Workspace) -> None:
        self.root, self.docs = workspace.folder, workspace.docs

    def __call__(self, notes: Mapping[str, str], *options: str) -> int:
        """Import the zip of *notes*; the exit status."""
        with zipfile.ZipFile(self.root / "notes.zip", "w") as file:
            for name, text in notes.items():
                file.writestr(name, dedent(text))
        return main(
            ["import", str(self.root / "notes.zip"), *self.into, "--report", str(self.root / "report.json"), *options]
        )

    @property
    def into(self) -> list[str]:
        return ["--into", str(self.docs)]

    @property
    def report(self) -> dict[str, object]:
        found: dict[str, object] = json.loads((self.root / "report.json").read_text(encoding="utf-8"))
        return found

    def files(self) -> dict[str, bytes]:
        found = {path.relative_to(self.root).as_posix(): path for path in self.root.rglob("*") if path.is_file()}
        return {name: path.read_bytes() for name, path in found.items() if name not in ("notes.zip", "report.json")}

    def edit(self, name: str, old: str, new: str) -> None:
        text = (self.root / name).read_text(encoding="utf-8")
        assert old in text
        (self.root / name).write_text(text.replace(old, new), encoding="utf-8")


def with_(name: str, old: str, new: str) -> dict[str, str]:
    assert old in NOTES[name]
    return NOTES | {name: NOTES[name].replace(old, new)}


def test_a_second_import_changes_not_a_byte(imports: Imports) -> None:
    assert imports(NOTES) == FINE
    assert imports.report["became"] == {"new": 3}
    before = imports.files()
    assert {IDEAS, PLANS, "docs/2021/program/index.md", NAME} <= set(before)
    assert imports(NOTES) == FINE
    assert imports.report["became"] == {"unchanged": 3}
    assert imports.files() == before


def test_a_page_follows_its_note_until_somebody_edits_it(imports: Imports) -> None:
    imports(NOTES)
    imports.edit(PLANS, "And when.", "And when, exactly.")
    imports(with_("Ideas.md", "Two.", "Twice."))
    assert imports.report["became"] == {"updated": 1, "unchanged": 1, "edited": 1}
    assert b"Twice." in imports.files()[IDEAS] and b"exactly" in imports.files()[PLANS]


def test_edits_of_both_sides_are_merged_or_lie_beside_each_other(imports: Imports) -> None:
    imports(NOTES)
    imports.edit(IDEAS, "Three.", "Three, mended.")
    imports(with_("Ideas.md", "One.", "At first."))
    assert imports.report["became"] == {"merged": 1, "unchanged": 2}
    text = imports.files()[IDEAS].decode()
    assert "Three, mended." in text and "At first." in text
    imports(with_("Ideas.md", "Three.", "Thrice."))
    assert imports.report["became"] == {"unchanged": 2, "clash": 1}
    assert "Three, mended." in imports.files()[IDEAS].decode()
    assert "Thrice." in imports.files()[IDEAS + ".incoming"].decode()


def test_a_note_with_another_title_keeps_its_address_and_its_links(imports: Imports) -> None:
    imports(NOTES)
    renamed = {"Dreams.md": NOTES["Ideas.md"].replace("# Ideas", "# Dreams"), **NOTES}
    del renamed["Ideas.md"]
    imports(renamed)
    assert imports.report["became"] == {"updated": 1, "unchanged": 2}
    assert b"# Dreams" in imports.files()[IDEAS]
    assert not (imports.docs / "2021/program/dreams.md").exists()


def test_a_page_that_was_moved_is_led_to_where_it_is(imports: Imports) -> None:
    (imports.root / "ids.csv").write_text("PlansId000,2021/program/plans\n", encoding="utf-8")
    ids = ["--ids", str(imports.root / "ids.csv")]
    imports(NOTES, *ids)
    assert b"[plans](plans.md)" in imports.files()[IDEAS]
    (imports.docs / "2022/plans.md").write_bytes((imports.root / PLANS).read_bytes())
    (imports.root / PLANS).unlink()
    (imports.root / "ids.csv").write_text("PlansId000,2022/plans\n", encoding="utf-8")
    imports(NOTES, *ids)
    assert b"[plans](../../2022/plans.md)" in imports.files()[IDEAS]
    assert PLANS not in imports.files()


def test_a_page_that_was_deleted_is_not_made_again_and_nothing_leads_there(imports: Imports) -> None:
    (imports.root / "ids.csv").write_text("PlansId000,2021/program/plans\n", encoding="utf-8")
    imports(NOTES, "--ids", str(imports.root / "ids.csv"))
    (imports.root / PLANS).unlink()
    imports(NOTES)
    assert imports.report["became"] == {"updated": 1, "unchanged": 1, "deleted": 1}
    assert PLANS not in imports.files() and b"(plans.md)" not in imports.files()[IDEAS]


def test_the_address_of_a_page_that_was_deleted_is_no_other_note_s(imports: Imports) -> None:
    """Else whoever has a link to it would find another note there, and the state two lines for one page."""
    imports(NOTES)
    (imports.root / PLANS).unlink()
    other = {**NOTES, "Plans (1).md": "# Plans\n\n###### tags: `2021-program`\n\nQuite another text.\n"}
    assert imports(other) == FINE
    assert imports(other) == FINE
    assert imports.report["became"] == {"unchanged": 3, "deleted": 1}
    assert PLANS not in imports.files()


def test_a_note_that_becomes_private_keeps_its_page_and_one_that_was_deleted_too(imports: Imports) -> None:
    imports(NOTES)
    before = imports.files()
    notes = with_("Plans.md", "What we plan.", "Call 0912-345-678.")
    del notes["週會.md"]
    imports(notes)
    assert imports.report["became"] == {"unchanged": 1, "held": 1}
    findings = imports.report["findings"]
    assert isinstance(findings, list)
    assert [each["code"] for each in findings if each["code"] in ("deleted_there", "phone")] == [
        "deleted_there",
        "phone",
    ]
    assert imports.files() == before


def test_a_dry_run_writes_nothing_and_says_what_it_would(imports: Imports) -> None:
    before = imports.files()
    assert imports(NOTES, "--dry-run") == FINE
    assert imports.report["became"] == {"new": 3}
    assert imports.files() == before
    imports(NOTES)
    before = imports.files()
    assert imports(with_("Ideas.md", "Two.", "Twice."), "--dry-run") == FINE
    assert imports.report["became"] == {"updated": 1, "unchanged": 2}
    assert imports.files() == before


def test_two_imports_at_once_are_one(imports: Imports, capsys: pytest.CaptureFixture[str]) -> None:
    with only_turn(imports.root / "_build/import/lock"):
        before = imports.files()
        assert imports(NOTES) == WRONG
        assert imports.files() == before
    assert capsys.readouterr().err == (
        f"another import is running, which writes to {imports.docs}: wait until it has ended\n"
    )
    assert imports(NOTES) == FINE
    assert not (imports.root / "_build").exists()


def test_a_state_that_is_damaged_is_named_and_nothing_is_written(
    imports: Imports, capsys: pytest.CaptureFixture[str]
) -> None:
    imports(NOTES)
    imports.edit(NAME, '{"source"', '<<<<<<<\n{"source"')
    before = imports.files()
    assert imports(NOTES) == WRONG
    assert f"{NAME}:1: this is no line that an import has written" in capsys.readouterr().err
    assert imports.files() == before


#: An import that is killed before it touches a file for the n-th time.
KILLED = """
import os, signal, sys
from tools.hackmd.command import main

left = int(sys.argv[1])

def count(event, arguments):
    global left
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
    if writes or event in ("os.rename", "os.remove", "os.mkdir"):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(count)
main(sys.argv[2:])
"""


@pytest.mark.builds
@pytest.mark.parametrize("at", [1, 4, 12, 24, 33, 40, 47])
def test_an_import_that_is_killed_has_done_nothing_or_is_finished_by_the_next(imports: Imports, at: int) -> None:
    imports(NOTES)
    before = imports.files()
    changed = with_("Ideas.md", "Two.", "Twice.") | {f"More {number}.md": f"# More {number}\n\nA.\n" for number in "ab"}
    command = ["import", str(imports.root / "notes.zip"), *imports.into]
    imports(changed, "--dry-run")
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(at), *command], cwd=ROOT, capture_output=True, check=False, text=True
    )
    assert done.returncode in (0, -9), done.stderr
    left = imports.files()
    imports(changed, "--dry-run")
    assert imports.files() == left  # also one that looks at what was left
    assert imports(NOTES | {"More a.md": changed["More a.md"]}) == FINE  # another one than that which was stopped
    after = imports.files()
    assert not [name for name in after if name.startswith("_build") or name.endswith(".unfinished")]
    assert before.keys() <= after.keys()
    assert imports(changed) == FINE
    once = imports.files()
    assert b"Twice." in once[IDEAS]
    assert imports(changed) == FINE
    assert imports.files() == once


def test_a_team_is_imported_through_the_api_as_its_zip_was(
    imports: Imports, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    imports(NOTES)
    with running(HackMD()) as hackmd:
        for number, text in enumerate(NOTES.values()):
            hackmd.add(f"Id{number}", text)
        hackmd.add("Id9", "# Mine\n\nNot for all.\n", readPermission="owner")
        monkeypatch.setenv("HACKMD_API_URL", hackmd.address)
        command = ["import", "hackmd:pycontw", *imports.into, "--report", str(imports.root / "report.json")]
        monkeypatch.delenv("HACKMD_API_TOKEN", raising=False)
        assert main(command) == WRONG
        assert "HACKMD_API_TOKEN: set it to a token" in capsys.readouterr().err
        monkeypatch.setenv("HACKMD_API_TOKEN", TOKEN)
        assert main(command) == FINE
        assert imports.report["became"] == {"updated": 3, "held": 1}  # they know their ids now
        pages = [name for name in imports.files() if name.startswith("docs/2021/program/")]
        assert len(pages) == 4 and b"Id0" in imports.files()[NAME]
        assert main(command) == FINE
        assert imports.report["became"] == {"unchanged": 3, "held": 1}
        del hackmd.notes["Id1"]
        assert main(command) == FINE
    findings = imports.report["findings"]
    assert isinstance(findings, list)
    assert [each["path"] for each in findings if each["code"] == "deleted_there"] == [str(imports.root / PLANS)]
    assert TOKEN not in "".join(capsys.readouterr())
