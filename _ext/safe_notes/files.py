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


def inside(folder: Path, path: Path) -> Path | None:
    """What *path* leads to, symbolic links followed; None if that is not in *folder*, or is hidden there."""
    try:
        found = path.resolve()
        steps = found.relative_to(folder.resolve()).parts
    except (OSError, RuntimeError, ValueError):
        return None
    return None if any(step.startswith(".") for step in steps) else found


def is_kind(path: Path | str, kinds: Collection[str]) -> bool:
    """Whether the name ends as one of *kinds*."""
    return Path(path).suffix.removeprefix(".").lower() in kinds
