"""Headings: which is the title, how deep the others are, and the tags that HackMD keeps in one."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tools.hackmd.converting.anchors import hackmd_id
from tools.hackmd.converting.draft import Heading
from tools.hackmd.converting.inline import plain_labels
from tools.hackmd.converting.work import Block, Work
from tools.hackmd.findings import Kind
from tools.hackmd.notes.read import tags_of

_TAGS = re.compile(r"tags?\s*[:：]", re.IGNORECASE)
_CODE = re.compile(r"`([^`]+)`")


@dataclass(frozen=True, slots=True)
class Title:
    text: str
    place: tuple[int, int] | None


def convert_tags(work: Work) -> tuple[str, ...]:
    """The tags of the front matter and of the headings that begin with ``tags``; these are left out."""
    tags = list(work.note.tags)
    for heading in _headings(work):
        text = _inline_of(work, heading).token.content
        if not _TAGS.match(text):
            continue
        found = _CODE.findall(text) or tags_of(_TAGS.sub("", text, count=1).replace("，", ","))
        found = [tag.strip() for tag in found if tag.strip()]
        new = [tag for tag in found if tag not in tags]
        if work.note.tags:
            for tag in new:
                work.report(Kind.TAG_IN_HEADING, heading.first, f"the tag {tag!r} is only in the heading: kept")
        if not work.note.tags or not new:
            work.report(Kind.TAGS, heading.first, "the heading of tags is in the front matter now")
        tags += dict.fromkeys(new)
        work.cut_lines(heading.first, heading.last)
    return tuple(tags)


def convert_headings(work: Work) -> tuple[Title, tuple[Heading, ...]]:
    """The page's title, and its headings in order."""
    headings = [each for each in _headings(work) if not _TAGS.match(_inline_of(work, each).token.content)]
    headings = [each for each in headings if not _is_empty(work, each)]
    title, first = _title(work, headings)
    found: list[Heading] = []
    below = first is None and any(each.token.tag == "h1" for each in headings)
    order = [first, *(each for each in headings if each is not first)] if first else headings
    stack: list[int] = []
    jumps = []
    for heading in order:
        if heading is first:
            found.append(_heading(work, heading, 1))
            continue
        written = int(heading.token.tag[1]) + below
        while stack and stack[-1] >= written:
            stack.pop()
        stack.append(written)
        level = min(len(stack) + 1, 6)
        if level != int(heading.token.tag[1]):
            jumps.append(heading.first)
        _rewrite(work, heading, level)
        found.append(_heading(work, heading, level))
    for line in jumps:
        work.report(Kind.LEVELS, line, "the level of a heading is closed up")
    return title, tuple(found)


def _headings(work: Work) -> list[Block]:
    return [each for each in work.children(None) if each.token.type == "heading_open"]


def _inline_of(work: Work, heading: Block) -> Block:
    return work.children(heading.token)[0]


def _is_empty(work: Work, heading: Block) -> bool:
    if _inline_of(work, heading).token.content.strip():
        return False
    work.report(Kind.EMPTY_HEADING, heading.first, "a heading without words is left out")
    work.cut_lines(heading.first, heading.last)
    return True


def _title(work: Work, headings: list[Block]) -> tuple[Title, Block | None]:
    tops = [each for each in headings if each.token.tag == "h1"]
    named = work.note.yaml_title
    if len(tops) > 1 and named:
        same = _inline_of(work, tops[0]).token.content.strip() == named and tops[0] is headings[0]
        if not same:
            for top in tops:
                work.report(Kind.SEVERAL_TITLES, top.first, f"this heading is now under the note's title {named!r}")
            return Title(_escaped(named), None), None
    if tops:
        if len(tops) > 1:
            for top in tops[1:]:
                work.report(Kind.SEVERAL_TITLES, top.first, "this heading is now under the first one")
        above = _above(work, tops[0])
        if above is not None:
            work.report(Kind.TITLE, above, "what was before the first H1 is now under it")
        return _taken(work, tops[0]), tops[0]
    text = named or work.note.export.stem
    source = "the front matter's" if named else "the file's name"
    work.report(Kind.TITLE, 1 - work.note.first_line, f"no H1; the title is {source}")
    return Title(_escaped(text), None), None


def _escaped(text: str) -> str:
    return re.sub(r"([\\`*_\[\]<>{}])", r"\\\1", text)


def _above(work: Work, heading: Block) -> int | None:
    """The line of the first text or heading before *heading*; headings of tags are not on the page."""
    lines = [each.first for each in work.children(None) if each.token.type == "paragraph_open"]
    lines += [each.first for each in _headings(work) if not _TAGS.match(_inline_of(work, each).token.content)]
    return min((line for line in lines if line < heading.first), default=None)


def _taken(work: Work, heading: Block) -> Title:
    inline = _inline_of(work, heading)
    assert inline.place is not None
    start, end = inline.place(0), inline.place(len(inline.token.content), end=True)
    work.cut_lines(heading.first, heading.last)
    return Title(plain_labels(work, inline.token.content.replace("\n", " ")), (start, end))


def _rewrite(work: Work, heading: Block, level: int) -> None:
    inline = _inline_of(work, heading)
    assert inline.place is not None
    start = work.lines.start(heading.first)
    content = inline.place(0)
    if heading.token.markup in ("=", "-"):
        end = inline.place(len(inline.token.content), end=True)
        work.report(Kind.HEADING_SPELLING, heading.first, "an underlined heading is written with #")
        work.insert(start, f"{'#' * level} ", 1)
        for index, sign in enumerate(inline.token.content):
            if sign == "\n":
                work.replace(inline.place(index, end=True), inline.place(index + 1), " ")
        last = work.lines.start(heading.last - 1) + len(work.lines.texts[heading.last - 1])
        work.replace(end, last, "")
    elif level != int(heading.token.tag[1]):
        work.replace(start, content, f"{'#' * level} ")


def _heading(work: Work, heading: Block, level: int) -> Heading:
    inline = _inline_of(work, heading)
    assert inline.place is not None
    return Heading(
        line=heading.first + work.note.first_line,
        level=level,
        start=inline.place(0),
        end=inline.place(len(inline.token.content), end=True),
        hackmd_id=hackmd_id(inline.token.children or ()),
    )
