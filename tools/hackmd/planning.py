"""From drafts to a plan: where each note goes, what its links become, what lists it.

Each step takes all notes at once and each note a few times, so that the time is in proportion to their number.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tools.hackmd.converting.draft import Draft, Reference
from tools.hackmd.findings import Finding, Findings
from tools.hackmd.linking.elsewhere import Elsewhere, replaced
from tools.hackmd.linking.known import MappedId
from tools.hackmd.linking.link import Links, linked
from tools.hackmd.linking.pictures import Pictures
from tools.hackmd.linking.resolving import Resolved, resolve
from tools.hackmd.linking.targets import Targets
from tools.hackmd.linking.uses import uses_of
from tools.hackmd.notes_toml.rules import Rules
from tools.hackmd.placing.directories import children
from tools.hackmd.placing.folders import tags_without_place
from tools.hackmd.placing.indexes import Indexes
from tools.hackmd.placing.places import Places, placed
from tools.hackmd.planned import Plan, Planned
from tools.hackmd.site import Site, about_note, folder_of_all, site_at
from tools.hackmd.sources.pictures import Fetch

_HACKMD = "https://hackmd.io/"


@dataclass(frozen=True, kw_only=True, slots=True)
class Request:
    """What an import is asked for.

    *kept* are the pages of notes that earlier ones have placed, without ``.md``, by their source; *reserved* are all
    pages that they have made, of which some are not there any more.
    """

    into: Path
    rules: Rules
    ids: tuple[MappedId, ...] = ()
    kept: Mapping[str, str] = field(default_factory=dict)
    reserved: frozenset[str] = frozenset()
    #: Brings pictures; without it those that are there already are shown, and others are links.
    fetch: Fetch | None = None


def plan(drafts: Sequence[Draft], request: Request) -> Plan:
    """What is to be written for *drafts*."""
    site = site_at(folder_of_all(request.into))
    into = "/".join(request.into.resolve().relative_to(site.folder).parts)
    places = placed(drafts, into, request.rules, site, request.kept, request.reserved)
    pages = _Pages(places, site, request)
    indexes = Indexes(site, request.rules, into)
    for page, draft in places.drafts.items():
        indexes.add(page, is_placed=not draft.note.export.is_alone)
    return Plan(
        folder=site.folder,
        pages=tuple(pages.planned(page) for page in places.drafts),
        indexes=tuple(indexes.made.values()),
        amended=tuple(indexes.amended()),
        findings=(
            *places.findings,
            *pages.findings(),
            *tags_without_place(places.drafts.values(), request.rules),
        ),
    )


class _Pages:
    """The texts of the pages in *places*."""

    def __init__(self, places: Places, site: Site, request: Request) -> None:
        self._places, self._site, self._request = places, site, request
        self._targets = Targets(places.drafts, site)
        self._pictures = Pictures(site.folder)
        if request.fetch:
            self._pictures.bring(places.drafts, request.fetch)
        self._uses = {page: uses_of(draft) for page, draft in places.drafts.items()}
        self._resolved: Resolved = resolve(places.drafts, self._uses, request.ids, site)
        self._said = {page: Findings(draft.note.export.path) for page, draft in places.drafts.items()}
        self._links = {page: self._linked(page, draft) for page, draft in places.drafts.items()}
        self._children = children(
            {page: links.pages for page, links in self._links.items()},
            {page: links.back_to for page, links in self._links.items()},
        )
        self._mapped: dict[str, list[str]] = {}
        for each in request.ids:
            self._mapped.setdefault(each.page, []).append(each.name)

    def _linked(self, page: str, draft: Draft) -> Links:
        return linked(draft, page, self._uses[page], self._resolved.pages, self._targets, self._said[page])

    def findings(self) -> Sequence[Finding]:
        """What is to be said of notes that are linked to."""
        elsewhere = Elsewhere()
        for page, draft in self._places.drafts.items():
            elsewhere.add(draft.note.export.path, self._uses[page], self._resolved.pages, self._targets)
        return [*self._resolved.findings, *elsewhere.findings(self._request.rules, self._targets)]

    def planned(self, page: str) -> Planned:
        draft, links = self._places.drafts[page], self._links[page]
        export = draft.note.export
        names = self._names(page, draft)
        back_to = {"back_to": ", ".join(links.back_to)} if links.back_to else {}
        text = replace(draft, fields=_with_facts(draft, names[1:])).page(self._replacements(page, draft), back_to)
        hackmd = f"{_HACKMD}{names[0]}" if names and names[0] else ""
        parts = [text, self._toctree(page), about_note(hackmd, "" if export.details else export.name)]
        return Planned(
            page=f"{page}.md",
            text="\n".join(part for part in parts if part),
            source=self._places.sources[page],
            path=export.path,
            digest=hashlib.sha256(export.content).hexdigest(),
            changed=export.details.changed if export.details else 0,
            files=self._pictures.files.get(page, {}),
            findings=tuple(self._said[page]),
        )

    def _replacements(self, page: str, draft: Draft) -> Mapping[Reference, str | None]:
        pictures = self._pictures.shown(page, draft, self._said[page])
        elsewhere = replaced(self._uses[page], page, self._request.rules, self._resolved.pages, self._targets)
        return {**pictures, **elsewhere, **self._links[page].replacements}

    def _names(self, page: str, draft: Draft) -> Sequence[str]:
        """What HackMD calls the note: first its address, empty where only others' links say what it is called."""
        details, there = draft.note.export.details, self._site.pages.get(page)
        sure = [*(details.names if details else ()), *self._mapped.get(page, ()), *draft.note.badge_ids]
        if there:
            sure += [there.hackmd.removeprefix(_HACKMD)] if there.hackmd else []
        guessed = [*(there.ids if there else ()), *self._resolved.inferred.get(page, ())]
        first = sure[0] if sure else ""
        return [first, *sorted({*sure, *guessed} - {first})]

    def _toctree(self, page: str) -> str:
        """Of a note that lists others, the toctree that has those that are in no other."""
        folder = posixpath.dirname(page)
        own = self._children.get(page, ())
        entries = (posixpath.relpath(each, folder or ".") for each in own)
        return "```{toctree}\n:hidden:\n\n" + "".join(f"{each}\n" for each in entries) + "```\n" if own else ""


def _with_facts(draft: Draft, names: Sequence[str]) -> Mapping[str, Any]:
    """The front matter of a page, with what HackMD alone knows of the note."""
    details = draft.note.export.details
    facts: dict[str, Any] = {}
    if details and details.changed:
        facts["changed"] = datetime.fromtimestamp(details.changed / 1000, UTC).date().isoformat()
    if names:
        facts["ids"] = ", ".join(names)
    return {**draft.fields, "hackmd": {**draft.fields.get("hackmd", {}), **facts}} if facts else draft.fields
