"""All files below a folder in one walk, each with what the disk says of it.

Pure: imports nothing of Sphinx. ``Path.rglob`` takes several times as long, and asks nothing of the disk.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Container, Iterator
from pathlib import Path

#: A file's path, and what the disk says of it.
Found = tuple[str, os.stat_result]


def files_below(folder: Path, left_out: Container[str] = ()) -> Iterator[Found]:
    """All files in *folder* and below, through links, too, but for compiled Python and the paths *left_out*."""
    folders, linked = [str(folder)], set()
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name == "__pycache__" or entry.path in left_out:
                    continue
                status = _status(entry)
                if not stat.S_ISDIR(status.st_mode):
                    yield entry.path, status
                elif not entry.is_symlink():
                    folders.append(entry.path)
                elif (real := (status.st_dev, status.st_ino)) not in linked:  # it may lead to a folder above
                    linked.add(real)
                    folders.append(entry.path)


def names_below(folder: Path, suffix: str) -> Iterator[Found]:
    """The files in *folder* and below that end with *suffix*, by their names seen from there, with ``/`` and without
    it; none where there is no such folder."""
    start = len(str(folder)) + 1
    for path, status in files_below(folder) if folder.is_dir() else ():
        if path.endswith(suffix):
            yield path[start:].removesuffix(suffix).replace(os.sep, "/"), status


def _status(entry: os.DirEntry[str]) -> os.stat_result:
    """Of what a link leads to; of the link, where that is nothing."""
    try:
        return entry.stat()
    except OSError:
        return entry.stat(follow_symlinks=False)
