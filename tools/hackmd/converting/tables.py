"""Tables, whose rows on HackMD may have more cells than their head."""

from __future__ import annotations

import re

from tools.hackmd.converting.work import Block, Work
from tools.hackmd.findings import Kind


def table(work: Work, block: Block) -> None:
    rows = [row for part in work.children(block.token) for row in work.children(part.token) if row.token.map]
    head = len(work.lines.cells(block.first, work.column(block)))
    counts = {each.first: _cells(work, each.first) for each in rows}
    head = counts.get(block.first, head)
    widest = max(counts.values(), default=head)
    if block.first and not work.is_blank(block.first - 1) and not block.in_list:
        work.insert(work.lines.start(block.first), f"{work.indent(block.first, work.column(block)).rstrip()}\n", -5)
    if widest <= head:
        return
    for line, count in counts.items():
        if count > head:
            work.report(Kind.TABLE, line, f"a row has {count} cells under {head} headings: columns were added")
    for line, cell in ((block.first, " |"), (block.first + 1, "---|")):
        text = work.lines.texts[line].rstrip()
        edge = "" if text.endswith("|") else " |"
        work.insert(work.lines.start(line) + len(text), edge + cell * (widest - head))


def _cells(work: Work, line: int) -> int:
    text = work.lines.texts[line].strip().lstrip("> ")
    parts = re.split(r"(?<!\\)\|", text)
    return len(parts) - (not parts[0].strip()) - (not parts[-1].strip() and len(parts) > 1)
