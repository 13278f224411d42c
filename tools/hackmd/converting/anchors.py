"""The anchors of a note's headings: what links on HackMD call them, and what they are on the page.

HackMD makes them of the heading's HTML and keeps its case and full-width signs; MyST makes them of what it reads, in
lower case and without any sign. So no name is made of another: both are made of each heading, and it leads from one to
the other.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from markdown_it.token import Token

from tools.hackmd.converting.draft import Draft, Heading
from tools.hackmd.converting.edits import apply
from tools.hackmd.converting.html import is_element
from tools.hackmd.parsing import myst

#: What an underlined heading begins with on the page.
_MARK = re.compile(r"#+ ")
_PUNCTUATION = re.compile(r"[!-,./:-@\[-^`{-~]")
_TAG = re.compile(r"</?([A-Za-z][\w-]*)")
#: What in a heading gives its anchor no letters; a first look, that spares most headings another.
_MUTE = re.compile(r":[\w+-]+:|<[^>]*>|!\[[^\]]*\]|\]\([^)]*\)|\{[^}]*\}")
_WORD = re.compile(r"\w")
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "\xa0": "&nbsp;"}


def hackmd_id(children: Sequence[Token]) -> str:
    """The anchor that HackMD gives a heading: ``&`` is ``amp`` in it, since it was HTML."""
    text = "".join(map(_shown, children))
    escaped = "".join(_ENTITIES.get(sign, sign) for sign in text.strip(" \t\n"))
    return _PUNCTUATION.sub("", re.sub(r"\s+", "-", escaped.strip()))


def _shown(token: Token) -> str:
    """What of a token is text on HackMD."""
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    if token.type == "label":
        kind, value = token.meta["groups"]
        return "" if kind == "color" else f" {value}"
    if token.type in ("sub", "sup", "myst_role"):
        return token.content.strip("~^")
    if token.type == "html_inline":
        tag = _TAG.match(token.content)
        is_known = tag is not None and is_element(tag[1])
        return "" if token.content.startswith("<!--") or is_known else token.content
    return "" if token.type == "image" else token.content


def anchors_of(draft: Draft) -> Mapping[str, str]:
    """The anchors on the page of *draft* by those on HackMD."""
    found = sorted(page_anchors(draft), key=lambda each: each[0].line)
    labelled = labels(draft)
    return by_hackmd_id((heading.hackmd_id, labelled.get(heading, slug)) for heading, slug in found)


def page_anchors(draft: Draft) -> Sequence[tuple[Heading, str]]:
    """The headings of *draft* in the order of its page, the title first, each with the anchor that MyST gives it."""
    taken: dict[str, int] = {}
    if not any(heading.level == 1 for heading in draft.headings):
        _numbered(myst.slug(draft.title), taken)
    return [(heading, _numbered(slug, taken)) for heading, slug in _slugs(draft, draft.headings)]


def labels(draft: Draft) -> Mapping[Heading, str]:
    """Labels for the headings of *draft* that have no letter to make an anchor from: of emoji, or of a picture."""
    mute = (each for each in draft.headings if not _WORD.search(_MUTE.sub("", draft.note.body[each.start : each.end])))
    found = [heading for heading, slug in _slugs(draft, tuple(mute)) if not slug]
    return {heading: label(draft, number) for number, heading in enumerate(found, start=1)}


def label(draft: Draft, number: int = 0) -> str:
    """The label of a heading, or of the title: no other page has it."""
    return f"heading-{hashlib.sha256(draft.note.source.encode()).hexdigest()[:6]}-{number}"


def _slugs(draft: Draft, headings: Sequence[Heading]) -> Iterator[tuple[Heading, str]]:
    if not headings:
        return
    edits = sorted([*draft.edits, *draft.fallbacks])
    starts = [edit.start for edit in edits]
    for heading in headings:
        first, last = bisect_left(starts, heading.start), bisect_left(starts, heading.end + 1)
        own = [edit for edit in edits[first:last] if not (edit.start == edit.end and _MARK.fullmatch(edit.text))]
        yield heading, myst.slug(apply(draft.note.body, own, heading.start, heading.end))


def by_hackmd_id(anchors: Iterable[tuple[str, str]]) -> Mapping[str, str]:
    """*anchors*, on HackMD and on the page, in the order of the note; the second of a name is ``name2`` on HackMD."""
    found: dict[str, str] = {}
    seen: Counter[str] = Counter()
    for name, slug in anchors:
        seen[name] += 1
        found.setdefault(name if seen[name] == 1 else f"{name}{seen[name]}", slug)
    return found


def anchors_in(page: str) -> Mapping[str, str]:
    """The anchors of a *page* that is there already, by those that its headings would have on HackMD, or have here."""
    taken: dict[str, int] = {}
    found = [(hackmd_id(each), _numbered(myst.slug_of(each), taken)) for each in myst.headings(page)]
    return {**{slug: slug for _name, slug in found}, **by_hackmd_id(found)}


def _numbered(slug: str, taken: dict[str, int]) -> str:
    """*slug* as the page has it: another number for each heading of the same; *taken* has the next one."""
    if not slug:
        return ""
    name = slug
    if slug in taken:
        number = taken[slug]
        while (name := f"{slug}-{number}") in taken:
            number += 1
        taken[slug] = number + 1
    taken.setdefault(name, 1)
    return name
