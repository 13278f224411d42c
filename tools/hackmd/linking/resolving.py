"""Which page each note is that is linked to: what is sure first, then what the text of all links agrees on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tools.hackmd.converting.draft import Draft, ReferenceKind
from tools.hackmd.findings import Finding, Kind
from tools.hackmd.linking.known import MappedId, known
from tools.hackmd.linking.titles import Titles, inferred
from tools.hackmd.linking.uses import Use
from tools.hackmd.site import Site


@dataclass(slots=True)
class Resolved:
    """*pages* by the `key` of an address; *inferred* are the names of notes that are known by their titles alone."""

    pages: dict[str, str] = field(default_factory=dict)
    inferred: dict[str, list[str]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


def resolve(
    drafts: Mapping[str, Draft], uses: Mapping[str, Sequence[Use]], ids: Sequence[MappedId], site: Site
) -> Resolved:
    """The pages of the notes that *uses*, by page, lead to: *drafts*, by page, and pages of *site*."""
    resolved = Resolved()
    resolved.findings += _of_no_page(ids, drafts, site)
    by_details = {page: _names(draft) for page, draft in drafts.items()}
    by_badge = {page: draft.note.badge_ids for page, draft in drafts.items()}
    sure = known(ids, site, [by_details, by_badge])
    texts: dict[str, list[str]] = {}
    first: dict[str, tuple[str, Use]] = {}
    for page, own in uses.items():
        for use in own:
            key = use.address.key
            if key not in first:
                first[key] = page, use
                if found := sure.page(use.address.names):
                    resolved.pages[key] = found
            if key not in resolved.pages and use.kind in (ReferenceKind.LINK, ReferenceKind.BACK) and not use.in_back:
                texts.setdefault(key, []).append(use.reference.text)
    for key, target in inferred(texts, *_titles(drafts, site)).items():
        page, use = first[key]
        resolved.pages[key] = target
        resolved.inferred.setdefault(target, []).append(use.address.name)
        resolved.findings.append(_guess(drafts[page], use, target, len(texts[key])))
    return resolved


def _names(draft: Draft) -> Sequence[str]:
    details = draft.note.export.details
    return details.names if details else ()


def _titles(drafts: Mapping[str, Draft], site: Site) -> tuple[Titles, Titles]:
    """The titles of new pages, and those of others."""
    new = ((title, page) for page, draft in drafts.items() for title in _titles_of(draft))
    return Titles(new), Titles((page.title, page.name) for page in site.pages.values() if page.name not in drafts)


def _titles_of(draft: Draft) -> Iterator[str]:
    details = draft.note.export.details
    yield from dict.fromkeys((draft.title.replace("\\", ""), draft.note.yaml_title, details.title if details else ""))


def _guess(draft: Draft, use: Use, target: str, number: int) -> Finding:
    links = "1 link" if number == 1 else f"{number} links"
    found = f"{use.address.name} is taken for {target}, whose title it is called by ({links})"
    return Finding(draft.note.export.path, use.reference.line, Kind.TITLE_MATCH.code, found)


def _of_no_page(ids: Sequence[MappedId], drafts: Mapping[str, Draft], site: Site) -> Iterator[Finding]:
    for each in ids:
        if each.page not in drafts and each.page not in site.pages:
            found = f"{each.page!r}, which {each.name} is to be, is no page"
            yield Finding(each.path, each.line, Kind.NO_PAGE.code, found)
