"""``:::info`` and its like: boxes that can be in each other.

HackMD closes a box at the first ``:::``; where the marks pair up, what was meant is a box in a box, and that is how it
is read here. What pairs up with nothing is as on HackMD.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock  # noqa: TID251 # where a box is can only be said in such a rule

KNOWN = ("info", "success", "warning", "danger", "spoiler")
_OPENING = re.compile(rf"(:{{3,}})[ \t]*({'|'.join(KNOWN)})(?![\w-])[ \t]*(.*)")
_CLOSING = re.compile(r":{3,}[ \t]*")
_FENCE = re.compile(r"(`{3,}|~{3,})")


def containers(markdown: MarkdownIt) -> None:
    """For `MarkdownIt.use`."""
    ends = ["paragraph", "reference", "blockquote", "list"]
    markdown.block.ruler.before("fence", "container", _container, {"alt": ends})


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _container(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if state.is_code_block(start):
        return False
    opening = _OPENING.match(_line(state, start))
    if not opening:
        return False
    if silent:
        return True
    close = _end(state, start, end)
    is_closed = close < end and _CLOSING.fullmatch(_line(state, close)) is not None
    token = state.push("container_open", "div", 1)
    token.map, token.markup, token.info = [start, close], opening[1], opening[2]
    token.meta = {"title": opening[3].strip(), "closed": is_closed}
    parent, maximum = state.parentType, state.lineMax
    state.parentType, state.lineMax = "container", close
    state.md.block.tokenize(state, start + 1, close)
    state.push("container_close", "div", -1)
    state.parentType, state.lineMax = parent, maximum
    state.line = close + is_closed
    return True


def _end(state: StateBlock, start: int, end: int) -> int:
    """The line that closes the box that opens at *start*; *end* if none does."""
    depth, first, fence = 0, None, ""
    for line in range(start, end):
        if line > start and state.sCount[line] < state.blkIndent and not state.isEmpty(line):
            end = line
            break
        text = _line(state, line)
        mark = _FENCE.match(text)
        if mark:
            fence = "" if fence and text.startswith(fence) else fence or mark[1]
        elif fence:
            continue
        elif _OPENING.match(text):
            depth += 1
        elif _CLOSING.fullmatch(text):
            first = line if first is None else first
            depth -= 1
            if depth == 0:
                return line
    return end if first is None else first
