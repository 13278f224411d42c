"""Raw HTML becomes elements, with what is between their tags inside them.

MyST leaves one raw piece for each tag in a paragraph, and one for each part of a block. Of pieces nobody can tell which
text they hold, so ``<summary>Open</summary>`` reached no translator, and one ``<hr>`` made an EPUB chapter ill-formed.
Here tags find their partners among the tokens of one parent; a tag without one is shown as text, and named.

In a block of HTML, which Markdown does not read, each run of text and inline elements is a message (`html_texts`).
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from language_pair.reading.html_tags import CLOSE, ELEMENT, OPEN, STRAY, pieces
from language_pair.reading.html_texts import with_texts
from language_pair.reading.line_breaks import LINE_BREAK


def html_pairs(markdown: MarkdownIt) -> None:
    """Let *markdown* make elements of raw HTML; behind `line_breaks`. For `MarkdownIt.use`."""

    def pair(state: StateCore) -> None:
        for token in state.tokens:
            if token.type == "inline":
                token.children = _paired([piece for child in token.children or () for piece in pieces(child)])
        if any(token.type == "html_block" for token in state.tokens):
            state.tokens = with_texts(_paired([piece for token in state.tokens for piece in pieces(token)]))

    markdown.core.ruler.after(LINE_BREAK, ELEMENT, pair)


def _paired(tokens: list[Token]) -> list[Token]:
    """*tokens* with each tag that has no partner in the same parent as a stray."""
    frames: list[list[Token]] = [[]]
    for token in tokens:
        if token.type == OPEN:
            frames[-1].append(token)
        elif token.type == CLOSE:
            _close(frames[-1], token)
        elif token.nesting > 0:
            frames.append([])
        elif token.nesting < 0:
            _part(frames.pop())
    _part(frames.pop())
    return tokens


def _close(opened: list[Token], end: Token) -> None:
    if end.tag not in (token.tag for token in opened):
        _part([end])
        return
    while opened[-1].tag != end.tag:
        _part([opened.pop()])
    opened.pop()


def _part(strays: list[Token]) -> None:
    for token in strays:
        token.type, token.nesting = STRAY, 0
