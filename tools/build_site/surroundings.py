"""What a site is made of beside the project's files: settings of the shell, git's history, Python and what is
installed for it, the day. Standard library only, since it is asked before anything else is loaded."""

from __future__ import annotations

import hashlib
import mimetypes
import os
import re
import shutil
import subprocess
import sys
import time
import zoneinfo
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

from tools.build_site.files_seen import state_of

from language_pair.folders import files_below

#: Variables that differ from one terminal to the next, and change no page. All others count: which ones Sphinx, git, a
#: library or tomorrow's extension reads, no list would say for long.
_OF_TERMINALS = re.compile(
    r"_|(OLD)?PWD|SHLVL|(COLOR)?TERM|TERM_.*|(NO|FORCE)_COLOR|COLUMNS|LINES|WINDOWID|(WAYLAND_)?DISPLAY|STY"
    r"|(SSH|TMUX|VSCODE|XDG_SESSION|GNOME_TERMINAL|KONSOLE|ITERM)(_.*)?|NOX_CURRENT_SESSION|PYTEST_CURRENT_TEST"
)
#: Files of a repository that change what git tells of one and the same commit.
_OF_HISTORY = ("shallow", "info/grafts", "info/attributes")
_TAIPEI = timezone(timedelta(hours=8))


def digest(root: Path, repositories: Iterable[Path]) -> str:
    """A digest of all that, for the project at *root*; *repositories* are the folders in which git is asked."""
    found = hashlib.sha256()
    for part in (_environment(), _days(), _python(), _packages(root), *map(_git, repositories)):
        for line in part:
            found.update(f"{line}\0".encode("utf-8", "surrogateescape"))
        found.update(b"\0")
    return found.hexdigest()


def _environment() -> list[str]:
    return sorted(f"{name}={value}" for name, value in os.environ.items() if not _OF_TERMINALS.fullmatch(name))


def _days() -> Iterator[str]:
    """Today, from which the age of a community's status is counted, and the year up to which records may be."""
    yield from (f"{datetime.now(tz=zone):%Y-%m-%d}" for zone in (UTC, _TAIPEI))
    yield f"{time.strftime('%Y-%m-%d')} {time.tzname}"


def _python() -> Iterator[str]:
    yield from (sys.version, sys.prefix, *sys.path)
    yield from _states(map(Path, (sys.executable, os.__file__, *mimetypes.knownfiles)))


def _packages(root: Path) -> Iterator[str]:
    for folder in folders(root):
        yield from sorted(f"{path} {state_of(status)}" for path, status in files_below(folder))


def folders(root: Path) -> list[Path]:
    """What can be imported and the time zones; not Python's own library, and the project is looked at by itself."""
    library = Path(os.__file__).resolve().parent
    known = {root, root / "_ext", Path.cwd(), library, library / "lib-dynload"}
    found = dict.fromkeys(Path(each).resolve() for each in (*sys.path, *zoneinfo.TZPATH))
    return [folder for folder in found if folder.is_dir() and folder not in known]


def _git(folder: Path) -> Iterator[str]:
    """The commit, and what decides how git tells of it."""
    program = shutil.which("git")
    if program is None:
        return
    yield from _states([Path(program)])
    known = _ask(folder, "rev-parse", "HEAD", "--is-shallow-repository", "--git-common-dir", "--show-toplevel")
    yield known
    yield _ask(folder, "config", "--list", "--null")
    yield _ask(folder, "for-each-ref", "refs/replace")
    if known:
        _commit, _is_shallow, common, top = known.splitlines()
        yield from _states(folder / common / name for name in _OF_HISTORY)
        yield from _states(Path(top, name) for name in (".mailmap", ".gitattributes"))


def _ask(folder: Path, *arguments: str) -> str:
    result = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    return os.fsdecode(result.stdout) if result.returncode == 0 else ""


def _states(paths: Iterable[Path]) -> Iterator[str]:
    return (f"{path} {state_of(path.stat()) if path.exists() else ()}" for path in paths)
