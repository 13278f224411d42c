"""What a block of raw HTML says, as messages: Markdown reads nothing in it, translations are Markdown all the same."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from markdown_it.token import Token

from language_pair.reading.html_tags import CLOSE, CUT, ELEMENT, FRAME, OPEN, STRAY, TEXT, WORDS
from language_pair.reading.line_breaks import LINE_BREAK

#: Elements that are in a line of text: https://html.spec.whatwg.org/multipage/dom.html#phrasing-content-1
_PHRASES: Final = frozenset(
    (
        *("a", "abbr", "b", "br", "code", "del", "em", "i", "img", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s"),
        *("small", "span", "strong", "sub", "sup", "u", "wbr"),
    )
)
#: What is left of tags that are no elements of a page.
_ALONE: Final = (STRAY, CUT, FRAME)
_MARKUP = re.compile(r"[\\`*\[\]<]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")


@dataclass
class _Run:
    """Text and inline elements that are side by side in a block of HTML."""

    tokens: list[Token]

    def joined(self) -> list[Token]:
        """One token for all of it; where it says nothing, what has to be reported."""
        first = next((token for token in self.tokens if _says_something(token)), None)
        if first is None:
            return [token for token in self.tokens if token.type == CUT]
        text = Token(TEXT, "", 0, block=True, map=first.map)
        text.content = " ".join("".join(map(_spelled, self.tokens)).split())
        text.children = [_as_text(token) for token in self.tokens]
        _trim(text.children)
        return [text]


def with_texts(tokens: list[Token]) -> list[Token]:
    """*tokens* with each run of text and inline elements as one token."""
    out: list[Token] = []
    run: list[Token] = []
    verbatim = 0
    for index, token in enumerate(tokens):
        if run and (verbatim or token.info != run[0].info or not _is_in_line(tokens, index)):
            out += _Run(run).joined()
            run = []
        if token.type in (OPEN, CLOSE) and token.tag == "pre":
            verbatim += token.nesting
        if verbatim:
            out.append(_as_text(token, verbatim=True))
        elif _is_in_line(tokens, index):
            run.append(token)
        else:
            out.append(token)
    return [*out, *_Run(run).joined()]


def _says_something(token: Token) -> bool:
    if token.type == CUT:
        return bool(token.meta.get("words"))
    return token.type != WORDS or bool(token.content.strip())


def _is_in_line(tokens: Sequence[Token], index: int) -> bool:
    """Whether the token at *index* is part of a run."""
    token = tokens[index]
    if token.type in (OPEN, CLOSE):
        return _is_all_phrase(tokens, index)
    return token.type == WORDS or (
        token.type in (ELEMENT, *_ALONE, LINE_BREAK) and bool(token.info) and _is_phrase(token)
    )


def _is_phrase(token: Token) -> bool:
    return token.type in _ALONE or token.tag in _PHRASES


def _is_all_phrase(tokens: Sequence[Token], index: int) -> bool:
    """Whether the tag at *index* is of an inline element that holds nothing but text and such elements."""
    step, info = tokens[index].nesting, tokens[index].info
    depth = 0
    while True:
        token = tokens[index]
        if token.info != info or (token.type != WORDS and not _is_phrase(token)):
            return False
        depth += token.nesting * step
        if not depth:
            return True
        index += step


def _spelled(token: Token) -> str:
    if token.type == CUT:
        return as_markdown(str(token.meta.get("words", "")))
    return as_markdown(html.unescape(token.content)) if token.type == WORDS else token.content


def as_markdown(text: str) -> str:
    """Plain *text* as Markdown that says the same."""
    return _MARKUP.sub(r"\\\g<0>", text)


def _as_text(token: Token, *, verbatim: bool = False) -> Token:
    if token.type != WORDS:
        return token
    words = html.unescape(token.content)
    return Token("text", "", 0, content=words if verbatim else re.sub(r"\s+", " ", words), map=token.map)


def _trim(tokens: list[Token]) -> None:
    """Take the blanks off both ends, and off the text beside a break."""
    for index, token in enumerate(tokens):
        ends: list[Callable[[str], str]] = []
        if index == 0 or tokens[index - 1].type == LINE_BREAK:
            ends.append(str.lstrip)
        if index == len(tokens) - 1 or tokens[index + 1].type == LINE_BREAK:
            ends.append(str.rstrip)
        if token.type == "text":
            for strip in ends:
                token.content = strip(token.content)
