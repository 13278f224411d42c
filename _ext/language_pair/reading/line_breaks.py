"""A line break is one thing, whatever wrote it: two blanks or a backslash at a line's end, or ``<br>``.

In a note whose front matter says ``breaks: true`` it is any line end inside a paragraph, as on HackMD. A message shows
a break as ``<br>``, with no blank or newline on either side, so it stays the same when its author changes one spelling
for another. A ``<br>`` at the end of a line is one break, not two.

Here it becomes a token of its own, ``line_break``, for whoever reads Markdown as MyST does: notes, translations, the
check of catalogs. Tokens inside a paragraph have no places of their own, so each rule that can find a break notes where
it did: to look for line ends in the text would find those in code, too.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum, auto
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, escape, html_inline, newline
from markdown_it.token import Token

#: The type of a break's token, and how a message shows one.
LINE_BREAK, SPELLING = "line_break", "<br>"
_BLANKS = " \t"
_TAG = re.compile(r"</?br\b[^<>]*>", re.IGNORECASE)
_TAGS_ALONE = re.compile(rf"(?:\s*{_TAG.pattern})+\s*", re.IGNORECASE)
_LINE_ENDS = {"softbreak", "hardbreak"}
#: Where in its text a token was found: the characters, and how many lines are before it.
_SPAN, LINE_IN_TEXT = "span", "line_in_text"

_Rule = Callable[[StateInline, bool], bool]


class _Role(Enum):
    """What becomes of a line end or a tag; a line end beside a tag is the same break as the tag. A comment is no part
    of a message, and goes."""

    BREAK = auto()
    PART = auto()
    SPACE = auto()
    COMMENT = auto()


#: What leaves nothing behind.
_GONE = {_Role.PART, _Role.COMMENT}


def line_breaks(markdown: MarkdownIt, *, at_line_ends: bool = False) -> None:
    """Let *markdown* find line breaks; *at_line_ends* is HackMD's way of reading. For `MarkdownIt.use`."""
    rules: dict[str, _Rule] = {"newline": newline, "escape": escape, "html_inline": html_inline}
    for name, rule in rules.items():
        markdown.inline.ruler.at(name, _with_span(rule))
    breaking = _LINE_ENDS if at_line_ends else {"hardbreak"}

    def find(state: StateCore) -> None:
        for token in state.tokens:
            if token.type == "inline":
                _find(token, breaking)
            elif token.type == "html_block" and _TAGS_ALONE.fullmatch(token.content):
                token.type, token.meta = LINE_BREAK, {"count": len(_TAG.findall(token.content))}

    markdown.core.ruler.after("inline", LINE_BREAK, find)


def spelled(text: str, markdown: MarkdownIt) -> str:
    """The inline *text* as a message, whichever way its author wrote the breaks; *markdown* finds `line_breaks`."""
    found = markdown.parseInline(text, {})
    return found[0].content if found else text


@lru_cache(maxsize=2)
def _newlines(text: str) -> list[int]:
    return [match.start() for match in re.finditer("\n", text)]


def lines_before(text: str, at: int) -> int:
    """The number of line ends in *text* before *at*, which is asked for each tag in a *text*."""
    return bisect_left(_newlines(text), at)


def _with_span(rule: _Rule) -> _Rule:
    def run(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        found = rule(state, silent)
        if found and not silent and len(state.tokens) > count:
            found_at = {_SPAN: (start, state.pos), LINE_IN_TEXT: lines_before(state.src, start)}
            state.tokens[-1].meta = {**state.tokens[-1].meta, **found_at}
        return found

    return run


def _find(inline: Token, breaking: set[str]) -> None:
    """Make the breaks among the children of *inline* tokens of their own, and its content the message."""
    children = [child for child in inline.children or () if child.type != "text" or child.content]
    for child in children:
        if child.children:  # a picture, whose alternative text is one line
            child.children = [_as_blank(each) if _is_break(each, breaking) else each for each in child.children]
    comments = {index: _Role.COMMENT for index, child in enumerate(children) if _is_comment(child)}
    roles = dict(sorted((_roles(children, breaking) | comments).items()))
    if not {_Role.BREAK, _Role.COMMENT} & set(roles.values()):
        return
    inline.content = _message(inline.content, [(children[index], role) for index, role in roles.items()])
    _strip(children, roles)
    kept = (token for index, token in enumerate(children) if roles.get(index) not in _GONE)
    inline.children = [token for token in kept if token.type != "text" or token.content]
    for index, role in roles.items():
        if role is _Role.BREAK:
            children[index].type, children[index].tag, children[index].content = LINE_BREAK, "br", ""


def _roles(tokens: Sequence[Token], breaking: set[str]) -> dict[int, _Role]:
    roles: dict[int, _Role] = {}
    beside: list[int] = []  # line ends and tags, while nothing that is shown is between them
    for index, token in enumerate(tokens):
        if _is_tag(token) or token.type in _LINE_ENDS:
            roles[index] = _role(token, [tokens[each] for each in beside], breaking)
            beside.append(index)
        elif token.nesting == 0:
            _join(roles, beside)
            beside = []
    _join(roles, beside)
    return roles


def _role(token: Token, before: Sequence[Token], breaking: set[str]) -> _Role:
    if _is_tag(token):
        return _Role.BREAK
    if before and _is_tag(before[-1]):
        return _Role.PART
    return _Role.BREAK if token.type in breaking else _Role.SPACE


def _join(roles: dict[int, _Role], beside: Sequence[int]) -> None:
    """Let the line ends beside a break be part of it."""
    if any(roles[index] is _Role.BREAK for index in beside):
        for index in beside:
            if roles[index] is _Role.SPACE:
                roles[index] = _Role.PART


def _is_tag(token: Token) -> bool:
    return token.type == "html_inline" and _TAG.fullmatch(token.content) is not None


def _is_comment(token: Token) -> bool:
    return token.type == "html_inline" and token.content.startswith("<!--")


def _is_break(token: Token, breaking: set[str]) -> bool:
    return token.type in breaking or _is_tag(token)


def _as_blank(token: Token) -> Token:
    return Token("text", "", 0, content=" ")


def _message(text: str, found: Iterable[tuple[Token, _Role]]) -> str:
    """*text* with each break spelled in one way."""
    parts: list[str] = []
    at = 0
    for token, role in found:
        start, end = token.meta[_SPAN]
        if role is _Role.COMMENT:
            parts, at = [*parts, text[at:start]], end
        elif role is not _Role.SPACE:
            parts += [text[at:start].rstrip(_BLANKS), SPELLING if role is _Role.BREAK else ""]
            at = len(text) - len(text[end:].lstrip(_BLANKS))
    return "".join([*parts, text[at:]]).strip(_BLANKS)


def _strip(tokens: Sequence[Token], roles: Mapping[int, _Role]) -> None:
    """Take the blanks around each break off the text beside it."""
    for index, role in roles.items():
        before, after = tokens[index - 1] if index else None, tokens[index + 1] if index + 1 < len(tokens) else None
        if role in (_Role.BREAK, _Role.PART):
            if before and before.type == "text":
                before.content = before.content.rstrip(_BLANKS)
            if after and after.type == "text":
                after.content = after.content.lstrip(_BLANKS)
