"""The catalogs and templates on disk: which there are, what they hold, where they are written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tools.catalogs.canonical import write
from tools.catalogs.catalog import Catalog
from tools.catalogs.reader import MalformedError, read

from language_pair.catalogs import places, po_files
from language_pair.languages import LANGUAGES, Language

#: Catalogs that no template is made for.
KEPT_BY_HAND = frozenset({places.SPHINX_LABELS})

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


@dataclass(frozen=True, kw_only=True, slots=True)
class Locale:
    """Where the catalogs are: those of notes in *folder*, and in *labels*, by name, those that are with their code."""

    folder: Path
    labels: Mapping[str, Path] = field(default_factory=dict)

    def path_of(self, code: str, name: str) -> Path:
        return places.path_of(self.labels.get(name, self.folder), code, name)

    def catalogs(self, code: str) -> Iterator[tuple[str, Path]]:
        """The catalogs of a language, by name."""
        yield from places.catalogs_in(self.folder, code)
        own = ((name, self.path_of(code, name)) for name in self.labels)
        yield from ((name, path) for name, path in own if path.is_file())

    def shown(self, path: Path) -> str:
        """*path* seen from the project's folder."""
        return path.relative_to(self.folder.parent).as_posix()


def read_catalogs(locale: Locale) -> Read:
    """All catalogs in *locale*. One with a fault is left out: what stands there could be half of something."""
    found = Read()
    for language in LANGUAGES:
        catalogs = found.catalogs[language.code] = {}
        for name, path in locale.catalogs(language.code):
            try:
                catalogs[name] = _read_catalog(path, language)
            except FaultyCatalogError as error:
                found.faults += [f"{locale.shown(path)}:{line}: {what}" for line, what in error.faults]
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
            name: read(path.read_text(encoding="utf-8"))
            for name, path in places.files_in(templates / language.code, ".pot")
        }
        for language in LANGUAGES
    }


def save(path: Path, catalog: Catalog) -> bool:
    """Write *catalog* if that changes its file; whether it did."""
    text = write(catalog).encode()
    if path.exists() and path.read_bytes() == text:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text)
    return True


def delete(path: Path) -> None:
    """Delete a catalog, what was compiled from it, and the folders below its language's that are empty without it."""
    place = places.place_of(path)
    stop = places.folder_of(place.locale, place.language) if place else path.parent
    path.unlink(missing_ok=True)
    path.with_suffix(".mo").unlink(missing_ok=True)
    for parent in path.parents:
        if parent == stop or any(parent.iterdir()):
            return
        parent.rmdir()
