"""Which catalogs hold labels, for programs that run without Sphinx: the folders say so.

An extension with a folder ``locale`` has a catalog of its own, which has its name. What the other extensions show
is PyCon TW's own, in one catalog beside those of the notes; what Sphinx and the theme show is in another there.
"""

from __future__ import annotations

from pathlib import Path

from tools import ROOT

from language_pair.catalogs import places
from records import labels

#: The catalog of PyCon TW's own labels.
PYCONTW = labels.CATALOG


def locale_folders(root: Path = ROOT) -> dict[str, Path]:
    """The folders of the extensions that have catalogs of their own, by the names of these."""
    return {folder.parent.name: folder for folder in sorted(root.glob("_ext/*/locale"))}


def all_locale_folders(root: Path = ROOT) -> list[Path]:
    """Every folder of catalogs, that of the notes' first."""
    return [root / "locale", *locale_folders(root).values()]


def names(root: Path = ROOT) -> frozenset[str]:
    """The names of all catalogs that hold labels: plain text, of no note."""
    return frozenset({places.SPHINX_LABELS, PYCONTW, *locale_folders(root)})


def code_of(name: str, root: Path = ROOT) -> list[Path]:
    """The folders of the code whose labels are in the catalog *name*."""
    own = locale_folders(root)
    if name in own:
        return [own[name].parent]
    return [folder for folder in sorted((root / "_ext").iterdir()) if folder.is_dir() and folder.name not in own]
