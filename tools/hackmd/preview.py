"""The site as it would be with what an import is to write: built beside the site, which stays as it is."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping
from pathlib import Path

from tools import BUILD, ROOT, labels
from tools.build_site import at_root, sphinx_command, summary
from tools.hackmd.workspace import Workspace
from tools.processes import run_together

from language_pair import files
from language_pair.languages import LANGUAGES

FOLDER = BUILD / "preview"
#: Where `conf.py` reads which pages were imported.
_STATE = "NOTES_STATE"
#: What was compiled, and the catalog of our labels, which is read where it is.
_LEFT = ("*.mo", f"{labels.PYCONTW}.po")


class PreviewError(Exception):
    """There is no site to be shown: one sentence."""


def preview(changes: Mapping[Path, bytes | None], workspace: Workspace) -> bool:
    """Build both languages of the site with *changes* into ``_build/preview/html``; whether without a warning."""
    if workspace.folder != ROOT / "docs":
        raise PreviewError(f"--preview shows the site of this project, whose pages are not in {workspace.folder}")
    _copy(changes, workspace)
    os.environ[_STATE] = str(FOLDER / workspace.state.name)
    output = FOLDER / "html"
    commands = {
        language.segment: sphinx_command(language, "html", output / language.segment, ["--quiet"], FOLDER / "docs")
        for language in LANGUAGES
    }
    outcomes = run_together(commands, folder=ROOT)
    if any(outcome.code for outcome in outcomes.values()):
        print(f"\nThe site would have faults:\n{summary(outcomes.values())}", file=sys.stderr)
        return False
    at_root.write_all(output)
    print(f"The site would be {(output / 'index.html').relative_to(ROOT)}")
    return True


def _copy(changes: Mapping[Path, bytes | None], workspace: Workspace) -> None:
    for folder in (workspace.folder, workspace.locale):
        shutil.rmtree(FOLDER / folder.name, ignore_errors=True)
        shutil.copytree(folder, FOLDER / folder.name, ignore=shutil.ignore_patterns(*_LEFT))
    (FOLDER / workspace.state.name).unlink(missing_ok=True)
    if workspace.state.exists():
        shutil.copy(workspace.state, FOLDER)
    for path, content in changes.items():
        target = FOLDER / path.relative_to(workspace.root)
        if content is None:
            target.unlink(missing_ok=True)
        else:
            files.write(target, content, durable=False)
