"""Under which licence each imported page is: as `notes.toml` says of the nearest folder, ``""`` where nobody has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from tools.hackmd.notes_toml.read import NAME, read
from tools.hackmd.notes_toml.rules import NOT_STATED

_DEFAULT = "default"


def licences(pages: Iterable[str], root: Path) -> dict[str, str]:
    """The licence of each of *pages*, by their names without ``.md``; `RulesError` for a file that is not as it should
    be."""
    path = root / NAME
    decided = read(path if path.is_file() else None).licences
    return {page: _of(page, decided) for page in pages}


def _of(page: str, decided: Mapping[str, str]) -> str:
    near = [*(folder.as_posix() for folder in PurePosixPath(page).parents), _DEFAULT]
    found = next((decided[folder] for folder in near if folder in decided), NOT_STATED)
    return "" if found == NOT_STATED else found
