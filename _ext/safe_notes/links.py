"""Symbolic links among the notes: one that leads out of their folder is no note, and no folder of notes is one.

Sphinx follows them, and would publish what they lead to. They are excluded like what ``exclude_patterns`` names.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.matching import Matcher

from language_pair.faults import warn
from safe_notes import files
from safe_notes.faults import Fault

#: Files and folders that are looked at behind a link, to see whether there are notes among them.
_MOST = 1_000


def _exclude(app: Sphinx, config: Config) -> None:
    folder = Path(app.srcdir)
    suffixes = tuple(config.source_suffix)
    for path, is_note in _links(folder, suffixes, Matcher(config.exclude_patterns)):
        name = path.relative_to(folder).as_posix()
        pattern = re.sub(r"[*?\[]", r"[\g<0>]", name)
        config.exclude_patterns = [*config.exclude_patterns, pattern, f"{pattern}/**"]
        if is_note:
            found = f"this leads to {str(path.readlink())!r}" if path.is_symlink() else "this is no file"
            warn(Fault.NOTE_LINK, f"{found} and is not published", location=f"{path}:1")


def _links(folder: Path, suffixes: tuple[str, ...], is_excluded: Matcher) -> Iterator[tuple[Path, bool]]:
    """What is to be excluded, and whether it would have been a note or holds some."""
    for root, folders, names in os.walk(folder):
        here = Path(root)
        folders[:] = [name for name in folders if not is_excluded((here / name).relative_to(folder).as_posix())]
        for link in (here / name for name in folders if (here / name).is_symlink()):
            yield link, _holds_notes(link, suffixes)
        for path in (here / name for name in names if name.endswith(suffixes) and not _is_plain(root, name)):
            if not is_excluded(path.relative_to(folder).as_posix()) and not _is_note(folder, path):
                yield path, True


def _is_plain(root: str, name: str) -> bool:
    """Whether it is a file and no link, as nearly all of thousands are."""
    return stat.S_ISREG(os.lstat(f"{root}{os.sep}{name}").st_mode)


def _is_note(folder: Path, path: Path) -> bool:
    if not path.is_symlink():
        return path.is_file()
    return not path.exists() or (path.is_file() and files.inside(folder, path) is not None)


def _holds_notes(link: Path, suffixes: tuple[str, ...]) -> bool:
    found = islice((name for _root, _folders, names in os.walk(link) for name in names), _MOST)
    return any(name.endswith(suffixes) for name in found)


def setup(app: Sphinx) -> None:
    app.connect("config-inited", _exclude, priority=900)
