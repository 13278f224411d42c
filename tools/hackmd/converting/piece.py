"""A paragraph, heading or cell: the tokens in it, each with its place in the note."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

from markdown_it.token import Token

from tools.hackmd.converting.html import partners
from tools.hackmd.converting.work import Block, Work


class Spans:
    """Places from starts to ends, which can be in one another."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if not self._ends or start >= self._ends[-1]:
                self._starts.append(start)
                self._ends.append(end)
            else:
                self._ends[-1] = max(self._ends[-1], end)

    def __contains__(self, place: int) -> bool:
        index = bisect_right(self._starts, place) - 1
        return index >= 0 and place < self._ends[index]


class Piece:
    """The tokens of one paragraph, heading or cell."""

    def __init__(self, work: Work, block: Block) -> None:
        assert block.place is not None
        self.work, self.block, self.place = work, block, block.place
        self.content = block.token.content
        self.tokens: Sequence[Token] = block.token.children or ()

    @cached_property
    def in_link(self) -> Sequence[bool]:
        """Whether each token is in a link."""
        steps = (token.nesting * (token.type in ("link_open", "link_close")) for token in self.tokens)
        return [depth > 0 for depth in accumulate(steps, initial=0)][:-1]

    @cached_property
    def partners(self) -> Mapping[int, Token]:
        """The other tag of each element of HTML, by the tag's place."""
        return partners(self.tokens)

    @cached_property
    def code(self) -> Spans:
        """Where code is."""
        return Spans(self.span(token) for token in self.tokens if token.type == "code_inline")

    @cached_property
    def taken(self) -> Spans:
        """Where tokens are that are more than text."""
        return Spans(self.span(token) for token in self.tokens if "span" in token.meta)

    def span(self, token: Token) -> tuple[int, int]:
        start, end = token.meta["span"]
        return self.place(start), self.place(end, end=True)

    def line(self, token: Token) -> int:
        return self.work.lines.number(self.span(token)[0])

    def replace(self, token: Token, text: str) -> None:
        self.work.replace(*self.span(token), text)

    def cut(self, token: Token) -> None:
        """Leave it out with the blanks before it, and behind it at the end of its line."""
        start, end = self.span(token)
        body = self.work.note.body
        while start and body[start - 1] in " \t" and body[end : end + 1] in ("", "\n", " ", "\t"):
            start -= 1
        self.work.replace(start, end, "")
