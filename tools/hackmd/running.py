"""One import from its sources to what it writes: each stage after the other, and a report."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tools.hackmd.again import state
from tools.hackmd.again.deciding import decide
from tools.hackmd.again.recognising import Source, recognise
from tools.hackmd.converting.draft import Draft
from tools.hackmd.importing import Import, drafts
from tools.hackmd.linking.known import MappedId
from tools.hackmd.notes_toml.read import find, read
from tools.hackmd.planning import Request, plan
from tools.hackmd.private import accepted
from tools.hackmd.reporting.of_import import report_of
from tools.hackmd.reporting.report import Report
from tools.hackmd.settings import Names, Settings
from tools.hackmd.sources.exports import Export
from tools.hackmd.sources.pictures import Fetch
from tools.hackmd.workspace import Workspace
from tools.hackmd.writing import files_of


@dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """What an import is asked for: *accept* are keys of findings that may be public."""

    sources: Sequence[Path | str]
    into: Path
    ids: tuple[MappedId, ...] = ()
    accept: Sequence[str] = ()
    #: What becomes of people's names, whatever `notes.toml` says.
    names: Names | None = None
    #: What brings pictures, if they are to be brought.
    fetch: Fetch | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Prepared:
    """What an import is to write, in this order, and what is to be said of it."""

    files: Mapping[Path, bytes | None]
    report: Report


def prepare(wanted: Wanted, workspace: Workspace) -> Prepared:
    """All of an import but the writing."""
    remembered, tree = workspace.read()
    rules = read(find(wanted.into))
    path = accepted.path_for(wanted.into)
    before = accepted.read(path)
    settings = Settings(
        names=wanted.names or rules.names, public_addresses=rules.public_addresses, accepted=before.names
    )
    sound = [tree.text_of(page) or "" for page in tree.pages()]
    found = drafts(wanted.sources, settings, sound, wanted.accept, workspace.cache)
    sources = _sources(found)
    known = recognise(sources, remembered, tree, is_whole=found.gathered.is_whole)
    kept = {key: page.removesuffix(".md") for key, page in known.pages.items()}
    new = [draft for draft in found.drafts if draft.note.source not in known.deleted]
    reserved = frozenset(page.removesuffix(".md") for page in remembered)
    request = Request(into=wanted.into, rules=rules, ids=wanted.ids, kept=kept, reserved=reserved, fetch=wanted.fetch)
    planned = plan(new, request)
    decided = decide(planned.pages, sources, known, tree)
    files: dict[Path, bytes | None] = {**files_of(planned, tree, workspace.locale)}
    if found.accepted:
        files[path] = str(before.plus(found.accepted, date.today().isoformat())).encode()
    files |= {workspace.folder / name: content for name, content in decided.files.items()}
    if decided.entries or remembered:
        files[workspace.state] = state.written(decided.entries).encode()
    return Prepared(files=_changed(files), report=report_of(found, planned, decided))


def _changed(files: Mapping[Path, bytes | None]) -> dict[Path, bytes | None]:
    """Those of *files* that are not so already."""
    return {
        path: content for path, content in files.items() if (path.read_bytes() if path.is_file() else None) != content
    }


def _sources(found: Import) -> list[Source]:
    """All notes that there are, each once: those that are held back, and those that cannot be read, among them."""
    by_path = {draft.note.export.path: draft for draft in (*found.drafts, *found.held)}
    exports = {export.source: export for export in reversed(found.gathered.exports)}
    return [_source(export, by_path.get(export.path), found.gathered.origin) for export in exports.values()]


def _source(export: Export, draft: Draft | None, origin: str) -> Source:
    return Source(
        key=export.source,
        digest=hashlib.sha256(export.content).hexdigest()[:32],
        as_page=draft.page if draft else str,
        is_id=export.details is not None,
        changed=export.details.changed if export.details else 0,
        origin=origin,
    )
