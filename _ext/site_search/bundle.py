"""The scripts that only a search needs, as one file: without comments, a third of them is left out.

They are kept apart for those who read them, in ``scripts/``.
"""

from __future__ import annotations

import zlib
from functools import cache
from pathlib import Path

from rjsmin import jsmin  # type: ignore[import-untyped]  # it states no types

_SCRIPTS = Path(__file__).parent / "scripts"
#: In the order in which they need each other.
_NAMES = ("terms", "files", "postings", "results", "query", "list")
#: Where a browser finds it, seen from the site's first page.
ADDRESS = "_search/search.js"


@cache
def bundled() -> str:
    """The script."""
    return "\n".join(jsmin(_SCRIPTS.joinpath(f"search-{name}.js").read_text(encoding="utf-8")) for name in _NAMES)


def version() -> str:
    """What changes with the script, so that no browser keeps an old one."""
    return f"{zlib.crc32(bundled().encode()):08x}"
