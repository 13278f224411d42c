"""The site's notes as files: which files of ``docs/`` are notes, by ``source_suffix`` of ``conf.py``, and their names.

For programs that run without Sphinx; what has an environment asks its `doc2path` and `path2doc`.
"""

from __future__ import annotations

from pathlib import Path

from tools import ROOT
from tools.catalogs import settings

DOCS = ROOT / "docs"


def file_of(name: str, docs: Path = DOCS) -> Path | None:
    """The file of the note *name*, as ``2021/open-space``, in the folder *docs*; ``None`` if there is no such note."""
    files = (docs / f"{name}{suffix}" for suffix in settings.read().source_suffixes)
    return next(filter(Path.is_file, files), None)


def without_suffix(path: str) -> str:
    """The name of a note, *path* being that or the path of its file."""
    found = next(filter(path.endswith, settings.read().source_suffixes), "")
    return path.removesuffix(found)


def names_in(folder: Path = DOCS) -> list[str]:
    """The names of the notes in *folder*, a part of ``docs/``, and below it."""
    paths = (path.relative_to(DOCS).as_posix() for path in folder.rglob("*") if path.is_file())
    return sorted(name for path in paths if (name := without_suffix(path)) != path)
