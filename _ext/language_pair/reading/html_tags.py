"""A piece of raw HTML, cut into its tags and the words between them: tokens of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from markdown_it.common.html_re import HTML_TAG_RE
from markdown_it.token import Token

from language_pair.nodes import VOID
from language_pair.reading.line_breaks import LINE_BREAK, SPELLING

#: The types of our tokens; an element with content is ``html_element_open`` … ``html_element_close``.
ELEMENT, TEXT, STRAY = "html_element", "html_text", "html_stray"
OPEN, CLOSE, WORDS = f"{ELEMENT}_open", f"{ELEMENT}_close", "html_words"
_RAW = {"html_inline", "html_block"}
_VERBATIM = re.compile(r"\s*<(script|style|textarea)\b", re.IGNORECASE)


class _Tag(HTMLParser):
    """Reads one start tag."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.attributes: dict[str, str] = {}
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            self.attributes.setdefault(name, name if value is None else value)  # of two the first counts


def pieces(token: Token) -> Iterator[Token]:
    """A piece of raw HTML as tags and words; any other token as it is."""
    if token.type not in _RAW or _VERBATIM.match(token.content):
        yield token
        return
    at, text = 0, token.content
    for match in _tags(text):
        if match.start() > at:
            yield _piece(token, WORDS, text[at : match.start()], at)
        yield from _of_tag(token, match[0], match.start())
        at = match.end()
    if at < len(text):
        yield _piece(token, WORDS, text[at:], at)


def _tags(text: str) -> Iterator[re.Match[str]]:
    at = text.find("<")
    while at >= 0:
        match = HTML_TAG_RE.match(text, at)
        if match:
            yield match
        at = text.find("<", match.end() if match else at + 1)


def _of_tag(token: Token, text: str, at: int) -> Iterator[Token]:
    named = re.match(r"<(/?)([A-Za-z][\w-]*)", text)
    if named is None:
        yield _comment(token, text, at)
        return
    name = named[2].lower()
    if name == "br":
        yield _piece(token, LINE_BREAK, SPELLING, at, name)
    elif named[1]:
        yield _piece(token, CLOSE, text, at, name, -1)
    else:
        is_void = name in VOID
        opening = _piece(token, ELEMENT if is_void else OPEN, text, at, name, 0 if is_void else 1)
        opening.meta = {"attributes": _Tag(text).attributes}
        yield opening
        if text.endswith("/>") and not is_void:
            yield _piece(token, CLOSE, "", at, name, -1)


def _comment(token: Token, text: str, at: int) -> Token:
    """A comment stays raw, as XML has it: without ``--`` in it."""
    if not text.startswith("<!--"):
        return _piece(token, STRAY, text, at)
    inside = text.removeprefix("<!--").removesuffix("-->").replace("--", "- -").rstrip("-")
    return _piece(token, token.type, f"<!--{inside}-->", at)


def _piece(token: Token, kind: str, content: str, at: int, name: str = "", nesting: int = 0) -> Token:
    piece = Token(kind, name, nesting, content=content, block=token.block, info=str(id(token)))  # type: ignore[arg-type]
    if token.map:
        line = token.map[0] + token.content.count("\n", 0, at)
        piece.map = [line, line + 1]
    return piece
