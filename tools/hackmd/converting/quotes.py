"""The names in a quote, as its attribution."""

from __future__ import annotations

import re

from tools.hackmd.converting.inline import shown
from tools.hackmd.converting.work import Block, Work
from tools.hackmd.findings import Kind

_LABEL = re.compile(r"\[(name|time)=([^\]\n]*)\]")
_LABELS_AT_END = re.compile(r"\s*(?:\[(?:name|time|color)=[^\]\n]*\]\s*)+\Z")


def quote(work: Work, block: Block) -> None:
    """The names in a quote's last lines become its attribution."""
    children = [child for child in work.children(block.token) if child.token.nesting >= 0]
    own = [
        each
        for child in children
        if child.token.type == "paragraph_open"
        for each in work.children(child.token)
        if each.place and (_labels_at_end(each.token.content) != 0 or len(children) > 1)
    ]
    found: list[str] = []
    for each in own:
        labels = [token for token in each.token.children or () if token.type == "label"]
        last = _labels_at_end(each.token.content)
        if not labels or last is None:
            continue
        found += [shown(work, kind, value) for kind, value in _LABEL.findall(each.token.content[last:])]
        assert each.place is not None
        for colour in re.findall(r"\[color=([^\]]*)\]", each.token.content[last:]):
            work.report(Kind.COLOUR, each.last - 1, f"the colour {colour!r} of a name is left out")
        _take_off(work, each, last)
    if found:
        _attribute(work, block, ", ".join(found))


def _labels_at_end(content: str) -> int | None:
    found = _LABELS_AT_END.search(content)
    return found.start() if found and _LABEL.search(found[0]) else None


def _take_off(work: Work, block: Block, at: int) -> None:
    assert block.place is not None
    content = block.token.content
    if not content[:at].strip():
        work.cut_lines(block.first, block.last)
        return
    work.replace(block.place(at, end=True), block.place(len(content), end=True), "")


def _attribute(work: Work, block: Block, text: str) -> None:
    line, column = block.first, work.column(block)
    written = f'{{attribution="{text.replace(chr(34), chr(39))}"}}'
    start, prefix = work.lines.start(line), work.lines.texts[line][:column]
    if line and not work.is_blank(line - 1):
        work.insert(start, f"{work.indent(line, column).rstrip()}\n", -2)
    work.insert(
        start + column, f"{written}\n{work.indent(line, column)}" if prefix.strip(" >") else f"{written}\n{prefix}"
    )
