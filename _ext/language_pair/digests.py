"""A digest of files, to tell whether something that is kept was made of the same ones: code, labels, templates.

Pure: imports nothing of Sphinx.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def digest_of(paths: Iterable[Path], *, any_line_ends: bool = False) -> str:
    """A digest, 64 hexadecimal digits, of what the files at *paths* are called and hold, in this order.

    With *any_line_ends* text is the same with the line ends of Windows: a digest that another computer compares.
    """
    digest = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        content = content.replace(b"\r\n", b"\n") if any_line_ends else content
        for part in (path.name.encode(), content):
            digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()
