"""An import that fails or is killed leaves the tree as it was, or the next one finishes it."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project import ROOT
from tools.hackmd.again.applying import ChangedError, Journal, OutsideError

BEFORE = {"docs/a.md": b"a", "docs/b.md": b"b", "docs/c.md.incoming": b"c", "notes.state.jsonl": b"old"}
CHANGES: dict[str, bytes | None] = {
    "docs/a.md": b"A",
    "docs/new/folder/d.md": b"D",
    "docs/new/e.md": b"D",
    "docs/c.md.incoming": None,
    "notes.state.jsonl": b"new",
}
AFTER = {name: content for name, content in (BEFORE | CHANGES).items() if content is not None}
#: Applies the changes, and is killed before it touches a file for the n-th time.
KILLED = """
import os, signal, sys
from pathlib import Path
from tools.hackmd.again.applying import Journal

root, left, changes = Path(sys.argv[1]), int(sys.argv[2]), eval(sys.argv[3])

def count(event, arguments):
    global left
    writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
    if writes or event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate"):
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)

sys.addaudithook(count)
Journal(root, root / "_build").apply({root / name: content for name, content in changes.items()})
"""


def fill(root: Path) -> Path:
    for name, content in BEFORE.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(content)
    return root


def files(root: Path) -> dict[str, bytes]:
    found = {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}
    return {name: content for name, content in found.items() if not name.startswith("_build/")}


def journal(root: Path) -> Journal:
    return Journal(root, root / "_build")


def changes(root: Path) -> dict[Path, bytes | None]:
    return {root / name: content for name, content in CHANGES.items()}


def killed(root: Path, at: int) -> bool:
    command = [sys.executable, "-c", KILLED, str(root), str(at), repr(CHANGES)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return done.returncode != 0


def test_all_is_written_and_nothing_else_is_left(tmp_path: Path) -> None:
    journal(fill(tmp_path)).apply(changes(tmp_path))
    assert files(tmp_path) == AFTER and list((tmp_path / "_build").iterdir()) == []
    assert not journal(tmp_path).resume()


@pytest.mark.builds
def test_who_is_killed_at_any_write_has_changed_nothing_or_is_finished_by_the_next(tmp_path: Path) -> None:
    outcomes = []
    for at in range(100):
        root = fill(tmp_path / str(at))
        if not killed(root, at):
            break
        looked_at = files(root)
        pending = journal(root).pending()
        assert files(root) == looked_at  # a look writes nothing
        if journal(root).resume():
            assert {root / name: content for name, content in CHANGES.items()} == pending
            assert files(root) == AFTER
        else:
            assert files(root) in (BEFORE, AFTER) and not pending
        outcomes.append(files(root) == AFTER)
        assert list((root / "_build").iterdir() if (root / "_build").exists() else []) == []
    assert files(root) == AFTER
    assert outcomes.count(False) > 5 and outcomes.count(True) > 10
    assert outcomes == sorted(outcomes)  # there is one moment before which nothing has happened


def test_an_error_leaves_all_as_it_was(tmp_path: Path) -> None:
    fill(tmp_path)
    (tmp_path / "docs/new/e.md").mkdir(parents=True)
    with pytest.raises(OSError, match=r"e\.md"):
        journal(tmp_path).apply(changes(tmp_path))
    assert files(tmp_path) == BEFORE
    assert not (tmp_path / "docs/new/folder").exists() and list((tmp_path / "_build").iterdir()) == []


def test_what_somebody_saves_meanwhile_is_not_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(tmp_path)
    put = Journal._put

    def save(self: Journal, path: Path, content: bytes | None) -> None:
        put(self, path, content)
        (tmp_path / "notes.state.jsonl").write_bytes(b"edited")

    monkeypatch.setattr(Journal, "_put", save)
    with pytest.raises(ChangedError, match=r"notes\.state\.jsonl: was changed while the import ran; start it again"):
        journal(tmp_path).apply(changes(tmp_path))
    assert files(tmp_path) == BEFORE | {"notes.state.jsonl": b"edited"}


def test_an_import_whose_pages_somebody_has_edited_since_is_not_finished(tmp_path: Path) -> None:
    root = fill(tmp_path)
    stopped = journal(root)
    stopped._stage(changes(root), {root / name: BEFORE.get(name) for name in CHANGES})
    (root / "docs/a.md").write_bytes(b"A")
    assert changes(root) == stopped.pending()
    (root / "docs/a.md").write_bytes(b"edited")
    assert stopped.pending() == {} and not stopped.resume()
    assert files(root) == BEFORE | {"docs/a.md": b"edited"} and list((root / "_build").iterdir()) == []


@pytest.mark.parametrize("name", ["docs/out/x.md", "docs/out.md", "../x.md"])
def test_nothing_is_written_where_a_link_leads_out_of_the_project(tmp_path: Path, name: str) -> None:
    root = fill(tmp_path / "project")
    (root / "docs" / "out").symlink_to(tmp_path)
    (root / "docs" / "out.md").symlink_to(tmp_path / "x.md")
    before = files(root)
    with pytest.raises(OutsideError, match="an import writes nothing outside of"):
        journal(root).apply({root / "docs/a.md": b"A", root / name: b"X"})
    assert files(root) == before and not (tmp_path / "x.md").exists()
