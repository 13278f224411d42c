"""What a path holds: a note, a folder of notes or a zip."""

from __future__ import annotations

import os
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from tools.hackmd.findings import Findings, Kind
from tools.hackmd.sources import api, archive
from tools.hackmd.sources.errors import SourceError
from tools.hackmd.sources.exports import Export, Gathered, is_note, is_whole, on_one_line, plain_name

#: Where notes are kept that were fetched, for who names no other folder.
CACHE = Path("_build", "hackmd")
#: The largest note that is read, in bytes: HackMD allows 100,000 characters, which is a tenth of it.
LARGEST = 4_000_000


def gather(path: Path | str, cache: Path = CACHE) -> Gathered:
    """The exports at *path*, or of a team on HackMD (``hackmd:TEAM``), what is fetched of which is kept in *cache*."""
    if isinstance(path, str):
        return api.gather(path, api.client(), cache)
    if path.is_dir():
        return replace(_of_folder(path), origin=path.resolve().name)
    if not path.is_file():
        raise SourceError(f"{path}: there is no such file or folder")
    if zipfile.is_zipfile(path) or path.suffix.lower() == ".zip":
        return replace(_with_names(archive.gather(path, LARGEST)), origin=path.stem)
    gathered = _of_files(path.parent, [path])
    return replace(gathered, exports=tuple(replace(each, is_alone=True) for each in gathered.exports), is_whole=False)


def together(parts: Iterable[Gathered]) -> Gathered:
    """What several sources hold. Of two notes with one name, the second is called after its source, too.

    No two have one path.
    """
    parts = list(parts)
    return Gathered(
        exports=tuple(_apart(parts)),
        seen=sum(part.seen for part in parts),
        findings=tuple(finding for part in parts for finding in part.findings),
        is_whole=all(part.is_whole for part in parts),
        origin=parts[0].origin if parts else "",
    )


def _apart(parts: Iterable[Gathered]) -> Iterator[Export]:
    seen: dict[str, Export] = {}
    paths: Counter[str] = Counter()
    for part in parts:
        for export in part.exports:
            paths[export.path] += 1
            if (times := paths[export.path]) > 1:  # all that is said of a note is said by its path
                export = replace(export, path=f"{export.path} ({times})")
            name, number = export.name, 1
            while (other := seen.setdefault(export.source, export)) is not export and other.content != export.content:
                export = replace(export, name=f"{part.origin or 'note'}{f' {number}' if number > 1 else ''}/{name}")
                number += 1
            yield export


def _of_folder(folder: Path) -> Gathered:
    closed: list[Findings] = []

    def report(error: OSError) -> None:
        found = Findings(on_one_line(_said(Path(error.filename))))
        found.add(Kind.UNREADABLE, 1, f"this folder cannot be read: {error.strerror}")
        closed.append(found)

    paths = [Path(above, name) for above, _folders, names in os.walk(folder, onerror=report) for name in names]
    gathered = _with_names(_of_files(folder, sorted(paths)))
    said = tuple(each for found in closed for each in found)
    return replace(
        gathered,
        seen=gathered.seen + len(closed),
        findings=(*said, *gathered.findings),
        is_whole=gathered.is_whole and not closed,
    )


def _of_files(folder: Path, paths: list[Path]) -> Gathered:
    exports: list[Export] = []
    findings: list[Findings] = []
    for path in paths:
        found = Findings(on_one_line(_said(path)))
        findings.append(found)
        if (content := _content(folder, path, found)) is not None:
            name = plain_name(_said(path.relative_to(folder)))
            exports.append(Export(name=name, path=found.path, content=content))
    said = tuple(each for found in findings for each in found)
    return Gathered(exports=tuple(exports), seen=len(paths), findings=said, is_whole=is_whole(said))


def _said(path: Path) -> str:
    """*path* as text: where its bytes are no UTF-8, as Windows in Taiwan reads them, else with their numbers."""
    text = path.as_posix()
    try:
        text.encode()
    except UnicodeEncodeError:
        content = os.fsencode(text)
        with suppress(UnicodeDecodeError):
            return content.decode("cp950")
        return content.decode(errors="backslashreplace")
    return text


def _content(folder: Path, path: Path, findings: Findings) -> bytes | None:
    """The bytes of a file that can be a note."""
    if not is_note(path):
        findings.add(Kind.NOT_A_NOTE, 1, "this is no note")
        return None
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            findings.add(Kind.UNSAFE_NAME, 1, "this is a link to what is elsewhere")
        elif not path.is_file():
            findings.add(Kind.UNREADABLE, 1, "this is no file")
        elif path.stat().st_size > LARGEST:
            findings.add(Kind.TOO_LARGE, 1, f"this file has {path.stat().st_size:,} bytes")
        else:
            return path.read_bytes()
    except OSError as error:
        findings.add(Kind.UNREADABLE, 1, f"cannot be read: {error.strerror}")
    except RuntimeError:  # as Python 3.11 and 3.12 call it
        findings.add(Kind.UNREADABLE, 1, "cannot be read: this is a link that leads to itself")
    return None


def _with_names(gathered: Gathered) -> Gathered:
    """*gathered*, with names reported that are one name on some disks; each note is kept."""
    first: dict[str, Export] = {}
    more = []
    for export in gathered.exports:
        other = first.setdefault(export.name.casefold(), export)
        if other is not export:
            found = Findings(export.path)
            found.add(Kind.NAME, 1, f"on some disks this is the same name as {other.name!r}")
            more += list(found)
    return replace(gathered, findings=(*gathered.findings, *more))
