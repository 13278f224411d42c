"""The parser: CommonMark with what HackMD adds, whose inline tokens know their place.

A token in a paragraph has ``meta["span"]``, its first character and the one behind its last in the paragraph's content;
`Place` says where in the note that is.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, autolink, backtick, html_inline, image, link, newline
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from tools.hackmd.parsing.containers import containers
from tools.hackmd.parsing.signs import signs
from tools.hackmd.parsing.underlines import underlines

_Rule = Callable[[StateInline, bool], bool]


@cache
def parser() -> MarkdownIt:
    """One for all notes."""
    markdown = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    markdown.use(footnote_plugin, inline=True, move_to_end=False, always_match_refs=True).use(deflist_plugin)
    markdown.use(containers).use(signs).use(underlines)
    plain: dict[str, _Rule] = {
        **{"newline": newline, "backticks": backtick, "link": link, "image": image},
        **{"autolink": autolink, "html_inline": html_inline},
    }
    for name, rule in plain.items():
        markdown.inline.ruler.at(name, _with_span(rule))
    return markdown


def _with_span(rule: _Rule) -> _Rule:
    def run(state: StateInline, silent: bool) -> bool:
        start, first = state.pos, len(state.tokens) + bool(state.pending)
        found = rule(state, silent)
        if found and not silent and len(state.tokens) > first:
            for token in (state.tokens[first], state.tokens[-1]):
                token.meta["span"] = start, state.pos
        return found

    return run


def parse(body: str) -> list[Token]:
    """The tokens of a note's *body*."""
    return parser().parse(body)
