"""Files that a web site has beside its pages: feeds, each JSON one with its JSON Schema beside it."""

from __future__ import annotations

import shutil
from pathlib import Path

from sphinx.application import Sphinx


def write_output(app: Sphinx, name: str, content: str, *, schema: Path | None = None) -> None:
    """Write *content* to the file that pages find at *name*, seen from the first one, as it is, in UTF-8."""
    path = Path(app.outdir, name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8", newline="")
    if schema:
        shutil.copy(schema, path.parent)
