"""Three texts become one: what people have made of a page, what its note has become, and what both were made of."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tools.hackmd.again.lines import MARK, text_of


def merge(base: Sequence[str], ours: str, theirs: str) -> str | None:
    """*ours* with what *theirs* has changed since *base*, whose lines are hashes; None where the two clash.

    The work is ``git merge-file``'s, so without git every change of both sides clashes.
    """
    old = text_of(base, ours, theirs)
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("ours", "base", "theirs")]
        for path, text in zip(paths, (ours, old, theirs), strict=True):
            path.write_bytes(text.encode())
        try:
            done = subprocess.run(
                ["git", "merge-file", "--stdout", "--quiet", *map(str, paths)], capture_output=True, check=False
            )
        except OSError:
            return None
    if done.returncode or MARK.encode() in done.stdout:
        return None
    return done.stdout.decode()
