"""A paragraph, heading or cell: the tokens in it, each with its place in the note."""

from __future__ import annotations

from markdown_it.token import Token

from tools.hackmd.converting.work import Block, Work


class Piece:
    """The tokens of one paragraph, heading or cell."""

    def __init__(self, work: Work, block: Block) -> None:
        assert block.place is not None
        self.work, self.block, self.place = work, block, block.place
        self.content = block.token.content

    def in_code(self, place: int) -> bool:
        spans = [self.span(token) for token in self.block.token.children or () if token.type == "code_inline"]
        return any(start <= place < end for start, end in spans)

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
