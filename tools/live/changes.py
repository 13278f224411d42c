"""What a saved file calls for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from watchfiles import Change, DefaultFilter

from tools import labels

from language_pair.catalogs import places

#: What is copied into ``_static`` as it is.
_ASSETS = (".css", ".js", ".woff2", ".png", ".jpg", ".ico")
#: At the project's root: the settings, and what they read of an import.
SETTINGS = ("conf.py", "notes.toml", "notes.state.jsonl")


class Watched(DefaultFilter):
    """Leaves out what a build itself writes, which would rebuild for ever, and what editors leave for a moment."""

    ignore_entity_patterns = (
        *DefaultFilter.ignore_entity_patterns,
        r"\.mo$",
        r"\.unfinished$",
        r"^\.#",
        r"^4913$",
        r"\.tmp$",
    )


@dataclass(frozen=True, kw_only=True)
class Changes:
    """Files that were saved, added or deleted: *paths* of notes, catalogs and what else notes are made of,
    *assets* when styles or scripts were saved, *code* when something else needs a fresh process."""

    paths: frozenset[Path] = frozenset()
    assets: bool = False
    code: bool = False

    @property
    def catalogs_only(self) -> bool:
        return not self.code and not self.assets and all(path.suffix == ".po" for path in self.paths)

    def language(self) -> str:
        """The code of the language whose catalogs alone have changed; empty where that is not so."""
        codes = {place.language for path in self.paths if (place := places.place_of(path))}
        return codes.pop() if self.catalogs_only and len(codes) == 1 else ""

    def __or__(self, other: Changes) -> Changes:
        return Changes(paths=self.paths | other.paths, assets=self.assets or other.assets, code=self.code or other.code)


def sort(found: Iterable[tuple[Change, str]], root: Path) -> Changes:
    """What the changes that were *found* in the project at *root* call for."""
    paths: set[Path] = set()
    assets = code = False
    for path in (Path(name) for _change, name in found):
        if _is_asset(path, root) and path.exists():
            assets = True
        elif _is_code(path, root) or _is_asset(path, root):  # a process adds to those that it has
            code = True
        else:
            paths.add(path)
    return Changes(paths=frozenset(paths), assets=assets, code=code)


def _is_asset(path: Path, root: Path) -> bool:
    return path.is_relative_to(root / "docs" / "_static") or (
        path.is_relative_to(root / "_ext") and path.suffix in _ASSETS
    )


def _is_code(path: Path, root: Path) -> bool:
    if path.is_relative_to(root / "locale"):
        place = places.place_of(path)
        return place is not None and place.name in labels.names(root)  # which are on every page
    return not path.is_relative_to(root / "docs") or path.is_relative_to(root / "docs" / "_templates")
