"""What the other language says for a block that this page shows in its source, so that a search finds it there too.

Only its words: they are on the other language's page, and here a result shows them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

from docutils import nodes
from markdown_it import MarkdownIt
from markdown_it.token import Token
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from language_pair.builders import is_web
from language_pair.catalogs.messages import Message
from language_pair.other_language import TRANSLATION
from language_pair.passes import Pass
from language_pair.reading.html_pairs import html_pairs
from language_pair.reading.html_tags import STRAY
from language_pair.reading.line_breaks import LINE_BREAK, line_breaks
from language_pair.state import reading_of

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


class KeepWordsElsewhere(SphinxTransform):
    """Keep, beside each block that another language lacks, what its catalog says for it."""

    default_priority = Pass.KEEP_WORDS_ELSEWHERE

    def apply(self, **kwargs: Any) -> None:
        reading = reading_of(self.env)
        for node, message, code in reading.elsewhere:
            catalog = reading.catalogs.get(code)
            entry = catalog.entries.get(message) if catalog else None
            if entry and entry.is_done and not shows_nothing(entry) and isinstance(node, nodes.TextElement):
                node[TRANSLATION] = code, plain(entry.translation)


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


def _add_transform(app: Sphinx) -> None:
    if is_web(app.builder):
        app.add_transform(KeepWordsElsewhere)


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", _add_transform)
