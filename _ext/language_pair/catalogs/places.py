"""Where catalogs are: ``<locale folder>/<language>/LC_MESSAGES/<name>.po``, as gettext and Sphinx look for them.

Pure: imports nothing of Sphinx. The *name* is that of a note, ``2021/open-space``, or that of a catalog of labels.
"""

from __future__ import annotations

import errno
import functools
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from language_pair.folders import names_below

_FOLDER = "LC_MESSAGES"
#: The catalog of the labels of Sphinx and its themes, which Sphinx itself reads beside those of the notes.
SPHINX_LABELS = "sphinx"


#: When a catalog was changed last, in nanoseconds, and its size in bytes.
Stamp = tuple[int, int]


class Place(NamedTuple):
    """Where a catalog is; *language* is Sphinx's code for it."""

    locale: Path
    language: str
    name: str


def folder_of(locale: Path, language: str) -> Path:
    """The folder of a language's catalogs."""
    return locale / language / _FOLDER


def path_of(locale: Path, language: str, name: str) -> Path:
    """The path of a catalog, whether it is there or not."""
    return folder_of(locale, language) / f"{name}.po"


def place_of(path: Path) -> Place | None:
    """The place that *path* is; ``None`` for a file that is in no folder of catalogs."""
    folder = next((each for each in path.parents if each.name == _FOLDER), None)
    if folder is None or path.suffix != ".po":
        return None
    name = path.relative_to(folder).with_suffix("").as_posix()
    return Place(folder.parent.parent, folder.parent.name, name)


@functools.cache
def in_folder(path: str) -> tuple[Path, str] | None:
    """The folder of a language's catalogs that *path* is in, the same object for all of them, and its path from there,
    with ``/``; what `place_of` tells, of thousands and fast."""
    folder, found, name = os.path.normpath(path).rpartition(f"{os.sep}{_FOLDER}{os.sep}")
    return (_as_path(f"{folder}{found}"), name.replace(os.sep, "/")) if found else None


_as_path = functools.cache(Path)


def catalogs_in(locale: Path, language: str) -> Iterator[tuple[str, Path]]:
    """The catalogs of a language, by name."""
    return files_in(folder_of(locale, language), ".po")


def files_in(folder: Path, suffix: str) -> Iterator[tuple[str, Path]]:
    """The catalogs or templates in *folder* by name, in the order of their paths."""
    start, found = len(str(folder)) + 1, []
    for parent, folders, names in os.walk(folder):
        found += [f"{parent}/{name}"[start:] for name in (*folders, *names) if name.endswith(suffix)]
    for name in sorted((name.replace(os.sep, "/") for name in found), key=lambda name: name.split("/")):
        yield name.removesuffix(suffix), folder / name


def find(locales: Iterable[Path], language: str, name: str) -> Path | None:
    """A catalog in the first of *locales* that has it."""
    return next((path for locale in locales if is_there(path := path_of(locale, language, name))), None)


def is_there(path: Path) -> bool:
    """Whether there is anything at *path*, if only a link that leads nowhere: it is to be named."""
    return os.path.lexists(path)


def content_of(path: Path) -> bytes:
    """What the catalog at *path* holds; `OSError` for what is none, or would show what another folder holds."""
    place = place_of(path)
    if _is_loop(path):
        raise OSError(errno.ELOOP, "it is a symbolic link that leads to itself")
    if place and not path.resolve().is_relative_to(place.locale.resolve()):
        raise PermissionError(errno.EACCES, "it is a symbolic link out of the folder of the catalogs")
    if path.exists() and not path.is_file():
        raise IsADirectoryError(errno.EISDIR, f"it is {'a folder' if path.is_dir() else 'no file'}")
    return path.read_bytes()


def _is_loop(path: Path) -> bool:
    """Python says it in one way before 3.13, and in another since."""
    try:
        path.stat()
    except OSError as error:
        return error.errno == errno.ELOOP
    return False


def stamp_of(path: Path) -> Stamp:
    """That of the catalog at *path*; of a link that leads nowhere, its own."""
    return _stamp(path.stat(follow_symlinks=path.exists()))


def stamps_in(locale: Path, language: str) -> dict[str, Stamp]:
    """Those of a language's catalogs, by name; what `stamp_of` tells, of thousands and fast."""
    return {name: _stamp(status) for name, status in names_below(folder_of(locale, language), ".po")}


def _stamp(status: os.stat_result) -> Stamp:
    return status.st_mtime_ns, status.st_size
