"""A note that names one which came or went is read again: what it says of it is found out while it is read."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment


def mentions(text: str, docnames: Iterable[str]) -> bool:
    """Whether *text* holds the last part of one of these names, with or without escapes."""
    names = {docname.rpartition("/")[2] for docname in docnames}
    return any(name in text for name in names) or ("%" in text and any(name in unquote(text) for name in names))


def _naming(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> list[str]:
    moved = added | removed
    others = env.found_docs - added - changed if moved else set()
    return [docname for docname in sorted(others) if mentions(_text(Path(env.doc2path(docname))), moved)]


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError:  # Sphinx tells, when it reads the note
        return ""


def setup(app: Sphinx) -> None:
    app.connect("env-get-outdated", _naming)
