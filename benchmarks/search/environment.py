"""The benchmark's own environment under ``_build/``: what only the comparison needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tools import ROOT

FOLDER = ROOT / "_build" / "search-bench"
REQUIREMENTS = Path(__file__).with_name("requirements.txt")
_VENV = FOLDER / "venv"
PYTHON = _VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def prepare() -> None:
    """Make the environment, once for each state of ``requirements.txt``."""
    installed = _VENV / "installed.txt"
    wanted = REQUIREMENTS.read_text(encoding="utf-8")
    if installed.exists() and installed.read_text(encoding="utf-8") == wanted:
        return
    uv = [sys.executable, "-m", "uv"]
    made = [*uv, "venv", "--quiet", "--clear", "--python", sys.executable, str(_VENV)]
    filled = [*uv, "pip", "install", "--quiet", "--python", str(PYTHON), "-r", str(REQUIREMENTS)]
    for command in (made, filled):
        if subprocess.run(command, check=False).returncode:
            raise SystemExit(f"benchmarks.search: {REQUIREMENTS} could not be installed into {_VENV}, see above")
    installed.write_text(wanted, encoding="utf-8")


def packages() -> Path:
    """The folder that holds the packages: on ``PYTHONPATH`` it lends jieba to a build."""
    (found,) = [*_VENV.glob("lib/python*/site-packages"), *_VENV.glob("Lib/site-packages")]
    return found
