"""A file is written whole or not at all, whatever happens in the middle."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import IO, Any

import pytest

from tests.tools.catalogs.catalog_desk import Locale, catalog_of
from tools import ROOT
from tools.catalogs.check import command
from tools.catalogs.check.fix import fix_file
from tools.catalogs.command import main

from language_pair import files

OLD, NEW = b"old " * 9, b"new " * 10_000


def test_what_is_new_is_written_with_the_permissions_of_the_old(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "a.po"
    assert files.write(path, OLD)
    path.chmod(0o640)
    assert files.write(path, NEW)
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (NEW, 0o640)
    assert list(path.parent.iterdir()) == [path]


def test_what_is_not_new_is_not_written(tmp_path: Path) -> None:
    path = tmp_path / "a.po"
    files.write(path, OLD)
    os.utime(path, (0, 0))
    path.chmod(0o444)
    assert not files.write(path, OLD)
    assert path.stat().st_mtime == 0


def test_a_link_goes_on_leading_to_the_file(tmp_path: Path) -> None:
    path, link = tmp_path / "a.po", tmp_path / "link.po"
    path.write_bytes(OLD)
    link.symlink_to(path)
    files.write(link, NEW)
    assert link.is_symlink()
    assert path.read_bytes() == NEW


@pytest.mark.parametrize("step", ["os.fsync", "Path.replace"])
def test_on_a_full_disk_the_old_file_stays_and_one_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_given: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    path = tmp_path / "a.po"
    path.write_bytes(OLD)
    monkeypatch.setattr(f"language_pair.files.{step}", full)
    with pytest.raises(files.WriteError) as caught:
        files.write(path, NEW)
    monkeypatch.undo()
    assert str(caught.value) == f"{path}: cannot be written: No space left on device"
    assert path.read_bytes() == OLD
    assert list(tmp_path.iterdir()) == [path]


def test_a_read_only_file_stays(tmp_path: Path) -> None:
    """Another file could take its name: only its folder says no to that."""
    path = tmp_path / "a.po"
    path.write_bytes(OLD)
    path.chmod(0o444)
    with pytest.raises(files.WriteError, match=r"a\.po: cannot be written: Permission denied"):
        files.write(path, NEW)
    assert path.read_bytes() == OLD


def test_a_file_in_a_read_only_folder_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may write into any folder: what others are told is told to all."""
    path = tmp_path / "a.po"
    path.write_bytes(OLD)

    opened = Path.open

    def refuse(path: Path, mode: str = "r", *more: Any, **options: Any) -> IO[Any]:
        if "w" in mode:
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(path, mode, *more, **options)

    monkeypatch.setattr("language_pair.files.Path.open", refuse)
    with pytest.raises(files.WriteError, match=r"a\.po: cannot be written: Permission denied"):
        files.write(path, NEW)
    monkeypatch.undo()
    assert path.read_bytes() == OLD


KILLED_AT = {
    "before it is on the disk": "files.os.fsync = stop",
    "before it has its name": "files.Path.replace = stop",
}


@pytest.mark.parametrize("moment", KILLED_AT)
def test_who_is_killed_in_the_middle_leaves_the_old_file_and_the_next_run_takes_the_rest_away(
    tmp_path: Path, moment: str
) -> None:
    path = tmp_path / "LC_MESSAGES" / "a.po"
    path.parent.mkdir()
    path.write_bytes(OLD)
    script = (
        "import os, signal, sys; from pathlib import Path; sys.path.insert(0, '_ext')\n"
        "from language_pair import files\n"
        "def stop(*given): os.kill(os.getpid(), signal.SIGKILL)\n"
        f"{KILLED_AT[moment]}\nfiles.write(Path({str(path)!r}), b'new ' * 10_000)"
    )
    outcome = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False)
    assert outcome.returncode == -signal.SIGKILL
    assert path.read_bytes() == OLD
    files.delete_unfinished(tmp_path)
    assert list(path.parent.iterdir()) == [path]


