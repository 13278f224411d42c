"""The catalogs and templates on disk: which there are, what they hold, where they are written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tools.catalogs.canonical import write
from tools.catalogs.catalog import Catalog
from tools.catalogs.reader import MalformedError, read

from language_pair.catalogs import po_files
from language_pair.languages import LANGUAGES, Language

#: Catalogs that no template is made for: `locale/zh_TW/LC_MESSAGES/sphinx.po` is kept by hand.
KEPT_BY_HAND = frozenset({"sphinx"})

#: The catalogs of one language by the name of their note.
Catalogs = dict[str, Catalog]


@dataclass(kw_only=True, slots=True)
class Read:
    """The catalogs of every language, by its code, and what is wrong with some as ``path:line: what``."""

    catalogs: dict[str, Catalogs] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


class FaultyCatalogError(ValueError):
    """All that is wrong with one catalog."""

    def __init__(self, faults: list[po_files.PoFault]) -> None:
        super().__init__()
        self.faults = faults


def folder(locale: Path, code: str) -> Path:
    return locale / code / "LC_MESSAGES"


def path_of(locale: Path, code: str, name: str) -> Path:
    return folder(locale, code) / f"{name}.po"


def read_catalogs(locale: Path) -> Read:
    """All catalogs in *locale*. One with a fault is left out: what stands there could be half of something."""
    found = Read()
    for language in LANGUAGES:
        catalogs = found.catalogs[language.code] = {}
        for name, path in _files(folder(locale, language.code), "po"):
            try:
                catalogs[name] = _read_catalog(path, language)
            except FaultyCatalogError as error:
                shown = path.relative_to(locale.parent).as_posix()
                found.faults += [f"{shown}:{line}: {what}" for line, what in error.faults]
    return found


def _read_catalog(path: Path, language: Language) -> Catalog:
    faults = po_files.read(path, language).faults
    if faults:
        raise FaultyCatalogError(list(faults))
    try:
        return read(path.read_text(encoding="utf-8-sig"))
    except MalformedError as error:
        raise FaultyCatalogError([(error.line, error.what)]) from error


def read_templates(templates: Path) -> dict[str, Catalogs]:
    """The templates of every language, by its code and the name of their note."""
    return {
        language.code: {
            name: read(path.read_text(encoding="utf-8")) for name, path in _files(templates / language.code, "pot")
        }
        for language in LANGUAGES
    }


def _files(root: Path, suffix: str) -> Iterator[tuple[str, Path]]:
    for path in sorted(root.rglob(f"*.{suffix}")):
        yield path.relative_to(root).with_suffix("").as_posix(), path


def save(path: Path, catalog: Catalog) -> bool:
    """Write *catalog* if that changes its file; whether it did."""
    text = write(catalog).encode()
    if path.exists() and path.read_bytes() == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text)
    return True


def delete(path: Path) -> None:
    """Delete a catalog, what was compiled from it, and the folders that are empty without it."""
    path.unlink(missing_ok=True)
    path.with_suffix(".mo").unlink(missing_ok=True)
    for parent in path.parents:
        if parent.name == "LC_MESSAGES" or any(parent.iterdir()):
            return
        parent.rmdir()
