"""The page of each note: a folder by its tags, a name by its title; a note that the site has already gets none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tools.hackmd.converting.draft import Draft
from tools.hackmd.findings import Finding, Kind
from tools.hackmd.linking.addresses import names_of, note_at
from tools.hackmd.notes_toml.rules import Rules
from tools.hackmd.placing.folders import Wish, folders, wish
from tools.hackmd.placing.names import Wanted, names
from tools.hackmd.site import Site

_OF_TEAM = re.compile(r"(20\d\d)/([^/]+)/[^/]+")
_NAMELESS = "note"


@dataclass(slots=True)
class Places:
    """The notes that get a page, by its name without ``.md``."""

    drafts: dict[str, Draft] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def placed(
    drafts: Sequence[Draft],
    into: str,
    rules: Rules,
    site: Site,
    kept: Mapping[str, str],
    reserved: Collection[str] = (),
) -> Places:
    """The pages of *drafts* in *into*, a folder of *site*; *kept* are those that notes have by earlier imports, and
    *reserved* get no other."""
    places = Places()
    new = dict(_new(drafts, site, kept, places.findings))
    wishes = {source: wish(draft, rules) for source, draft in new.items()}
    by_tags = [source for source, draft in new.items() if not draft.note.export.is_alone]
    there = [name.removeprefix(f"{into}/") for name in site.pages if name.startswith(f"{into}/" if into else "")]
    found = folders(
        [wishes[source] for source in by_tags],
        rules,
        (name.rpartition("/")[0] for name in there),
        _before(there, {page.removeprefix(f"{into}/") for page in kept.values()}),
    )
    folder = dict.fromkeys(new, into) | {
        source: f"{into}/{each}" if into else each for source, each in zip(by_tags, found, strict=True)
    }
    wanted = [
        Wanted(source=source, title=draft.title, folder=folder[source], team=wishes[source].team or _NAMELESS)
        for source, draft in new.items()
    ]
    pages = names(wanted, (*site.pages, *reserved), {source: kept[source] for source in new if source in kept})
    for source, draft in new.items():
        places.drafts[pages[source]] = draft
        places.sources[pages[source]] = source
    return places


def _before(there: Iterable[str], again: set[str]) -> Counter[Wish]:
    """How many notes of each team the site has, but for those that come *again*."""
    found = (_OF_TEAM.fullmatch(page) for page in there if page not in again and not page.endswith("/index"))
    return Counter(Wish(int(each[1]), each[2]) for each in found if each)


def _new(
    drafts: Sequence[Draft], site: Site, kept: Mapping[str, str], findings: list[Finding]
) -> Iterator[tuple[str, Draft]]:
    """The notes by their source, but for those that are there already, or twice in this import."""
    there = _There(site)
    seen: dict[str, Draft] = {}
    for draft in drafts:
        source = draft.note.source
        if (other := seen.setdefault(source, draft)) is not draft:
            findings.append(_there(draft, f"this is {other.note.export.path} once more"))
            continue
        if source not in kept and (page := there.page(draft)):
            findings.append(_there(draft, f"this note is {page}.md already"))
            continue
        yield source, draft


def _there(draft: Draft, found: str) -> Finding:
    return Finding(draft.note.export.path, 1, Kind.THERE.code, found)


class _There:
    """The notes that the pages of a site are; an index of the site's own is not the note that it stands for."""

    def __init__(self, site: Site) -> None:
        self._by_name: dict[str, str] = {}
        self._by_export: dict[str, str] = {}
        for page in site.pages.values():
            if page.is_index:
                continue
            address = note_at(page.hackmd) if page.hackmd else None
            for name in (*(address.names if address else ()), *(each for one in page.ids for each in names_of(one))):
                self._by_name.setdefault(name, page.name)
            if page.export:
                self._by_export.setdefault(page.export, page.name)

    def page(self, draft: Draft) -> str | None:
        details = draft.note.export.details
        if details is None:
            return self._by_export.get(draft.note.export.name)
        own = [each for name in details.names for each in names_of(name)]
        return next((self._by_name[name] for name in own if name in self._by_name), None)
