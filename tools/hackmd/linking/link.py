"""What the references of one draft become, once every note has a page."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tools.hackmd.converting.draft import Draft, Reference, ReferenceKind
from tools.hackmd.findings import Findings, Kind
from tools.hackmd.linking.targets import Targets
from tools.hackmd.linking.uses import Use

_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ODD = re.compile(r"[\s()<>]")


@dataclass(slots=True)
class Links:
    """*replacements* for the references of a draft, None for those that go; *back_to* are the pages above it."""

    replacements: dict[Reference, str | None] = field(default_factory=dict)
    back_to: list[str] = field(default_factory=list)
    #: The pages that it leads to, in its order; those in `back_to` are not among them.
    pages: list[str] = field(default_factory=list)


def linked(
    draft: Draft, here: str, uses: Sequence[Use], pages: Mapping[str, str], targets: Targets, findings: Findings
) -> Links:
    """The links of *draft*, whose page is *here*; *pages* has those of notes by the `key` of an address.

    Those to notes that are not here are left to `elsewhere`.
    """
    links = Links()
    in_headings = {heading.line for heading in draft.headings}
    for use in uses:
        page = pages.get(use.address.key)
        if page is None or not targets.is_here(page):
            continue
        if use.kind is ReferenceKind.BACK:
            links.replacements[use.reference] = None
            links.back_to += [page] if page not in (*links.back_to, here) else []
        elif not use.in_back:
            anchor = _anchor(use, page, targets, findings)
            text = _text(use, targets.title(page), anchor, shows_words=use.reference.line in in_headings)
            place = "" if page == here and anchor else f"{relative(page, here)}.md"
            links.replacements[use.reference] = f"[{text}]({_quoted(f'{place}#{anchor}' if anchor else place)})"
            links.pages += [page] if page != here else []
            if use.kind is ReferenceKind.EMBED:
                findings.add(Kind.EMBEDDED, use.reference.line, "the embedded note is a link to its page")
    return links


def _anchor(use: Use, page: str, targets: Targets, findings: Findings) -> str:
    name = use.address.anchor
    anchor = targets.anchor(page, name) if name else ""
    if name and not anchor:
        found = f"the heading {name[:60]!r} is not on {page}: the link leads to the page"
        findings.add(Kind.NO_ANCHOR, use.reference.line, found)
    return anchor


def _text(use: Use, title: str, anchor: str, *, shows_words: bool) -> str:
    """Without a text of its own a link shows the title, in the reader's language; other titles cannot show that."""
    text = use.reference.text
    if shows_words:
        return text or title
    return "" if not anchor and _plain(text) == _plain(title) else text


def relative(page: str, here: str) -> str:
    """The path of *page* as the page *here* writes it."""
    return posixpath.relpath(page, posixpath.dirname(here) or ".")


def _quoted(path: str) -> str:
    return f"<{path}>" if _ODD.search(path) else path


def _plain(text: str) -> str:
    return _ESCAPED.sub(r"\1", text).strip()
