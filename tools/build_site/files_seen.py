"""What files hold, asked of the disk alone where that is enough: most of them are not read again.

A file whose size, times and number on the disk are those that it had is the file that it was. The time of its last
change (``ctime``) is set by the system whenever anything about a file changes: ``git checkout``, ``cp -p`` or ``touch``
can give it an old time of writing, not an old one of these. Two things are left. A file that was changed within the
moment in which it was looked at may have been changed again with the same time (git calls this `racy`_), so it is read
again. And Windows keeps no such time, so there each file is.

.. _racy: https://git-scm.com/docs/racy-git
"""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from language_pair.folders import Found

#: The coarsest clock of a file system that is in use: FAT's, in nanoseconds.
MOMENT = 2_000_000_000
_HAS_TIMES_OF_CHANGE = os.name == "posix"


class Seen(NamedTuple):
    """A file at one time: *state* is what the disk says of it, *digest* tells its content."""

    state: tuple[int, ...]
    digest: str


class Look(NamedTuple):
    """Files by path, as they were from the time *at* on, in nanoseconds by the clock of the disk; *read* of them were
    read for it."""

    at: int
    files: Mapping[str, Seen]
    read: int = 0

    def contents(self) -> dict[str, str]:
        return {path: seen.digest for path, seen in self.files.items()}


def look(found: Iterable[Found], clock: Path, before: Look | None = None) -> Look:
    """Look at files, and read those that may be others than *before*; *clock* is a folder on the same disk."""
    at, read = now(clock), 0
    files = {}
    for path, status in found:
        state = state_of(status)
        known = before.files.get(path) if before else None
        if before and known and known.state == state and _is_settled(state, before.at):
            files[path] = known
        else:
            files[path] = Seen(state, _digest(path) if stat.S_ISREG(status.st_mode) else "")
            read += 1
    return Look(at, files, read)


def now(folder: Path) -> int:
    """The time by the clock of the disk that *folder* is on, which may be another machine's."""
    with tempfile.TemporaryFile(dir=folder) as file:
        return os.fstat(file.fileno()).st_mtime_ns


def state_of(status: os.stat_result) -> tuple[int, ...]:
    return status.st_ctime_ns, status.st_mtime_ns, status.st_size, status.st_ino


def _is_settled(state: tuple[int, ...], seen_at: int) -> bool:
    return _HAS_TIMES_OF_CHANGE and state[0] < seen_at - MOMENT


def _digest(path: str) -> str:
    return hashlib.blake2b(Path(path).read_bytes(), digest_size=16).hexdigest()
