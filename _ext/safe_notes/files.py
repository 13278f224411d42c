"""Where a note's files may be, and of which kinds.

Pure: imports nothing of Sphinx.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def scheme_of(address: str) -> str:
    """How an address begins, in small letters; empty for a path. Browsers drop blanks and controls, and so do we."""
    found = _SCHEME.match(re.sub(r"[\x00-\x20\x7f]", "", address))
    return found[1].lower() if found else ""


def find(folder: Path, note: Path, target: str) -> Path | None:
    """The file that *target* leads to from *note*, both below *folder*; None if it is not in it.

    A target that begins with ``/`` begins at *folder*, as Sphinx has it. Symbolic links are followed.
    """
    if "\0" in target:
        return None
    path = folder / target.lstrip("/\\") if target.startswith(("/", "\\")) else note.parent / target
    if target.startswith(("//", "\\\\")):  # another host, or the root of this machine
        return None
    try:
        found = path.resolve()
        inside = found.relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):
        return None
    return None if any(part.startswith(".") for part in inside.parts) else found


def is_kind(path: Path | str, kinds: Collection[str]) -> bool:
    """Whether the name ends as one of *kinds*."""
    return Path(path).suffix.removeprefix(".").lower() in kinds
