"""Blocks of HTML as a whole: elements that reach from one to another, and words in the other language."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from tools.hackmd.converting.comments import COMMENT
from tools.hackmd.converting.html import SCRIPT, TAG
from tools.hackmd.converting.work import Block, Work
from tools.hackmd.findings import Kind

from language_pair import languages
from language_pair.languages import Language

#: Elements that are in a line of text, and part no words.
_IN_LINE = (
    "a",
    "abbr",
    "b",
    "code",
    "del",
    "em",
    "i",
    "img",
    "kbd",
    "mark",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "u",
)


def open_elements(blocks: Iterable[Block]) -> Iterator[tuple[int, int]]:
    """The first and the last line of each element that begins in one of *blocks* and ends in another."""
    open_: dict[str, list[int]] = {}
    for block in blocks:
        for tag in TAG.finditer(block.token.content) if block.token.type == "html_block" else ():
            begun = open_.setdefault(tag[1].lower(), [])
            if not tag[0].startswith("</"):
                begun.append(block.first)
            elif begun and (first := begun.pop()) != block.first:
                yield first, block.last


def mark_language(work: Work, block: Block, source: Language) -> None:
    """Say of words in the other language, where a build would report them, in which they are."""
    other = languages.counterpart(source)
    start, end = work.lines.start(block.first), work.lines.start(block.last)
    text = work.note.body[start:end]
    for pattern in (COMMENT, SCRIPT):
        text = pattern.sub(lambda found: "<" + " " * (len(found[0]) - 2) + ">", text)
    at = 0
    for stop, after in [*_edges(text), (len(text), len(text))]:
        words = text[at:stop].strip()
        if languages.contradiction(" ".join(html.unescape(TAG.sub(" ", words)).split()), source):
            first = start + text.index(words, at)
            work.insert(first, f'<span lang="{other.tag}">', 9)
            work.insert(first + len(words), "</span>", -9)
            work.report(Kind.LANGUAGE, work.lines.number(first), f"a part in {other.name} is marked")
        at = after


def _edges(text: str) -> Iterator[tuple[int, int]]:
    """The tags, and what is no words, that part the words of *text*."""
    for found in re.finditer(rf"{TAG.pattern}|< *>", text):
        if not found[1] or found[1].lower() not in _IN_LINE:
            yield found.span()
