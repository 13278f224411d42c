"""Which converter made a page: a digest of its code, so that nobody has to raise a number."""

from __future__ import annotations

import functools
import hashlib
from pathlib import Path

_CODE = Path(__file__).parent.parent
#: What has no say in the text of a page.
_ELSEWHERE = ("again", "sources", "reporting")


@functools.cache
def converter() -> str:
    """Eight letters that change with the code that turns a note's text into a page's."""
    digest = hashlib.sha256()
    for path in sorted(_CODE.rglob("*.py")):
        parts = path.relative_to(_CODE).parts
        if parts[0] not in _ELSEWHERE:
            digest.update("/".join(parts).encode() + b"\0" + path.read_bytes().replace(b"\r\n", b"\n"))
    return digest.hexdigest()[:8]
