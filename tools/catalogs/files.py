"""The catalogs and templates on disk: which there are, what they hold, where they are written."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tools.catalogs import settings
from tools.catalogs.canonical import write

from language_pair import files
from language_pair.catalogs import places, po
from language_pair.catalogs.messages import Catalog
from language_pair.languages import LANGUAGES, Language

#: Catalogs that no template is made for.
KEPT_BY_HAND = frozenset({places.SPHINX_LABELS})

#: A catalog: the code of its language and the name of its note.
Name = tuple[str, str]
#: The catalogs of one language by the name of their note.
Catalogs = dict[str, Catalog]


@dataclass(kw_only=True, slots=True)
class Read:
    """The catalogs of every language, by its code, and what is wrong with some as ``path:line: what``."""

    catalogs: dict[str, Catalogs] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)


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
        yield from ((name, path) for name, path in own if places.is_there(path))

    def shown(self, path: Path) -> str:
        """*path* seen from the project's folder."""
        return path.relative_to(self.folder.parent).as_posix()


def read_catalogs(locale: Locale, but: Container[Name] = ()) -> Read:
    """The catalogs in *locale* *but* some. One with a fault is left out: what is there could be half of something."""
    return _read({language: locale.catalogs(language.code) for language in LANGUAGES}, locale.folder.parent, but)


def read_templates(templates: Path, but: Container[Name] = ()) -> Read:
    """The templates of every language *but* some, and but those without a message."""
    named = {each: places.files_in(templates / each.code, ".pot") for each in LANGUAGES}
    found = _read(named, templates.parent, but)
    for code, catalogs in found.catalogs.items():
        found.catalogs[code] = {name: catalog for name, catalog in catalogs.items() if catalog.messages}
    return found


def _read(files: Mapping[Language, Iterable[tuple[str, Path]]], root: Path, but: Container[Name]) -> Read:
    found = Read()
    for language, named in files.items():
        catalogs = found.catalogs[language.code] = {}
        for name, path in named:
            if (language.code, name) in but:
                continue
            catalog = po.read(path, language, settings.read().harmless_flags)
            if catalog.faults:
                shown = path.relative_to(root).as_posix()
                found.faults += [f"{shown}:{fault.line}: {fault.what}" for fault in catalog.faults]
            else:
                catalogs[name] = catalog
    return found


def save(path: Path, catalog: Catalog) -> bool:
    """Write *catalog*, with the line ends that its file has, if that changes the file; whether it did."""
    text = write(catalog)
    if path.is_file() and _has_windows_line_ends(path.read_bytes()):
        text = text.replace("\n", "\r\n")
    return files.write(path, text.encode())


def _has_windows_line_ends(data: bytes) -> bool:
    return data.count(b"\r\n") * 2 > data.count(b"\n")


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
