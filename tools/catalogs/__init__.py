"""Bring the catalogs up to date with the notes, our labels and the templates.

Sphinx's gettext builder writes the templates, once for each language with only what that language
lacks; sphinx-intl, the manager of the catalogs, merges them.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tools import BUILD, ROOT
from tools.build_site import sphinx_command
from tools.processes import run_together

from languages import LANGUAGES, ZH_TW, Language

#: The labels in our code are English, so only Chinese needs a catalog of them.
LABELS_LANGUAGE = ZH_TW
LABELS = "pycontw"


def templates(language: Language) -> Path:
    """The folder of *language*'s templates (``.pot``)."""
    return BUILD / "pot" / language.code


def extract(output: Path | None = None) -> bool:
    """Write the templates of every language; whether all came out without a warning."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")  # else each run would change every catalog's header
    folder = output or BUILD / "pot"
    shutil.rmtree(folder, ignore_errors=True)
    # With the catalogs in reach, Sphinx would extract translated alternative texts.
    options = ["-D", "locale_dirs=", "--fresh-env"]
    commands = {
        language.segment: sphinx_command(language, "gettext", folder / language.code, options)
        for language in LANGUAGES
    }
    codes = run_together(commands, folder=ROOT)
    return not any(codes.values()) and _extract_labels(folder / LABELS_LANGUAGE.code / f"{LABELS}.pot")


def update() -> bool:
    """Extract, then let sphinx-intl create and merge the catalogs; whether all of it worked."""
    if not extract():
        return False
    commands = {
        language.segment: [
            *(sys.executable, "-m", "sphinx_intl", "update", "-d", str(ROOT / "locale"), "-w", "0"),
            *("-p", str(templates(language)), "-l", language.code),
        ]
        for language in LANGUAGES
    }
    return not any(run_together(commands, folder=ROOT).values())


def _extract_labels(output: Path) -> bool:
    """The template of our own labels, beside those of the notes, so that one merge serves all."""
    command = [sys.executable, "-m", "babel.messages.frontend", "extract", "--keyword=_", "--no-location"]
    command += ["--project=PyCon TW Notes", "--sort-output", f"--output-file={output}", "_ext"]
    return subprocess.run(command, cwd=ROOT, check=False).returncode == 0
