"""When each note last changed, as git knows it."""

from __future__ import annotations

import functools
import subprocess
from pathlib import Path


@functools.cache
def last_changes(folder: Path) -> dict[str, str]:
    """The day of the last commit to each file under *folder*, ``2021-10-03`` by path below *folder*.

    Empty where there is no git or no repository. A file whose last known commit is where a shallow
    clone was cut off is left out: its real last change lies further back.
    """
    log = _git(folder, "log", "--no-renames", "--format=%x00%H %cs", "--name-only", "--relative", "--", ".")
    cut = set(_git(folder, "rev-list", "--max-parents=0", "HEAD").split()) if _is_shallow(folder) else set()
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


def _is_shallow(folder: Path) -> bool:
    return _git(folder, "rev-parse", "--is-shallow-repository").strip() == "true"


def _git(folder: Path, *arguments: str) -> str:
    """What git prints, or nothing when it cannot answer."""
    command = ["git", "-c", "core.quotepath=off", *arguments]
    try:
        result = subprocess.run(command, cwd=folder, capture_output=True, check=False, encoding="utf-8")
    except OSError:
        return ""
    return result.stdout if result.returncode == 0 else ""
