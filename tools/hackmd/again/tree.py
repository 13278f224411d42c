"""The pages as they are; where an earlier import was interrupted, as they will be when that is finished."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

#: What is beside a page whose note has changed in the same places as the page.
INCOMING = ".incoming"


class Tree:
    """The files below *folder*; *pending* has, by path, the content of those that are still to be written."""

    def __init__(self, folder: Path, pending: Mapping[Path, bytes | None] | None = None) -> None:
        self.folder = folder
        self._pending = pending or {}

    def bytes_of(self, name: str) -> bytes | None:
        """What the file *name* below the folder holds; None if it is none."""
        path = self.folder / name
        if path in self._pending:
            return self._pending[path]
        return path.read_bytes() if path.is_file() else None

    def text_of(self, name: str) -> str | None:
        """Its text, with ``\\n`` at the ends of its lines."""
        content = self.bytes_of(name)
        return None if content is None else content.decode("utf-8", "replace").replace("\r\n", "\n")

    def has(self, name: str) -> bool:
        path = self.folder / name
        return self._pending[path] is not None if path in self._pending else path.is_file()

    def pages(self) -> list[str]:
        """The pages, but for what is in folders whose names begin with ``_`` or ``.``: templates, files, builds."""
        there = {path for path in self.folder.rglob("*.md") if path.is_file()}
        there |= {path for path, content in self._pending.items() if content is not None and path.suffix == ".md"}
        there -= {path for path, content in self._pending.items() if content is None}
        names = [path.relative_to(self.folder) for path in there if path.is_relative_to(self.folder)]
        return sorted(name.as_posix() for name in names if not any(part[0] in "._" for part in name.parts))

    def content(self, name: str, text: str) -> bytes:
        """*text* as the file *name* is to hold it: with the ends of lines that it has now."""
        before = self.bytes_of(name) or b""
        windows = before.count(b"\r\n") * 2 > before.count(b"\n")
        return (text.replace("\n", "\r\n") if windows else text).encode()
