"""What one build keeps in a file beside the doctrees for the next."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any


def stored_at(path: Path) -> dict[str, Any]:
    """What the file at *path* holds; nothing where there is none, or one that was not written to its end."""
    try:
        stored: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stored
