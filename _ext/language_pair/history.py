"""What git knows: when each note last changed, and what else is asked of it."""

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
    log = git(folder, "log", "--no-renames", "--format=%x00%H %cs", "--name-only", "--relative", "--", ".")
    cut = set(git(folder, "rev-list", "--max-parents=0", "HEAD").split()) if is_shallow(folder) else set()
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
