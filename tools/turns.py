"""One process at a time does what two would spoil. Standard library only."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

#: How long to wait before a file is tried again, in seconds.
_PAUSE = 0.2


@contextmanager
def turn(path: Path, waiting: str) -> Iterator[None]:
    """Hold the file *path*, which the system lets go of when this process ends, however it does; say *waiting* where
    another process holds it."""
    with path.open("ab") as file:
        is_told = False
        while not _is_ours(file.fileno()):
            if not is_told:
                print(waiting, flush=True)
            is_told = True
            time.sleep(_PAUSE)
        yield


class TakenError(Exception):
    """Another process holds a file that only one may."""


@contextmanager
def only_turn(path: Path) -> Iterator[None]:
    """Hold the file *path* as `turn` does, and delete it at the end; TakenError where another process holds it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        if not _is_ours(file.fileno()) or not _is_at(file.fileno(), path):
            raise TakenError(f"{path}: another process holds this file")
        try:
            yield
        finally:
            with suppress(OSError):  # Windows deletes no file that is open
                path.unlink()


def _is_at(file: int, path: Path) -> bool:
    """Whether *file* is that at *path*: whoever held it may just have deleted it."""
    try:
        return os.path.samestat(os.fstat(file), path.stat())
    except OSError:
        return False


def _is_ours(file: int) -> bool:
    """Take *file* if nobody has it; where the disk knows no locks, everybody has."""
    try:
        _lock(file)
    except OSError as error:
        return error.errno not in (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
    return True


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
