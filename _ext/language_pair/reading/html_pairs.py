"""Raw HTML becomes elements, with what is between their tags inside them.

MyST leaves one raw piece for each tag in a paragraph, and one for each part of a block. Of pieces nobody can tell which
text they hold, so ``<summary>Open</summary>`` reached no translator, and one ``<hr>`` made an EPUB chapter ill-formed.
Here tags find their partners among the tokens of one parent; a tag without one is shown as text, and named. What
`html_rule` does not allow goes or becomes text, and no piece is left raw.

In a block of HTML, which Markdown does not read, each run of text and inline elements is a message (`html_texts`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from language_pair.faults import Fault
from language_pair.reading.html_partners import ends_of_scripts, partners
from language_pair.reading.html_rule import ELEMENTS, Attributes, framed, is_html, is_silent
from language_pair.reading.html_tags import CLOSE, CUT, ELEMENT, FRAME, OPEN, STRAY, named, pieces
from language_pair.reading.html_texts import with_texts
from language_pair.reading.line_breaks import LINE_BREAK

#: How deep the elements of one block, or of one paragraph, may be in each other: whatever walks a doctree calls
#: itself several times for each.
MAX_DEPTH = 30


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
    """*tokens* with what their tags become."""
    tokens = list(_without_scripts(tokens))
    return list(_Rule(tokens, partners(tokens)).applied()) if any(map(_is_tag, tokens)) else tokens


def _is_tag(token: Token) -> bool:
    return token.type in (OPEN, CLOSE, ELEMENT)


def _without_scripts(tokens: list[Token]) -> Iterator[Token]:
    """*tokens* without what scripts and styles hold: it is neither text nor tags."""
    ends = ends_of_scripts(tokens)
    until = -1
    for index, token in enumerate(tokens):
        if index in ends and index > until:
            until = ends[index]
            yield _cut(token, "is cut with what it holds")
        elif index > until:
            yield token


class _Rule:
    """What becomes of each tag among *tokens*."""

    def __init__(self, tokens: Sequence[Token], found: dict[int, int]) -> None:
        self._tokens, self._partners = tokens, found
        #: The start tags of the elements that are kept and still open; of links too, which are not in each other.
        self._open: set[int] = set()
        self._links = 0
        self._is_too_deep = False

    def applied(self) -> Iterator[Token]:
        for index, token in enumerate(self._tokens):
            if token.type == OPEN:
                yield self._opened(index, token)
            elif token.type == CLOSE:
                yield from self._closed(index, token)
            elif token.type == ELEMENT:
                yield _void(token)
            else:
                self._links += token.nesting if token.type in ("link_open", "link_close") else 0
                yield token

    def _opened(self, index: int, token: Token) -> Token:
        if framed(token.tag, token.meta["attributes"]):
            return _frame(token)
        if index not in self._partners:
            return _stray(token, "has no partner")
        if token.tag not in ELEMENTS:
            return _cut(token, "is cut, its text stays") if is_html(token.tag) else _stray(token, "is no HTML")
        if len(self._open) == MAX_DEPTH:
            return self._too_deep(token)
        if _is_link(token):
            if self._links:
                return _cut(token, "is cut, its text stays: it is in a link")
            self._links += 1
        self._open.add(index)
        return _kept(token)

    def _too_deep(self, token: Token) -> Token:
        cut = Token(CUT, token.tag, 0, map=token.map, meta=token.meta, block=token.block, info=token.info)
        if not self._is_too_deep:
            named(cut, Fault.HTML, f"from here on elements are cut that are in {MAX_DEPTH} others, their text stays")
        self._is_too_deep = True
        return cut

    def _closed(self, index: int, token: Token) -> Iterator[Token]:
        start = self._partners.get(index)
        if start is None:
            yield _stray(token, "has no partner")
        elif start in self._open:
            self._open.discard(start)
            self._links -= _is_link(self._tokens[start])
            yield token
        elif not is_html(token.tag) and token.tag not in ELEMENTS:
            yield _as(token, STRAY)  # its partner is named


def _is_link(token: Token) -> bool:
    return token.tag == "a" and "href" in _attributes(token).kept


def _attributes(token: Token) -> Attributes:
    attributes: Attributes = token.meta["attributes"]
    return attributes


def _void(token: Token) -> Token:
    """An element without an end tag."""
    attributes = _attributes(token)
    if token.tag == "img":
        return _image(token)
    if token.tag in ELEMENTS:
        return _kept(token)
    if framed(token.tag, attributes):
        return _frame(token)
    return _cut(token, "is cut") if is_silent(token.tag, attributes) else _stray(token, "is not allowed")


def _image(token: Token) -> Token:
    """A picture as Markdown has it, with ``alt`` as its text; without an address that text alone."""
    kept, cut = _attributes(token)
    if not kept.get("src"):
        token.meta["words"] = kept.get("alt", "")
        if "src" not in cut:
            named(token, Fault.ADDRESS, "the element <img> has no address; its text stays")
        return _as(_kept(token), CUT)
    token.attrs = {name: value for name, value in kept.items() if name in ("src", "title", "class", "width", "height")}
    token.children = [Token("text", "", 0, content=kept.get("alt", ""))]
    return _kept(token)


def _kept(token: Token) -> Token:
    """*token*, with what is cut of it named; a link as Markdown has it."""
    if _is_link(token):
        token.attrs = {
            name: _attributes(token).kept[name]
            for name in ("href", "title", "class")
            if name in _attributes(token).kept
        }
    for name, value in _attributes(token).cut.items():
        if name in ("href", "src"):
            named(token, Fault.ADDRESS, f"the address {value[:60]!r} of <{token.tag}> is cut")
        else:
            named(token, Fault.HTML_ATTRIBUTE, f"the attribute {name!r} of <{token.tag}> is cut")
    return token


def _frame(token: Token) -> Token:
    """A link to what an embedded page or film shows."""
    address = framed(token.tag, _attributes(token))
    token.attrs = {"href": address}
    named(_as(token, FRAME), Fault.OTHER_HOST, f"the element <{token.tag}> is shown as a link to {address!r}")
    return token


def _cut(token: Token, why: str) -> Token:
    return named(_as(token, CUT), Fault.HTML_ELEMENT, f"the element <{token.tag}> {why}")


def _stray(token: Token, why: str) -> Token:
    fault = Fault.HTML if why == "has no partner" else Fault.HTML_ELEMENT
    return named(_as(token, STRAY), fault, f"the tag {token.content[:80]!r} {why} and is shown as text")


def _as(token: Token, kind: str) -> Token:
    token.type, token.nesting = kind, 0
    return token
