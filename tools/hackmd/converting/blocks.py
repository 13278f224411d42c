"""What a note is made of, block by block: each kind has its room; here are rules and what paragraphs begin with."""

from __future__ import annotations

import re
from collections.abc import Callable

from tools.hackmd.converting import boxes, code, html, quotes, tables
from tools.hackmd.converting.comments import COMMENT
from tools.hackmd.converting.draft import Reference, ReferenceKind
from tools.hackmd.converting.html_blocks import open_elements
from tools.hackmd.converting.inline import convert_inline
from tools.hackmd.converting.work import Block, Work
from tools.hackmd.findings import Kind

_CONTENTS = re.compile(r"\[toc(?:\s+maxLevel=\d+)?\]", re.IGNORECASE)
_BACK = re.compile(r"\W*Back to\s*:?\s*\[[^\n]*\]\([^\n]*\)\s*", re.IGNORECASE)
_TASK = re.compile(r"\[([ xX])\](?=\s|$)")


def convert_blocks(work: Work) -> None:
    """All blocks but the headings."""
    end_of_code = [0, 0]
    depths = boxes.depths(work)
    for index, block in enumerate(work.blocks):
        handler = _HANDLERS.get(block.token.type)
        if handler:
            handler(work, block)
        elif block.token.type == "fence":
            code.fence(work, block, end_of_code)
        elif block.token.type == "container_open":
            boxes.box(work, block, depths[id(block.token)])
        elif block.token.type == "hr":
            _rule(work, index)
        elif block.token.type == "inline":
            _inline(work, block)


def _rule(work: Work, index: int) -> None:
    block = work.blocks[index]
    line = block.first
    siblings = [each for each in work.children(block.around[-1] if block.around else None) if each.token.nesting >= 0]
    place = next(i for i, each in enumerate(siblings) if each.token is block.token)
    above = [each.token.type for each in reversed(siblings[:place]) if not _is_nothing(work, each)]
    below = [each.token.type for each in siblings[place + 1 :] if not _is_nothing(work, each)]
    beside = {next((kind for kind in kinds if kind != "hr"), "") for kinds in (above, below)}
    is_in_html = any(first < line < last for first, last in open_elements(siblings))
    if block.around or is_in_html or "" in beside or "heading_open" in beside or above[0] == "hr":
        work.report(Kind.RULE, line, "a rule is left out")
        work.cut_lines(line, block.last)


def _is_nothing(work: Work, block: Block) -> bool:
    """What leaves nothing on the page: comments, tables of contents, headings of tags."""
    token = block.token
    if token.type == "html_block":
        return not COMMENT.sub("", token.content).strip()
    if token.type == "heading_open":
        text = work.lines.texts[block.first].lstrip("# ").lower()
        return text.startswith("tags:") or text.startswith("tags：")
    return token.type == "paragraph_open" and bool(_CONTENTS.fullmatch(work.lines.texts[block.first].strip()))


def _inline(work: Work, block: Block) -> None:
    parent = block.around[-1] if block.around else None
    if parent is not None and parent.type == "paragraph_open":
        if _contents(work, block):
            return
        _line_ends(work, block)
        _task(work, block)
        _back_to(work, block)
        boxes.stray(work, block)
    if parent is not None and parent.type == "heading_open" and block.is_in("container_open"):
        _bold(work, block)
    convert_inline(work, block)


def _bold(work: Work, block: Block) -> None:
    """A heading in a box, where a page can have none."""
    assert block.place is not None
    work.report(Kind.HEADING_IN_CONTAINER, block.first, "a heading in a box is bold text")
    start, end = block.place(0), block.place(len(block.token.content), end=True)
    line_start = work.lines.start(block.first)
    column = work.column(Block(block.around[-1], block.around[:-1]))
    gap = "" if block.first + 1 >= len(work.lines.texts) or work.is_blank(block.first + 1) else "\n"
    work.replace(line_start + column, start, "" if "**" in block.token.content else "**")
    if block.around[-1].markup.startswith("#"):
        stop = line_start + len(work.lines.texts[block.first])
        work.replace(end, stop, ("" if "**" in block.token.content else "**") + gap)
    else:
        work.insert(end, "" if "**" in block.token.content else "**")


def _contents(work: Work, block: Block) -> bool:
    if not _CONTENTS.fullmatch(block.token.content.strip()):
        return False
    work.report(Kind.CONTENTS, block.first, "[TOC] is left out, the menu shows the headings")
    work.cut_lines(block.first, block.last)
    return True


def _line_ends(work: Work, block: Block) -> None:
    """Each end of a line that readers see; a second spelling of the same break is taken off."""
    assert block.place is not None
    if not work.note.breaks:
        return
    codes = [token.meta["span"] for token in block.token.children or () if token.type == "code_inline"]
    for found in re.finditer("\n", block.token.content):
        at = found.start()
        if any(start <= at < end for start, end in codes):
            continue
        line = work.lines.number(block.place(at, end=True))
        end = work.lines.start(line) + len(work.lines.texts[line])
        work.line_ends.append(end)
        text = work.lines.texts[line]
        kept = text.rstrip()
        if kept == text and (len(text) - len(text.rstrip("\\"))) % 2:
            kept = text[:-1].rstrip()
        if kept != text:
            work.replace(end - (len(text) - len(kept)), end, "")


def _task(work: Work, block: Block) -> None:
    assert block.place is not None
    found = _TASK.match(block.token.content)
    item = block.around[-2] if len(block.around) > 1 else None
    if found and item is not None and item.type == "list_item_open" and item.map and item.map[0] == block.first:
        work.replace(block.place(0), block.place(0) + 3, "☐" if found[1] == " " else "☑")


def _back_to(work: Work, block: Block) -> None:
    """Lines that lead to the notes above: what they become depends on whether those are here."""
    if len(block.around) > 1:  # an aside in a list or a box
        return
    for index, text in enumerate(block.token.content.split("\n")):
        line = block.first + index
        if not _BACK.fullmatch(text.strip()) or text.count("](") != 1:
            continue
        title, address = text.strip()[text.strip().index("[") + 1 :].rstrip(") ").split("](", 1)
        start = work.lines.start(line)
        work.references.append(
            Reference(
                kind=ReferenceKind.BACK,
                start=start,
                end=start + len(work.lines.texts[line]),
                line=line + work.note.first_line,
                address=f"https://hackmd.io{address}" if address.startswith("/") else address,
                text=title,
                is_block=block.token.content.count("\n") == 0,
            )
        )


_HANDLERS: dict[str, Callable[[Work, Block], None]] = {
    "blockquote_open": quotes.quote,
    "table_open": tables.table,
    "html_block": html.block,
}
