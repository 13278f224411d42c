"""A lock whose holder was killed is free."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tools import ROOT
from tools.turns import TakenError, only_turn, turn


def test_who_was_killed_keeps_nobody_waiting(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lock = tmp_path / "lock"
    code = f"from tools.turns import *\nwith turn(Path({str(lock)!r}), ''):\n    print(flush=True)\n    input()"
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout and other.stdout.readline()
        other.kill()
    with turn(lock, "waiting"):
        pass
    assert capsys.readouterr().out == ""


def test_who_may_not_wait_is_told(tmp_path: Path) -> None:
    lock = tmp_path / "folder" / "lock"
    with only_turn(lock), pytest.raises(TakenError, match="another process holds this file"), only_turn(lock):
        pass
    with only_turn(lock):
        pass
