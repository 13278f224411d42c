"""Comments, which readers of HackMD do not see and readers of the repository would: cut out, unless accepted.

A comment is ``<!-- … -->``, or a link that nothing can use: ``[//]: # (…)``. One that is accepted is ``%`` lines, which
MyST shows nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tools.hackmd.converting.draft import Comment
from tools.hackmd.converting.work import Block, Work
from tools.hackmd.findings import Kind
from tools.hackmd.private.naming import remembered

#: Without an end it reaches to that of what it is in, as in browsers.
COMMENT = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_SETTING = re.compile(r"\s*\.(?:slide|element)\b")
_UNUSED_LINK = re.compile(r"[ \t>]*\[(?://|comment|#)\]:[ \t]*(?:#|<>)[ \t]*([\"'(].*[\"')])[ \t]*", re.IGNORECASE)
_QUOTED = re.compile(r"(?m)^[ \t>]+")


def cut_out(work: Work, start: int, end: int, text: str) -> list[str]:
    """Take down the comment from *start* to *end* that says *text*; the lines of it that stay."""
    line = work.lines.number(start)
    said = _QUOTED.sub("", text).strip()
    if _SETTING.match(said):
        work.report(Kind.SLIDE, line, "the settings of a slide are left out")
        return []
    if not said:
        return []
    value = " ".join(said.split())
    is_kept = remembered(Kind.COMMENT, value) in work.settings.accepted
    work.comments.append(Comment(start=start, end=end, line=line + work.note.first_line, text=value, is_kept=is_kept))
    return [f"% {each}".rstrip() for each in said.split("\n")] if is_kept else []


def reach(work: Work, block: Block, start: int, text: str) -> int:
    """Where a comment ends that begins in *block*, is not closed there, and is behind the list or quote that it is in.

    Browsers hide it up to there, since what they get has no lists but text. 0 if there is none.
    """
    begin, behind = text.rfind("<!--"), start + len(text)
    if begin < 0 or begin != text.find("<!--") or "-->" in text or not block.around:
        return 0
    end = work.note.body.find("-->", behind)
    between = work.note.body[behind : max(end, behind)]
    return end + 3 if end >= 0 and not re.search(r"<!--|^ {0,3}#|^ {0,3}(?:```|~~~)", between, re.M) else 0


def keep_before(work: Work, place: int, kept: Iterable[str]) -> None:
    """Put *kept* lines before the outermost block that is at *place*: no line can be in the midst of a paragraph."""
    line = work.lines.number(place)
    first = next(
        (each.first for each in work.children(None) if each.token.map and each.first <= line < each.last), line
    )
    if lines := "".join(f"{each}\n" for each in kept):
        work.insert(work.lines.start(first), lines, -20)


def convert_unused_links(work: Work) -> None:
    """Comments that are written as links."""
    for number, text in enumerate(work.lines.texts):
        found = _UNUSED_LINK.fullmatch(text)
        if not found or _is_in_block(work, number):
            continue
        start = work.lines.start(number)
        keep_before(work, start, cut_out(work, start + found.start(1), start + found.end(1), found[1][1:-1]))
        work.cut_lines(number, number + 1)


def _is_in_block(work: Work, line: int) -> bool:
    """Whether a line is one of code or of a paragraph: a link's address is in no block."""
    return any(
        each.first <= line < each.last
        for each in work.blocks
        if each.token.map and each.token.type in ("inline", "fence", "code_block", "html_block")
    )
