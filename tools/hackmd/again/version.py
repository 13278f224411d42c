"""Which converter made a page: a digest of its code, so that nobody has to raise a number."""

from __future__ import annotations

import functools
from pathlib import Path

from language_pair.digests import digest_of

_CODE = Path(__file__).parent.parent
#: What has no say in the text of a page.
_ELSEWHERE = ("again", "sources", "reporting")


@functools.cache
def converter() -> str:
    """Eight letters that change with the code that turns a note's text into a page's."""
    code = (path for path in sorted(_CODE.rglob("*.py")) if path.relative_to(_CODE).parts[0] not in _ELSEWHERE)
    return digest_of(code, any_line_ends=True)[:8]
