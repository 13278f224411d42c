"""What becomes of each page, by what its note was, what it is now, and what people have made of the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tools.hackmd.again.merging import merge
from tools.hackmd.again.recognising import Recognised, Source
from tools.hackmd.again.state import NAME, Base, Entry, digest
from tools.hackmd.again.tree import INCOMING, Tree
from tools.hackmd.again.version import converter
from tools.hackmd.findings import Finding, Kind
from tools.hackmd.planned import Planned
from tools.hackmd.reporting.report import Became


@dataclass(frozen=True, kw_only=True, slots=True)
class Decided:
    """*files* are to be written, by their name below the folder of pages, or deleted where they are None."""

    files: Mapping[str, bytes | None]
    entries: tuple[Entry, ...]
    outcomes: Mapping[str, Became]
    findings: tuple[Finding, ...]


def decide(planned: Sequence[Planned], sources: Sequence[Source], known: Recognised, tree: Tree) -> Decided:
    """What becomes of the pages *planned*, which are of none whose page somebody has deleted.

    A note of *sources* without one, since it is held back, keeps the page that it has had.
    """
    work = _Work(known, {source.key: source for source in sources}, tree)
    for each in planned:
        work.decide(each)
    done = {each.source for each in planned}
    kept = [entry for key, entry in known.entries.items() if key not in done]
    findings = [*work.findings, *_of_people(known, tree), *_missing(known, tree)]
    entries = (*work.entries, *kept, *known.missing, *known.other)
    outcomes = {**dict.fromkeys(known.deleted, Became.DELETED), **work.outcomes}
    return Decided(files=work.files, entries=entries, outcomes=outcomes, findings=tuple(sorted(findings)))


class _Work:
    def __init__(self, known: Recognised, sources: Mapping[str, Source], tree: Tree) -> None:
        self.known, self.sources, self.tree = known, sources, tree
        self.files: dict[str, bytes | None] = {}
        self.entries: list[Entry] = []
        self.outcomes: dict[str, Became] = {}
        self.findings: list[Finding] = []

    def decide(self, planned: Planned) -> None:
        source, entry = self.sources[planned.source], self.known.entries.get(planned.source)
        before = self._resolved(entry) if entry else self._first(planned, source)
        outcome, entry = self._decided(planned.text, self._named(before, source), source)
        self.outcomes[planned.source] = outcome
        self.entries.append(entry)

    def _first(self, planned: Planned, source: Source) -> Entry:
        """What is known of a note that has no page yet: if there is one at its address, no import has made it."""
        return Entry(source=source.key, page=planned.page, digest="", base=Base())

    def _resolved(self, entry: Entry) -> Entry:
        """*entry*, with what was waiting taken as merged where somebody has deleted the file."""
        if entry.waiting and not self.tree.has(entry.page + INCOMING):
            return replace(entry, base=entry.waiting, waiting=None)
        return entry

    def _named(self, entry: Entry, source: Source) -> Entry:
        """*entry* under the note's name of today; an id that is known stays, since a zip has none."""
        keeps_id = not source.is_id and not _is_name(entry.source)
        if not keeps_id and _is_name(entry.source) and _is_name(source.key) and entry.source != source.key:
            found = f"the note {entry.source!r} is now called {source.key!r}; its page stays at its address"
            self._report(Kind.RENAMED, entry, found)
        name = entry.source if keeps_id else source.key
        origin = entry.origin or self.known.origin or source.origin
        return replace(entry, source=name, origin=origin, changed=source.changed or entry.changed)

    def _decided(self, text: str, entry: Entry, source: Source) -> tuple[Became, Entry]:
        there, fresh = self.tree.text_of(entry.page), Base.of(text)
        made = replace(entry, base=fresh, waiting=None, digest=source.digest, converter=converter())
        if fresh == entry.base:  # another converter that makes the same of it is no change
            made = replace(made, converter=entry.converter)
        if there is None or there == text or digest(there) == entry.base.digest:
            self._write(entry.page, text)
            self._drop_incoming(entry)
            return _outcome(there, text), made
        is_changed = entry.digest != made.digest
        if fresh == entry.base or (not is_changed and not entry.waiting):
            return Became.EDITED, replace(entry, digest=made.digest)
        merged = merge(entry.base.lines, there, text) if fresh != entry.waiting else None
        if merged is None:
            return self._clash(replace(entry, waiting=fresh, digest=made.digest), text)
        self._write(entry.page, merged)
        self._drop_incoming(entry)
        self._report(Kind.MERGED, entry, "was edited here and on HackMD, and has both now")
        return Became.MERGED, made

    def _clash(self, entry: Entry, text: str) -> tuple[Became, Entry]:
        self._write(entry.page + INCOMING, text)
        name = entry.page.rpartition("/")[2] + INCOMING
        self._report(Kind.CLASH, entry, f"take over what is to stay of {name}, and delete that file")
        return Became.CLASH, entry

    def _write(self, name: str, text: str) -> None:
        if self.tree.text_of(name) != text:
            self.files[name] = self.tree.content(name, text)

    def _drop_incoming(self, entry: Entry) -> None:
        if entry.waiting:
            self.files[entry.page + INCOMING] = None

    def _report(self, kind: Kind, entry: Entry, found: str) -> None:
        self.findings.append(_finding(kind, self.tree, entry.page, found))


def _outcome(before: str | None, after: str) -> Became:
    if before is None:
        return Became.NEW
    return Became.UNCHANGED if before == after else Became.UPDATED


def _is_name(source: str) -> bool:
    """Whether *source* is the name of an export: ids have no ending."""
    return "." in source


def _finding(kind: Kind, tree: Tree, page: str, found: str) -> Finding:
    """A finding about a page, since no line of an export is what it is about."""
    return Finding((tree.folder / page).as_posix(), 1, kind.code, found)


def _of_people(known: Recognised, tree: Tree) -> Iterator[Finding]:
    for before, now in known.moved.items():
        yield _finding(Kind.MOVED, tree, now, f"this page was {before}, and is imported where it is now")
    for key in known.deleted:
        page = known.entries[key].page
        yield _finding(
            Kind.DELETED_HERE,
            tree,
            page,
            f"was deleted, so nothing is made of {key!r}; to have it again, delete its line in {NAME}",
        )


def _missing(known: Recognised, tree: Tree) -> Iterator[Finding]:
    for entry in known.missing:
        yield _finding(Kind.DELETED_THERE, tree, entry.page, f"the note {entry.source!r} is not there any more")