def test_what_another_process_is_writing_is_left_alone(tmp_path: Path) -> None:
    ours, theirs, other = (tmp_path / f"a.po.{end}" for end in (f"{os.getpid()}.unfinished", "unfinished", "9.txt"))
    for path in (ours, theirs, other):
        path.touch()
    files.delete_unfinished(tmp_path)
    assert sorted(tmp_path.iterdir()) == sorted([ours, theirs, other])


# -- The programs that write catalogs -------------------------------------------------------------

FAULTY = catalog_of({"Text": "用Python寫"}).replace("\n", "\r\n")


def test_a_repair_keeps_the_ends_of_lines_and_a_full_disk_leaves_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "locale/zh_TW/LC_MESSAGES/a.po"
    path.parent.mkdir(parents=True)
    path.write_bytes(FAULTY.encode())
    left = path.with_name("a.po.999999999.unfinished")
    left.touch()

    def full(*_given: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("language_pair.files.os.fsync", full)
        assert command.main(["--fix", str(path)]) == 1
    printed = capsys.readouterr()
    assert printed.err.splitlines()[0] == f"{path}: cannot be written: No space left on device"
    assert "+msgstr" not in printed.out
    assert path.read_bytes() == FAULTY.encode()
    assert not left.exists()
    fix_file(path)
    assert path.read_bytes() == FAULTY.replace("用Python寫", "用 Python 寫").encode()


@pytest.mark.parametrize(("end", "kept"), [("\r\n", "\r\n"), ("\n", "\n")])
def test_an_update_keeps_the_ends_of_lines(tmp_path: Path, end: str, kept: str) -> None:
    locale = Locale(tmp_path)
    path = locale.write("a", "")
    path.write_bytes(catalog_of({"One.": "一。"}).replace("\n", end).encode() + b"\n\r\n")  # one line of each kind
    locale.update(a=["One.", "Two."])
    data = path.read_bytes().decode()
    assert data.count(kept) == data.count("\n")
    assert data.endswith(f'msgid "Two."{kept}msgstr ""{kept}')
    assert "\r" in data or kept == "\n"


def test_an_update_that_cannot_write_says_so_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def update(_keep: object) -> bool:
        locale.update(a=["One.", "Two."])
        return True

    locale = Locale(tmp_path)
    path = locale.write("a", catalog_of({"One.": "一。"}))
    path.chmod(0o444)
    monkeypatch.setattr("tools.catalogs.command.update", update)
    assert main([]) == 1
    assert capsys.readouterr().err == (
        f"\nNot every catalog could be changed:\n{path}: cannot be written: Permission denied\n"
    )
    assert locale.catalogs == {"a": catalog_of({"One.": "一。"})}


def test_whoever_stops_an_update_loses_no_sentence_that_moves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is in its new note before it leaves its old one."""
    locale = Locale(tmp_path)
    locale.write("a", catalog_of({"Stays.": "留下。", "Moves.": "搬走。"}))
    locale.write("b", catalog_of({"Here.": "這裡。"}))
    locale.locale.path_of("zh_TW", "a").chmod(0o444)
    with pytest.raises(files.WriteError):
        locale.update(a=["Stays."], b=["Here.", "Moves."])
    assert 'msgid "Moves."\nmsgstr "搬走。"' in locale.catalogs["b"]
    assert "搬走。" in locale.catalogs["a"]
    locale.locale.path_of("zh_TW", "a").chmod(0o644)
    assert locale.update(a=["Stays."], b=["Here.", "Moves."]) != []
    assert "搬走。" in locale.catalogs["b"]


@pytest.mark.parametrize("durable", [True, False])
def test_what_is_one_of_thousands_is_whole_too_and_not_waited_for(
    durable: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)
    path = tmp_path / "a.json"
    path.write_bytes(OLD)

    def stop(*_given: object) -> None:
        assert path.read_bytes() == OLD
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", stop)
        with pytest.raises(KeyboardInterrupt):
            files.write(path, NEW, durable=durable)
    assert list(tmp_path.iterdir()) == [path]
    assert files.write(path, NEW, durable=durable)
    assert len(synced) == 2 * durable
