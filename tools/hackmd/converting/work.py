"""What the parts of the converter share while they work on one note."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from tools.hackmd.converting.draft import Comment, Reference
from tools.hackmd.converting.edits import Edit
from tools.hackmd.findings import Findings, Kind
from tools.hackmd.notes.note import Note
from tools.hackmd.parsing.places import Lines, Place
from tools.hackmd.settings import Settings

_BLANK = re.compile(r"[ \t>]*")
_MARKER = re.compile(r"[^>\s]")


@dataclass(frozen=True, slots=True)
class Block:
    """A token of a block with those that it is in, the outermost first."""

    token: Token
    around: tuple[Token, ...]
    place: Place | None = None

    def is_in(self, *kinds: str) -> bool:
        return any(token.type in kinds for token in self.around)

    @property
    def in_list(self) -> bool:
        return self.is_in("list_item_open")

    @property
    def first(self) -> int:
        assert self.token.map is not None
        return self.token.map[0]

    @property
    def last(self) -> int:
        """The line behind its last."""
        assert self.token.map is not None
        return self.token.map[1]


@dataclass
class Work:
    """One note, its lines and blocks, and what is to become of them."""

    note: Note
    settings: Settings
    edits: list[Edit] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    line_ends: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.lines = Lines(self.note.body)
        self.findings = Findings(self.note.export.path)
        self.blocks = tuple(_blocks(self.note.tokens, self.lines))
        self._cut: set[int] = set()
        self._children: dict[int, list[Block]] = {}
        for block in self.blocks:
            self._children.setdefault(id(block.around[-1]) if block.around else 0, []).append(block)

    def children(self, token: Token | None) -> Sequence[Block]:
        """The blocks that are in *token* itself, or in nothing."""
        return self._children.get(id(token) if token else 0, ())

    def report(self, kind: Kind, line: int, found: str, *, key: str = "") -> None:
        """*line* is the body's, counted from 0."""
        self.findings.add(kind, line + self.note.first_line, found, key=key)

    def replace(self, start: int, end: int, text: str) -> None:
        self.edits.append(Edit(start, end, 0, text))

    def insert(self, at: int, text: str, rank: int = 0) -> None:
        self.edits.append(Edit(at, at, rank, text))

    def column(self, block: Block) -> int:
        """Where the block begins in its first line: behind the marks of the lists and quotes around it."""
        text = self.lines.texts[block.first]
        at = 0
        for token in block.around:
            if token.map and token.type == "blockquote_open":
                at = text.find(">", at) + 1
            elif token.map and token.type == "list_item_open" and token.map[0] == block.first:
                marker = re.compile(r"[ \t]*(?:[-+*]|\d{1,9}[.)])").match(text, at)
                at = marker.end() if marker else at
        return at + len(text[at:]) - len(text[at:].lstrip(" \t"))

    def indent(self, line: int, column: int) -> str:
        """What a further line of the block that begins there begins with: ``>`` stays, other marks are blanks."""
        return _MARKER.sub(" ", self.lines.texts[line][:column])

    def is_blank(self, line: int) -> bool:
        return _BLANK.fullmatch(self.lines.texts[line]) is not None

    def cut_lines(self, first: int, last: int) -> None:
        """Leave out lines *first* up to *last*, and the empty lines behind them where there are some before."""
        total = len(self.lines.texts)
        self._cut.update(range(first, last))
        before = first - 1
        while before in self._cut:
            before -= 1
        if before < 0 or self.is_blank(before):
            while last < total and self.is_blank(last):
                self._cut.add(last)
                last += 1
        start, end = self.lines.start(first), self.lines.start(last)
        if last >= total and start:
            start -= 1
        self.replace(start, end, "")


def _blocks(tokens: Sequence[Token], lines: Lines) -> Iterator[Block]:
    around: list[Token] = []
    cells: list[Place] = []
    cell = 0
    for token in tokens:
        place = None
        if token.type == "tr_open" and token.map:
            cells, cell = lines.cells(token.map[0], _quoted(around, lines, token.map[0])), 0
        elif token.type == "inline" and around and around[-1].type in ("th_open", "td_open"):
            place = cells[cell] if cell < len(cells) else Place((0,), (lines.starts[(token.map or [0])[0]],))
            cell += 1
        elif token.type == "inline":
            first = len(around[-1].markup) if around and around[-1].type == "heading_open" else 0
            first = 0 if around and around[-1].markup in ("=", "-") else first
            place = lines.place(token, first)
        if token.nesting < 0:
            around.pop()
        yield Block(token, tuple(around), place)
        if token.nesting > 0:
            around.append(token)


def _quoted(around: list[Token], lines: Lines, line: int) -> int:
    at = 0
    for token in around:
        if token.type == "blockquote_open":
            at = lines.texts[line].find(">", at) + 1
    return at
