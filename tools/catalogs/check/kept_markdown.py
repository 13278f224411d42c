"""Name the markup of a message: what a translation has to keep, each thing as a report calls it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from markdown_it.token import Token

from tools.catalogs.check.codes import Code

from language_pair import languages
from language_pair.nodes import html_signature
from language_pair.reading.html_tags import CUT, ELEMENT, FRAME, OPEN, STRAY
from language_pair.reading.line_breaks import LINE_BREAK

#: Roles whose text is words for the reader; of all others it is a target or a value.
_ROLES_OF_WORDS = {"abbr", "dfn", "emphasis", "guilabel", "kbd", "menuselection", "strong", "sub", "sup"}
_EXPLICIT_TARGET = re.compile(r"<([^<>]*)>\s*\Z")


def markup(tokens: Sequence[Token]) -> Iterator[tuple[Code, str]]:
    for token in tokens:
        if token.type in _NAMES:
            code, name = _NAMES[token.type]
            yield code, name if isinstance(name, str) else name(token)
        yield from _attributes(token)


def _role(token: Token) -> str:
    name = token.meta["name"]
    if name in _ROLES_OF_WORDS:
        return f"the role {{{name}}}"
    target = _EXPLICIT_TARGET.search(token.content)
    return f"the role {{{name}}} to {(target[1] if target else token.content)!r}"


def _attributes(token: Token) -> Iterator[tuple[Code, str]]:
    """The attributes in braces; a class that names a language may come and go with the language of the text."""
    for name, value in token.attrs.items():
        if name in ("href", "src", "alt", "title"):
            continue
        for each in str(value).split() if name == "class" else [str(value)]:
            if name != "class" or languages.of_classes([each]) is None:
                yield Code.ATTRIBUTES, f"the attribute {name}={each!r}"


def _element(token: Token) -> str:
    attributes = token.meta["attributes"]
    return f"the HTML {html_signature(token.tag, attributes.kept | attributes.cut)!r}"


_NAMES: dict[str, tuple[Code, Callable[[Token], str] | str]] = {
    "link_open": (Code.LINK, lambda token: f"the link to {languages.same_page(str(token.attrs.get('href', '')))!r}"),
    "image": (Code.IMAGE, lambda token: f"the picture {token.attrs.get('src', '')!r}"),
    "myst_role": (Code.ROLE, _role),
    "code_inline": (Code.CODE, lambda token: f"the code {token.content!r}"),
    "strong_open": (Code.EMPHASIS, "a bold part"),
    "em_open": (Code.EMPHASIS, "an italic part"),
    "footnote_ref": (Code.FOOTNOTE, lambda token: f"the footnote {token.meta.get('label', '')!r}"),
    "html_inline": (Code.HTML, lambda token: f"the HTML {token.content!r}"),
    STRAY: (Code.HTML, lambda token: f"the HTML {token.content!r}"),
    CUT: (Code.HTML, _element),
    FRAME: (Code.HTML, lambda token: f"the HTML {token.content!r}"),
    ELEMENT: (Code.HTML, _element),
    OPEN: (Code.HTML, _element),
    LINE_BREAK: (Code.LINE_BREAK, "a line break"),
}
