"""Programs from npm's registry, for the few checks that are no Python: pinned, and fetched when first needed.

Each version is in a folder of its own under ``.nox/npm``, and nothing of it runs as it is installed.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tools import ROOT
from tools.apt import install

FOLDER = ROOT / ".nox" / "npm"
#: Debian's names for what installs a program, and runs it.
PACKAGES = ("nodejs", "npm")


@dataclass(frozen=True)
class Program:
    """*version* of package *name*, of which *file* is used, *for* something."""

    name: str
    version: str
    file: str
    purpose: str

    @property
    def path(self) -> Path:
        return FOLDER / f"{self.name}-{self.version}" / "node_modules" / self.name / self.file


def ensure(program: Program) -> bool:
    """Install *program*, saying so; whether it is there. Says what to do where that cannot be done."""
    if program.path.is_file():
        return True
    npm = shutil.which("npm") or (install(PACKAGES, f"npm has {program.name}") and shutil.which("npm"))
    if not npm:
        print(f"needs npm. On Debian: sudo apt-get install {' '.join(PACKAGES)}", file=sys.stderr)
        return False
    folder, package = FOLDER / f"{program.name}-{program.version}", f"{program.name}@{program.version}"
    print(f"This now installs {package} ({program.purpose}) into {folder.relative_to(ROOT)}.", flush=True)
    options = ["--prefix", str(folder), "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error"]
    subprocess.run([npm, "install", *options, package], stdout=subprocess.DEVNULL, check=False)
    if not program.path.is_file():
        print(f"npm has not installed {package}: its reason is above", file=sys.stderr)
    return program.path.is_file()
