"""The words that readers see of a message or a title, read from its Markdown: no doctree is made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token

from language_pair.catalogs.messages import Message
from language_pair.internals import plain_markdown
from language_pair.reading.html_pairs import html_pairs
from language_pair.reading.html_tags import STRAY
from language_pair.reading.line_breaks import LINE_BREAK, line_breaks

#: What MyST reads and plain Markdown does not: the name of a role, and attributes behind a phrase.
_ROLE = re.compile(r"\{[\w:.+-]+\}(?=`)")
_ATTRIBUTES = re.compile(r"(?<=[\])*_`])\{[.#][^{}]*\}")
#: In a role, the words to show are before the target.
_TARGET = re.compile(r"\s*<[^<>]+>\Z")
#: What begins markup, or what Markdown itself changes in a text.
_MARKUP = re.compile(r"[\\`*_\[\]!<&{\x00-\x1f]")
#: What markup without words has in it.
_WORDLESS = re.compile(r"<|\]\(")
_PHRASE = re.compile(r"\[([^\[\]]*)\](?![(\[])")
#: The tokens of a heading that have words, or are between words.
_SHOWN = ("text", "code_inline", LINE_BREAK)


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark").use(line_breaks).use(html_pairs)


@lru_cache(maxsize=2048)  # asked of a translation three times while its note is read
def plain(text: str) -> str:
    """The words of the MyST message *text*, without markup.

    >>> plain("See {doc}`the guide </open-space>` and [**here**](https://example.org).")
    'See the guide and here.'
    """
    if not _MARKUP.search(text):
        return text.strip(" ")
    tokens = _markdown().parseInline(_ATTRIBUTES.sub("", _ROLE.sub("", text)))
    return _PHRASE.sub(r"\1", "".join(_words(tokens)))


def shows_nothing(message: Message) -> bool:
    """Whether a translation has no words, as one that is only HTML; pages show its source."""
    if not _WORDLESS.search(message.translation):
        return False
    return not plain(message.translation).strip() and bool(plain(message.source).strip())


def _words(tokens: Iterable[Token]) -> Iterator[str]:
    for token in tokens:
        if token.type == "code_inline":
            yield _TARGET.sub("", token.content)
        elif token.type == "softbreak":
            yield "\n"  # of Chinese lines, which read on
        elif token.type == LINE_BREAK:
            yield " "
        elif token.type in ("text", STRAY):
            yield token.content
        yield from _words(token.children or [])


def title_of(text: str) -> str:
    """The title of the note *text*: the words of its first heading; empty without one."""
    tokens = plain_markdown().use(line_breaks).parse(text)
    heading = next((content for opening, content in pairwise(tokens) if opening.type == "heading_open"), None)
    parts = heading.children or [] if heading else []
    shown = (" " if part.type == LINE_BREAK else part.content for part in parts if part.type in _SHOWN)
    return "".join(shown).strip()
