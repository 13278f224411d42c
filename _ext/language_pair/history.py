"""What git knows: when each note last changed, and what else is asked of it."""

from __future__ import annotations

import functools
import os
import shlex
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # tools read this without Sphinx
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

_UNKNOWN = "pages do not say when they last changed and who translated them"


@functools.cache
def last_changes(folder: Path) -> dict[str, str]:
    """The day of the last commit to each file under *folder*, ``2021-10-03`` by path below *folder*.

    Empty where there is no git or no repository. A file whose last known commit is where a shallow
    clone was cut off is left out: its real last change lies further back.
    """
    log = git(folder, "log", "--no-renames", "--format=%x00%H %cs", "--name-only", "--relative", "--", ".")
    cut = set(git(folder, "rev-list", "--max-parents=0", "HEAD").split()) if log and is_shallow(folder) else set()
    changes: dict[str, str] = {}
    unknown: set[str] = set()
    for commit in log.split("\0")[1:]:
        head, *names = commit.split("\n")
        identity, day = head.split(" ")
        for name in filter(None, names):
            if identity in cut and name not in changes:
                unknown.add(name)
            changes.setdefault(name, day)
    return {name: day for name, day in changes.items() if name not in unknown}


def missing(folder: Path) -> str:
    """Why nothing is known of *folder*, and what to do: one sentence, empty where git answers."""
    try:
        asked = subprocess.run(
            ["git", "rev-parse", "--git-dir"],
            cwd=folder,
            env=os.environ | {"LC_ALL": "C"},
            capture_output=True,
            check=False,
        )
    except OSError:
        return f"git is not there, so {_UNKNOWN}; install it and build again."
    if asked.returncode == 0:
        return ""
    if b"dubious ownership" in asked.stderr:
        remedy = f"if you trust it: git config --global --add safe.directory {shlex.quote(str(checkout(folder)))}"
        return f"git does not read this checkout, which belongs to another user, so {_UNKNOWN}; {remedy}"
    return f"this is no checkout that git can read, so {_UNKNOWN}; clone the repository and build that."


def checkout(folder: Path) -> Path:
    """The folder of the checkout that *folder* is in; *folder* itself where it is in none."""
    return next((each for each in (folder, *folder.parents) if (each / ".git").exists()), folder)


def is_shallow(folder: Path) -> bool:
    """Whether *folder* is in a clone whose history was cut off."""
    return git(folder, "rev-parse", "--is-shallow-repository").strip() == "true"


def git(folder: Path, *arguments: str, given: str = "") -> str:
    """What git prints when it reads *given*, or nothing when it cannot answer."""
    command = ["git", "-c", "core.quotepath=off", *arguments]
    try:
        result = subprocess.run(command, cwd=folder, input=given.encode(), capture_output=True, check=False)
    except OSError:
        return ""
    return result.stdout.decode("utf-8", errors="replace") if result.returncode == 0 else ""


def _say_what_is_missing(app: Sphinx) -> None:
    from sphinx.util import logging  # late, as above

    sentence = missing(Path(app.srcdir))
    if sentence:  # no fault of the notes: the site is whole without it
        logging.getLogger(__name__).info(sentence)


def setup(app: Sphinx) -> ExtensionMetadata:
    app.connect("builder-inited", _say_what_is_missing)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
