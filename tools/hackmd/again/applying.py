"""All changes of an import or none: what is to be written is staged, then listed in a journal, then written.

A process that is stopped before its journal is whole has changed nothing; one that is stopped later is finished by the
next import. One that fails, since a disk is full or a file is locked, takes back what it has written.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from glob import escape
from pathlib import Path

from language_pair.files import write

#: What files are to hold; None if they are not to be there.
Files = Mapping[Path, bytes | None]


class ChangedError(Exception):
    """A file is not what it was when the import began: a sentence that begins with its path."""


class OutsideError(Exception):
    """A file is not below the project's folder: a sentence that begins with its path."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A file, and the digests of what it holds *before* and *after*; an empty one is of no file."""

    path: Path
    before: str
    after: str

    @property
    def is_possible(self) -> bool:
        return _digest(self.path) in (self.before, self.after)


class Journal:
    """The changes below *root* that an import makes; what it needs for them is in *scratch*."""

    def __init__(self, root: Path, scratch: Path) -> None:
        self._root = root
        self._path, self._staged = scratch / "journal.json", scratch / "staged"

    def pending(self) -> Files:
        """What an interrupted import has still to write; nothing where it is not to be finished, since somebody has
        changed a file of it. The state is what it writes last, so the next one finds out what it has done."""
        changes = self._changes()
        if not all(change.is_possible and self._is_staged(change) for change in changes):
            return {}
        return {change.path: self._content(change) for change in changes}

    def resume(self) -> bool:
        """Finish an import that was interrupted; whether there was one to finish."""
        for path in (self._path, *(change.path for change in self._changes())):
            for unfinished in path.parent.glob(f"{escape(path.name)}.*.unfinished"):
                unfinished.unlink(missing_ok=True)
        left = self.pending()
        for path, content in left.items():
            self._put(path, content)
        self._clear()
        return bool(left)

    def apply(self, files: Files) -> None:
        """Write *files* in their order; an error leaves all as it was. OutsideError where one leads out of the root."""
        self._check(files)
        before = {path: path.read_bytes() if path.is_file() else None for path in files}
        touched: list[Path] = []
        try:
            self._stage(files, before)
            for path, content in files.items():
                if _digest(path) != _of(before[path]):
                    raise ChangedError(f"{path}: was changed while the import ran; start it again")
                touched.append(path)
                self._put(path, content)
        except BaseException:
            self._take_back({path: before[path] for path in touched})
            raise
        finally:
            self._clear()

    def _check(self, files: Files) -> None:
        root = self._root.resolve()
        for path in files:
            if not path.resolve().is_relative_to(root):
                raise OutsideError(f"{path}: an import writes nothing outside of {self._root}, where this leads")

    def _stage(self, files: Files, before: Files) -> None:
        for content in files.values():
            if content is not None:
                write(self._staged / _of(content), content, durable=False)
        listed = [(path.relative_to(self._root).as_posix(), _of(before[path]), _of(files[path])) for path in files]
        write(self._path, json.dumps(listed, indent=1).encode())

    def _take_back(self, before: Files) -> None:
        for path, content in before.items():
            with suppress(OSError):
                self._put(path, content)
            if content is None:
                self._delete_empty(path.parent)

    def _put(self, path: Path, content: bytes | None) -> None:
        if content is None:
            path.unlink(missing_ok=True)
        else:
            write(path, content)

    def _delete_empty(self, folder: Path) -> None:
        with suppress(OSError):  # one that is not empty
            while folder != self._root:
                folder.rmdir()
                folder = folder.parent

    def _clear(self) -> None:
        self._path.unlink(missing_ok=True)
        shutil.rmtree(self._staged, ignore_errors=True)

    def _changes(self) -> list[_Change]:
        try:
            found = json.loads(self._path.read_bytes())
            return [_Change(self._root / path, before, after) for path, before, after in found]
        except (OSError, ValueError, TypeError):
            return []

    def _content(self, change: _Change) -> bytes | None:
        return (self._staged / change.after).read_bytes() if change.after else None

    def _is_staged(self, change: _Change) -> bool:
        return not change.after or _digest(self._staged / change.after) == change.after


def _digest(path: Path) -> str:
    return _of(path.read_bytes() if path.is_file() else None)


def _of(content: bytes | None) -> str:
    return "" if content is None else hashlib.sha256(content).hexdigest()
