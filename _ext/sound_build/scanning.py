"""What a note loses without an error, found in its Markdown: an unclosed block, cells without a heading, a title.

.. code-block:: markdown

   :::{note} Title      <- becomes the first words of the text

   | A | B |
   | - | - |
   | 1 | 2 | 3 |        <- 3 is not shown
   :::
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markdown_it.token import Token
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from language_pair.faults import warn
from records.markdown_tables import cells_of
from sound_build.faults import Fault
from sound_build.internals import block_tokens

_ADMONITIONS = {"attention", "caution", "danger", "error", "hint", "important", "note", "seealso", "tip", "warning"}
#: Directives that show Markdown as it is; others read their tables in their own way, and report them.
_SHOW_MARKDOWN = {
    *_ADMONITIONS,
    *("admonition", "container", "sidebar", "topic", "versionadded", "versionchanged", "deprecated", "live-example"),
    *("card", "dropdown", "grid", "grid-item", "grid-item-card", "tab-item", "tab-set"),
}
_DIRECTIVE = re.compile(r"\{([\w:.+-]+)\}\s*(.*)")
#: What is before a line of a block in a quotation or list.
_BEFORE = re.compile(r"[\s>]*")
_OPTION = re.compile(r"\s*:[\w-]+:")


class Loss(NamedTuple):
    """What is lost at *line*, counted from 1."""

    fault: Fault
    line: int
    found: str


def losses(env: BuildEnvironment, text: str, above: int = 0) -> Iterator[Loss]:
    """What *text* loses, which begins *above* lines below the first line of its note."""
    lines = text.split("\n")
    tokens = block_tokens(env, text)
    for index, token in enumerate(tokens):
        if token.type in ("fence", "colon_fence") and token.map:
            line = above + token.map[0] + 1
            yield from _of_block(token, lines, line)
            if _shows_markdown(token):
                yield from losses(env, token.content, line)
        elif token.type == "table_open":
            yield from _of_table(tokens[index:], lines, above)


def _shows_markdown(token: Token) -> bool:
    """Whether what is in a block is read as Markdown: ``:::info`` makes a box of it, ```` ```python ```` does not."""
    directive = _DIRECTIVE.match(token.info)
    return directive[1] in _SHOW_MARKDOWN if directive else token.type == "colon_fence"


def _of_block(token: Token, lines: Sequence[str], line: int) -> Iterator[Loss]:
    if token.content.strip() and not _is_closed(token, lines):
        begin = f"{token.markup}{token.info}".strip()[:40]
        yield Loss(Fault.UNCLOSED, line, f"nothing ends {begin!r}, so that all that follows is in it")
    directive = _DIRECTIVE.match(token.info)
    if directive and directive[1] in _ADMONITIONS and directive[2].strip() and _has_body(token.content):
        found = f"{{{directive[1]}}} has no title, and {directive[2].strip()[:40]!r} becomes a part of its text"
        yield Loss(Fault.BLOCK_TITLE, line, found)


def _is_closed(token: Token, lines: Sequence[str]) -> bool:
    """Whether the last line of a block ends it: else it goes on to the end of what it is in."""
    first, end = token.map or (0, 0)
    last = _BEFORE.sub("", lines[end - 1], count=1).rstrip()
    return end - 1 > first and len(last) >= len(token.markup) and set(last) == {token.markup[0]}


def _has_body(content: str) -> bool:
    return any(line.strip() and not _OPTION.match(line) for line in content.split("\n"))


def _of_table(tokens: Sequence[Token], lines: Sequence[str], above: int) -> Iterator[Loss]:
    """Of the first table in *tokens*."""
    headings = 0
    for token in tokens:
        headings += token.type == "th_open"
        if token.type == "table_close":
            return
        if token.type == "tr_open" and token.map and headings:
            row = token.map[0]
            cells = cells_of(_BEFORE.sub("", lines[row], count=1))
            if any(cells[headings:]):
                lost = " | ".join(cells[headings:])[:40]
                found = f"this row has {len(cells)} cells under {headings} headings: {lost!r} is not shown"
                yield Loss(Fault.LOST_CELLS, above + row + 1, found)


def _report(app: Sphinx, docname: str, source: list[str]) -> None:
    suffix = app.env.doc2path(docname).suffix
    if app.config.source_suffix.get(suffix) == "markdown":
        for loss in losses(app.env, source[0]):
            warn(loss.fault, loss.found, location=(docname, loss.line))


def setup(app: Sphinx) -> None:
    app.connect("source-read", _report, priority=900)
