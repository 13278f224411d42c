"""``run.py`` before it is sure of anything: which Python this is, what its modules are."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tools import ROOT

import run


def test_an_old_python_is_named(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 4, "final", 0))
    assert run.main() == 1
    assert capsys.readouterr().err == "run.py: this is Python 3.10.4; the project needs 3.11 or newer\n"


def test_an_old_python_can_read_what_names_it() -> None:
    """As far as its syntax goes: no annotation, no text with values in it, no keyword that is new."""
    text = (ROOT / "run.py").read_text(encoding="utf-8")
    assert text.isascii()
    for node in ast.walk(ast.parse(text, feature_version=(3, 4))):
        new = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.Starred, ast.Match, ast.AsyncFunctionDef, ast.Nonlocal)
        assert not isinstance(node, new), ast.dump(node)
        assert not isinstance(node, ast.arg) or node.annotation is None
        assert not isinstance(node, ast.FunctionDef) or node.returns is None
        assert not isinstance(node, ast.Raise) or node.cause is None
    assert "from __future__" not in text


def test_what_stands_in_pythonpath_does_not_take_the_place_of_the_standard_library(tmp_path: Path) -> None:
    for name in ("hashlib", "shutil", "subprocess", "pathlib", "tools"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('not this')", encoding="utf-8")
    # As `python3 run.py` begins: its folder, PYTHONPATH, the standard library.
    text = (
        (ROOT / "run.py")
        .read_text(encoding="utf-8")
        .replace("return set_up.main", "print(set_up.__file__); return set_up.main")
    )
    copy = tmp_path / "checkout"
    copy.joinpath("tools").mkdir(parents=True)
    copy.joinpath("run.py").write_text(text, encoding="utf-8")
    for name in ("__init__", "set_up", "apt", "turns"):
        copy.joinpath(f"tools/{name}.py").write_bytes((ROOT / f"tools/{name}.py").read_bytes())
    result = subprocess.run(
        [sys.executable, str(copy / "run.py"), "docs"],
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert result.stdout.split("\n")[0] == str(copy / "tools/set_up.py")
    assert result.stderr == "run.py: there is no requirements.txt; is the checkout whole? `git status` tells\n"
