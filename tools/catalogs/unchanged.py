"""Whether an update of the catalogs would change nothing, which is known before Sphinx is loaded."""

from __future__ import annotations

import json

from tools.build_site.unchanged import Unchanged
from tools.catalogs import STATE, TEMPLATES


def main() -> int:
    """Bring all catalogs up to date, if a file has changed since that was done; 0 when all of it worked."""
    known = Unchanged(TEMPLATES, "catalogs", (), left_out=".mo")  # which every build compiles
    if known.holds() and (left := _left_to_do()):
        print("Nothing has changed since the last run.", *left, sep="\n")
        return 0
    from tools.catalogs import command

    code = command.main([])
    if code == 0:
        known.remember()
    return code


def _left_to_do() -> list[str]:
    """What the last run has said of the catalogs; empty where that is not known."""
    try:
        left: list[str] = json.loads(STATE.read_bytes())["left_to_do"]
    except (OSError, ValueError, TypeError, LookupError):
        return []
    return left
