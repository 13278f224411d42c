"""Files are read again where the disk alone cannot tell whether they are as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.build_site import files_seen
from tools.build_site.files_seen import MOMENT, look

from language_pair.folders import files_below


@pytest.mark.parametrize(("passed", "read"), [(MOMENT, 1), (MOMENT + 1, 0)])
def test_a_file_that_was_just_changed_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, passed: int, read: int
) -> None:
    """A second change within one tick of a disk's clock leaves all times and the size as they are."""
    changed = _write(tmp_path).stat().st_ctime_ns
    monkeypatch.setattr(files_seen, "now", lambda _folder: changed + passed)
    before = look(files_below(tmp_path), tmp_path)
    assert look(files_below(tmp_path), tmp_path, before).read == read


def test_where_a_disk_keeps_no_time_of_change_files_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(tmp_path)
    monkeypatch.setattr(files_seen, "now", lambda _folder: 2**62)
    before = look(files_below(tmp_path), tmp_path)
    assert look(files_below(tmp_path), tmp_path, before).read == 0
    monkeypatch.setattr(files_seen, "_HAS_TIMES_OF_CHANGE", False)
    assert look(files_below(tmp_path), tmp_path, before).read == 1


def _write(folder: Path) -> Path:
    note = folder / "note.md"
    note.write_text("text", encoding="utf-8")
    return note
