"""The first stages one after another: from paths to drafts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tools.hackmd.converting.convert import convert
from tools.hackmd.converting.draft import Draft
from tools.hackmd.findings import Finding, Kind
from tools.hackmd.notes.read import note_of
from tools.hackmd.private.naming import remembered
from tools.hackmd.private.secret import Secret
from tools.hackmd.private.veil import veil
from tools.hackmd.private.watch import Watched, accept, told, watch
from tools.hackmd.progress import shown
from tools.hackmd.reading.decoded import Decoded
from tools.hackmd.reading.read import read_all
from tools.hackmd.settings import Settings
from tools.hackmd.sources.exports import Gathered
from tools.hackmd.sources.gather import CACHE, gather, together


@dataclass(frozen=True, kw_only=True, slots=True)
class Import:
    """What became of *seen* files: each is a draft, or held back, or is in *findings* and refused, or is empty."""

    seen: int
    drafts: tuple[Draft, ...]
    findings: tuple[Finding, ...]
    #: Drafts of notes with private things in them that nobody has accepted.
    held: tuple[Draft, ...] = ()
    #: What is private in each note, for `private.watch.accept`.
    watched: tuple[Watched, ...] = ()
    #: What was accepted now.
    accepted: tuple[Secret, ...] = ()
    #: What there was: also the notes that are neither drafts nor held back.
    gathered: Gathered


def drafts(
    sources: Iterable[Path | str],
    settings: Settings,
    sound: Iterable[str] = (),
    keys: Iterable[str] = (),
    cache: Path = CACHE,
) -> Import:
    """The drafts of all notes at *sources*; *sound* texts help to tell which character has lost a byte.

    What has one of *keys* in a report on these notes is accepted. What is fetched is kept in *cache*.
    """
    gathered = together(gather(source, cache) for source in sources)
    decoded, refused = read_all(gathered.exports, sound)
    findings = [*gathered.findings, *(each for found in refused for each in found)]
    found = _converted(gathered, decoded, findings, settings)
    if not (accepted := tuple(accept(found.watched, keys))):
        return found
    names = {remembered(each.kind, each.value) for each in accepted}
    settings = replace(settings, accepted=settings.accepted | names)
    return replace(_converted(gathered, decoded, findings, settings), accepted=accepted)


def _converted(
    gathered: Gathered, decoded: Sequence[Decoded], findings: Sequence[Finding], settings: Settings
) -> Import:
    findings = list(findings)
    found: list[Draft] = []
    watched: list[Watched] = []
    for each in shown(decoded, "notes read"):
        findings += each.findings
        note = note_of(each)
        findings += note.findings
        if not note.body.strip():
            findings.append(Finding(note.export.path, 1, Kind.EMPTY_NOTE.code, "the note has no text, and is no page"))
            continue
        draft = convert(note, settings)
        findings += draft.findings
        found.append(draft)
        watched.append(watch(each, draft, settings))
    return Import(
        seen=gathered.seen,
        gathered=gathered,
        drafts=tuple(draft for draft, each in zip(found, watched, strict=True) if not each.is_held),
        findings=tuple(sorted(veil([*findings, *told(watched)], watched, _unlisted(gathered)))),
        held=tuple(draft for draft, each in zip(found, watched, strict=True) if each.is_held),
        watched=tuple(watched),
    )


def _unlisted(gathered: Gathered) -> dict[str, str]:
    """By their paths, which have an id, the names of notes that not everybody may read."""
    exports = [each for each in gathered.exports if each.details and each.details.read_permission != "guest"]
    return {each.path: each.name for each in exports}
