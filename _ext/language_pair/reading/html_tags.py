"""A piece of raw HTML, cut into its tags and the words between them: tokens of ours."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.common.html_re import HTML_TAG_RE
from markdown_it.token import Token

from language_pair.faults import Fault
from language_pair.nodes import VOID
from language_pair.reading.html_rule import WITHOUT_TEXT, attributes_of, without_controls
from language_pair.reading.line_breaks import LINE_BREAK, LINE_IN_TEXT, SPELLING, lines_before

#: The types of our tokens; an element with content is ``html_element_open`` … ``html_element_close``. A stray is shown
#: as text; of what is cut, words may stay; a frame is shown as a link.
ELEMENT, TEXT, STRAY, CUT, FRAME = "html_element", "html_text", "html_stray", "html_cut", "html_frame"
OPEN, CLOSE, WORDS = f"{ELEMENT}_open", f"{ELEMENT}_close", "html_words"
#: In the meta of a token of ours: what its renderer reports, each a fault and what was found.
FAULTS = "faults"
_RAW = {"html_inline", "html_block"}
#: How each kind of tag ends: where there is no such end, there is no such tag.
_ENDS = {"<!--": "-->", "<![CDATA[": "]]>", "<?": "?>", "<": ">"}
#: What looks like a tag and has no end.
_BEGINNING = re.compile(r"<(?:!--|!\[CDATA\[|[!?]|/?[A-Za-z][\w-]*)", re.ASCII)


def pieces(token: Token) -> Iterator[Token]:
    """A piece of raw HTML as tags and words; any other token as it is."""
    if token.type not in _RAW:
        yield token
        return
    at, text = 0, token.content
    for match in _tags(text):
        yield from _words(token, text[at : match.start()], at)
        yield from _of_tag(token, match[0], match.start())
        at = match.end()
    yield from _words(token, text[at:], at)


def _tags(text: str) -> Iterator[re.Match[str]]:
    """The tags in *text*; what a script or a style holds is none."""
    last = {beginning: text.rfind(end) for beginning, end in _ENDS.items()}
    at = text.find("<")
    while at >= 0:
        beginning = next(each for each in _ENDS if text.startswith(each, at))
        match = HTML_TAG_RE.match(text, at) if last[beginning] > at else None
        if match:
            yield match
        at = text.find("<", _after(match, text) if match else at + 1)


def _after(match: re.Match[str], text: str) -> int:
    """Where to look for the next tag."""
    name = re.match(r"<([A-Za-z]+)", match[0])
    if name and name[1].lower() in WITHOUT_TEXT:
        end = re.compile(rf"</{name[1]}\s*>", re.IGNORECASE).search(text, match.end())
        return end.start() if end else match.end()
    return match.end()


def _words(token: Token, text: str, at: int) -> Iterator[Token]:
    """The text between two tags; what looks like a tag in it is named."""
    start = 0
    for match in _BEGINNING.finditer(text):
        if match.start() > start:
            yield _piece(token, WORDS, without_controls(text[start : match.start()]), at + start)
        stray = _piece(token, STRAY, match[0], at + match.start())
        yield named(stray, Fault.HTML, f"the tag {match[0]!r} has no end and is shown as text")
        start = match.end()
    if start < len(text):
        yield _piece(token, WORDS, without_controls(text[start:]), at + start)


def _of_tag(token: Token, text: str, at: int) -> Iterator[Token]:
    found = re.match(r"<(/?)([A-Za-z][\w-]*)", text)
    if found is None:
        if not text.startswith("<!--"):  # a comment is for those who read the note itself
            stray = _piece(token, STRAY, text, at)
            yield named(stray, Fault.HTML_ELEMENT, f"the tag {text[:40]!r} is not allowed and is shown as text")
        return
    name = found[2].lower()
    if name == "br":
        yield _piece(token, LINE_BREAK, SPELLING, at, name)
    elif found[1]:
        yield _piece(token, CLOSE, text, at, name, -1)
    else:
        is_void = name in VOID
        opening = _piece(token, ELEMENT if is_void else OPEN, text, at, name, 0 if is_void else 1)
        opening.meta["attributes"] = attributes_of(name, text)
        yield opening
        if text.endswith("/>") and not is_void:
            yield _piece(token, CLOSE, "", at, name, -1)


def named(token: Token, fault: Fault, found: str) -> Token:
    """*token*, whose renderer is to report *found*."""
    token.meta.setdefault(FAULTS, []).append((fault, found))
    return token


def _piece(token: Token, kind: str, content: str, at: int, name: str = "", nesting: int = 0) -> Token:
    piece = Token(kind, name, nesting, content=content, block=token.block, info=str(id(token)))  # type: ignore[arg-type]
    line = token.meta.get(LINE_IN_TEXT, 0)
    if token.map:
        line = token.map[0] + lines_before(token.content, at)
        piece.map = [line, line + 1]
    piece.meta = {} if token.map else {LINE_IN_TEXT: line}
    return piece
