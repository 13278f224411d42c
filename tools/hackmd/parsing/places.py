"""Where in a note a character of a token's content is."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Place:
    """Pieces of a content: where each begins in it, and where in the body."""

    starts: tuple[int, ...]
    places: tuple[int, ...]

    def __call__(self, at: int, *, end: bool = False) -> int:
        """Where character *at* is; as an *end* it is behind the one before."""
        if end and at:
            return self(at - 1) + 1
        index = max(0, bisect_right(self.starts, at) - 1)
        return self.places[index] + at - self.starts[index]


class Lines:
    """The lines of a body."""

    def __init__(self, body: str) -> None:
        self.body = body
        self.texts = body.split("\n")
        self.starts = [0]
        for text in self.texts:
            self.starts.append(self.starts[-1] + len(text) + 1)

    def number(self, place: int) -> int:
        """The line of a place, counted from 0."""
        return bisect_right(self.starts, place) - 1

    def start(self, line: int) -> int:
        return min(self.starts[line], len(self.body))

    def place(self, token: Token, first: int = 0) -> Place:
        """Of an inline *token*; in its first line its content is not before column *first*."""
        assert token.map is not None
        starts, places, at = [], [], 0
        for index, text in enumerate(token.content.split("\n")):
            line = token.map[0] + index
            stripped = text.strip()
            column = self.texts[line].rfind(stripped) if index else self.texts[line].find(stripped, first)
            column = max(column, 0) - (len(text) - len(text.lstrip()))
            starts.append(at)
            places.append(self.starts[line] + max(column, 0))
            at += len(text) + 1
        return Place(tuple(starts), tuple(places))

    def cells(self, line: int, first: int = 0) -> list[Place]:
        """The cells of a table's row, each with the backslashes before ``|`` that its content lacks."""
        text = self.texts[line]
        cells: list[tuple[int, int]] = []
        begin = at = first
        while at <= len(text):
            if at == len(text) or (text[at] == "|" and text[at - 1 : at] != "\\"):
                cells.append((begin, at))
                begin = at + 1
            at += 1
        if cells and not text[slice(*cells[0])].strip(" \t>"):
            cells.pop(0)
        return [self._cell(line, *cell) for cell in cells]

    def _cell(self, line: int, begin: int, end: int) -> Place:
        text = self.texts[line]
        while begin < end and text[begin] in " \t":
            begin += 1
        starts, places, content = [0], [self.starts[line] + begin], 0
        for at in range(begin, end):
            if text[at : at + 2] == "\\|":
                starts.append(content)
                places.append(self.starts[line] + at + 1)
            else:
                content += 1
        return Place(tuple(starts), tuple(places))
