"""Write a file whole or not at all: whoever reads it finds what was there before, or what is there now.

Pure: imports nothing of Sphinx.
"""

from __future__ import annotations

import errno
import os
import re
import sys
from contextlib import suppress
from pathlib import Path

#: A file that is being written, with the number of the process that does so.
_UNFINISHED = re.compile(r".+\.([0-9]+)\.unfinished")


class WriteError(OSError):
    """A file is as it was before: one sentence that begins with its path."""

    def __str__(self) -> str:
        return f"{self.filename}: cannot be written: {self.strerror}"


def write(path: Path, content: bytes, *, durable: bool = True) -> bool:
    """Write *content* if it is new; whether it was. Permissions stay, a link goes on leading to the file.

    The file is written under another name beside it, and takes its name once all of it is on the disk. One of
    thousands that the next build makes again need not be *durable*: it outlives a stopped process, not a power cut.
    """
    try:
        target = path.resolve()
        if target.is_file() and target.read_bytes() == content:
            return False
        target.parent.mkdir(parents=True, exist_ok=True)
        _replace(target, content, durable)
    except OSError as error:
        raise WriteError(error.errno, error.strerror, str(path)) from error
    return True


def _replace(target: Path, content: bytes, durable: bool) -> None:
    mode = target.stat().st_mode & 0o7777 if target.exists() else None
    if mode is not None and not (mode & 0o222 and os.access(target, os.W_OK)):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))  # another file could take its place all the same
    fresh = target.with_name(f"{target.name}.{os.getpid()}.unfinished")
    try:
        with fresh.open("wb") as file:
            file.write(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        if mode is not None:
            fresh.chmod(mode)
        fresh.replace(target)
    except BaseException:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise


def delete_unfinished(folder: Path) -> None:
    """Delete what processes that were stopped in the middle have left in *folder* and below."""
    for parent, _folders, names in os.walk(folder):
        for match in filter(None, map(_UNFINISHED.fullmatch, names)):
            if not _is_running(int(match[1])):
                with suppress(OSError):
                    Path(parent, match[0]).unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    """On Windows a file that is being written cannot be deleted, and a look at its process would end it."""
    if sys.platform == "win32":
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:  # it is another user's
        return True
    return True
