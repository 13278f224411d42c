"""Which tag ends which, among the tokens of one parent: each is looked at once, however many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from markdown_it.token import Token

from language_pair.reading.html_rule import WITHOUT_TEXT
from language_pair.reading.html_tags import CLOSE, OPEN


def ends_of_scripts(tokens: Sequence[Token]) -> dict[int, int]:
    """Where each script ends, by where it begins; in Markdown between two blocks of HTML is text for readers."""
    found: dict[int, int] = {}
    frames: list[dict[str, int]] = [{}]
    for index in range(len(tokens) - 1, -1, -1):
        token = tokens[index]
        if token.type in (OPEN, CLOSE):
            if token.type == CLOSE and token.tag in WITHOUT_TEXT:
                frames[-1][token.tag] = index
            elif (end := frames[-1].get(token.tag)) and (tokens[end].info == token.info or not token.block):
                found[index] = end
        elif token.nesting < 0:
            frames.append({})
        elif token.nesting > 0:
            frames.pop()
    return found


@dataclass
class _Frame:
    """The elements that are open among the tokens of one parent."""

    opened: list[int] = field(default_factory=list)
    tags: Counter[str] = field(default_factory=Counter)


def partners(tokens: Sequence[Token]) -> dict[int, int]:
    """The end tag of each start tag, and the other way round."""
    found: dict[int, int] = {}
    frames = [_Frame()]
    for index, token in enumerate(tokens):
        frame = frames[-1]
        if token.type == OPEN:
            frame.opened.append(index)
            frame.tags[token.tag] += 1
        elif token.type == CLOSE:
            start = _partner(frame, token.tag, tokens)
            if start is not None:
                found[start], found[index] = index, start
        elif token.nesting > 0:
            frames.append(_Frame())
        elif token.nesting < 0:
            frames.pop()
    return found


def _partner(frame: _Frame, tag: str, tokens: Sequence[Token]) -> int | None:
    if not frame.tags[tag]:
        return None
    while True:
        start = frame.opened.pop()
        frame.tags[tokens[start].tag] -= 1
        if tokens[start].tag == tag:
            return start
