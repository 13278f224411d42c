"""Footnotes and abbreviations: what a note says once, and means in other places."""

from __future__ import annotations

import re
from collections.abc import Collection

from tools.hackmd.converting import html
from tools.hackmd.converting.edits import Edit, apply
from tools.hackmd.converting.piece import Spans
from tools.hackmd.converting.work import Block, Work
from tools.hackmd.findings import Kind

_REFERENCE = re.compile(r"(?<!\\)\[\^([^\]\s]+)\]")
_INLINE = re.compile(r"(?<!\\)\^\[([^\]\n]*(?:\[[^\]\n]*\][^\]\n]*)*)\]")
_ABBREVIATION = re.compile(r"^\*\[([^\]\n]+)\]:[ \t]*(\S[^\n]*)$", re.MULTILINE)


def convert_footnotes(work: Work) -> str:
    """Name the inline ones, and escape what no footnote belongs to; returns the footnotes to be put at the end."""
    notes = [each for each in work.blocks if each.token.type == "footnote_reference_open"]
    known = {str(each.token.meta["label"]) for each in notes if _has_text(work, each)}
    below: list[str] = []
    used: set[str] = set()
    for block in _texts(work):
        assert block.place is not None
        code = _code(block)
        for found in _REFERENCE.finditer(block.token.content):
            at = block.place(found.start())
            if found.start() in code:
                continue
            used.add(found[1])
            if found[1] not in known:
                work.report(Kind.FOOTNOTE, work.lines.number(at), f"{found[0]!r} has no footnote")
                work.insert(at, "\\")
        for found in _INLINE.finditer(block.token.content):
            start, end = block.place(found.start()), block.place(found.end(), end=True)
            if found.start() in code:
                continue
            name = f"fn-{len(below) + 1}"
            first, last = block.place(found.start(1)), block.place(found.end(1), end=True)
            below.append(f"[^{name}]: {apply(work.note.body, work.edits, first, last)}")
            work.edits.append(Edit(start, end, 0, f"[^{name}]"))
    _show_unused(work, used)
    return "\n\n".join(below)


def _has_text(work: Work, note: Block) -> bool:
    """Whether something of a footnote is left when comments and scripts are cut."""
    inside = [each.token for each in work.children(note.token) if not each.token.type.endswith("_close")]
    return any(each.type != "html_block" or html.is_text(each.content) for each in inside)


def _show_unused(work: Work, used: Collection[str]) -> None:
    """A footnote that nothing refers to is text: HackMD hides it, and a build reports it. Of two that are called the
    same, HackMD shows the last."""
    notes = [block for block in work.blocks if block.token.type == "footnote_reference_open"]
    last = {block.token.meta["label"]: block for block in notes}
    for block in notes:
        label = block.token.meta["label"]
        if label not in used or last[label] is not block:
            found = "nothing refers to the footnote" if label not in used else "another footnote below is called"
            work.report(Kind.FOOTNOTE, block.first, f"{found} {label!r}")
            column = work.lines.texts[block.first].index("[^")
            if not column and block.first and not work.is_blank(block.first - 1):
                work.insert(work.lines.start(block.first), "\n", -1)  # else it is part of what is before
            work.insert(work.lines.start(block.first) + column, "\\")


def convert_abbreviations(work: Work) -> None:
    """Each use says what it is short for; the definition is left out."""
    meanings: dict[str, str] = {}
    for block in _texts(work):
        for found in _ABBREVIATION.finditer(block.token.content):
            assert block.place is not None
            line = work.lines.number(block.place(found.start()))
            meanings[found[1]] = found[2].strip()
            work.cut_lines(line, line + 1)
    if not meanings:
        return
    words = "|".join(re.escape(word) for word in sorted(meanings, key=len, reverse=True))
    pattern = re.compile(rf"(?<![A-Za-z0-9_])(?:{words})(?![A-Za-z0-9_])")
    for block in _texts(work):
        content, code = _ABBREVIATION.sub(lambda found: " " * len(found[0]), block.token.content), _code(block)
        for found in pattern.finditer(content):
            if found.start() not in code:
                assert block.place is not None
                start = block.place(found.start())
                text = f"{found[0]} ({meanings[found[0]]})"
                mark = "`" * (max(map(len, re.findall("`+", text)), default=0) + 1)
                work.replace(start, start + len(found[0]), f"{{abbr}}{mark}{text}{mark}")


def _texts(work: Work) -> list[Block]:
    return [each for each in work.blocks if each.token.type == "inline" and each.place]


def _code(block: Block) -> Spans:
    """Where in its content code is, a link or another thing with markup of its own."""
    kinds = ("code_inline", "link_open", "image", "address", "html_inline", "embed", "formula")
    tokens = block.token.children or ()
    return Spans(token.meta["span"] for token in tokens if token.type in kinds and "span" in token.meta)
