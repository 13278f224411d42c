"""``Title`` over ``===``: a heading by the line under it.

For each paragraph the parser looks for that line, and asks of each line whether a block begins there. Most paragraphs
have no line that can be one.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, lheading  # noqa: TID251 # what is asked before can only be a rule, too


def underlines(markdown: MarkdownIt) -> None:
    """For `MarkdownIt.use`."""
    markdown.block.ruler.at("lheading", _heading)


def _heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    return _can_be_underlined(state, start, end) and lheading(state, start, end, silent)


def _can_be_underlined(state: StateBlock, start: int, end: int) -> bool:
    for line in range(start + 1, end):
        if state.isEmpty(line):
            return False
        if state.src[state.bMarks[line] + state.tShift[line]] in "-=":
            return True
    return False
