"""HackMD's boxes, `:::info` and `:::spoiler`, as admonitions."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tools.hackmd.converting.html import inert
from tools.hackmd.converting.inline import plain_labels
from tools.hackmd.converting.work import Block, Work
from tools.hackmd.findings import Kind

_BOXES = {"info": "note", "success": "tip", "warning": "warning", "danger": "danger"}
_STATE = re.compile(r"\{\s*state\s*=\s*\"?(\w+)\"?\s*\}\s*")
_COLONS = re.compile(r"[ \t>]*(?:[-+*]|\d+[.)])?[ \t]*(:{3,})")
_STRAY = re.compile(r":{3,}.*")
_BARE = re.compile(r"[ \t>]*(:{3,})\s*")
#: Blocks whose lines stay as they are.
_VERBATIM = ("fence", "code_block", "html_block")


def depths(work: Work) -> Mapping[int, int]:
    """How many colons each box has, by the id of its token: one more than any line inside has."""
    inside: dict[int, int] = {}
    found: dict[int, int] = {}
    for block in reversed(work.blocks):  # what is in a box comes behind its token
        boxes = [id(each) for each in block.around if each.type == "container_open"]
        count = 0
        if block.token.type == "container_open":
            count = found[id(block.token)] = inside.get(id(block.token), 2) + 1
        elif boxes and block.token.type in _VERBATIM:
            lines = work.lines.texts[block.first : block.last]
            count = max((len(mark[1]) for line in lines if (mark := _BARE.fullmatch(line))), default=0)
        for each in boxes:
            inside[each] = max(inside.get(each, 2), count)
    return found


def box(work: Work, block: Block, depth: int) -> None:
    token = block.token
    line, column = block.first, work.column(block)
    start = work.lines.start(line) + column
    colons = ":" * depth
    if not any(each.token.type != "container_close" for each in work.children(block.token)):
        work.report(Kind.CONTAINER, line, f"an empty box {token.info!r} is left out")
        work.cut_lines(line, min(block.last + token.meta["closed"], len(work.lines.texts)))
        return
    if not token.meta["closed"]:
        work.report(Kind.CONTAINER, line, f"the box {token.info!r} is not closed; it ends with what it is in")
    indent = work.indent(line, column)
    if token.info == "spoiler":
        head = _spoiler(work, block, colons, indent)
    else:
        title = inert(plain_labels(work, token.meta["title"]))
        head = f"{colons}{{{_BOXES[token.info]}}}" + (f"\n{indent}**{title}**\n{indent.rstrip()}" if title else "")
    work.replace(start, work.lines.start(line + 1) - 1, head)
    if token.meta["closed"]:
        end = work.lines.start(block.last) + len(work.lines.texts[block.last])
        mark = work.lines.texts[block.last]
        at = work.lines.start(block.last) + mark.index(":::")
        work.replace(at, end, colons)
    else:
        work.insert(min(work.lines.start(block.last), len(work.note.body)), f"{indent}{colons}\n", 5)
    if not block.in_list and not block.is_in("blockquote_open"):
        _part(work, line, block.last + (1 if token.meta["closed"] else 0))


def _part(work: Work, first: int, last: int) -> None:
    """Empty lines before line *first* and before *last*, where there are none."""
    inside = _COLONS.match(work.lines.texts[first - 1]) if first else None
    if first and not work.is_blank(first - 1) and not (inside and inside[0].strip().rstrip(":")):
        opens = work.lines.texts[first - 1].lstrip().startswith(":::") and len(
            work.lines.texts[first - 1].strip().strip(":")
        )
        if not opens:
            work.insert(work.lines.start(first), "\n", -5)
    if last < len(work.lines.texts) and not work.is_blank(last) and not _STRAY.match(work.lines.texts[last]):
        work.insert(work.lines.start(last), "\n", -6)


def _spoiler(work: Work, block: Block, colons: str, indent: str) -> str:
    title = block.token.meta["title"]
    state = _STATE.match(title)
    is_open = bool(state and state[1] == "open")
    title = inert(plain_labels(work, _STATE.sub("", title)))
    if not title:
        work.report(Kind.SPOILER, block.first, "a spoiler without a title is shown as “…”")
    options = [f"{colons}{{admonition}} {title or '…'}", ":class: dropdown"]
    options.append(f":collapsible: {'open' if is_open else 'closed'}")
    is_blank = block.first + 1 < len(work.lines.texts) and work.is_blank(block.first + 1)
    return f"\n{indent}".join(options) + ("" if is_blank else f"\n{indent.rstrip()}")


def stray(work: Work, block: Block) -> None:
    for index, text in enumerate(block.token.content.split("\n")):
        if _STRAY.match(text.strip()):
            line = block.first + index
            work.report(Kind.CONTAINER, line, f"{text.strip()[:40]!r} belongs to no box that is known")
            at = work.lines.start(line) + work.lines.texts[line].index(":::")
            work.insert(at, "\\")
