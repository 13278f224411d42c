"""Pages as MyST reads them, as far as the anchors of their headings need it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_blocks import myst_block_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

_NOT_IN_SLUG = re.compile(r"[^\w\u4e00-\u9fff\- ]")
_OPENS, _CLOSES = re.compile(r"(:{3,})\{"), re.compile(r"(:{3,})[ \t]*$")


@cache
def _parser() -> MarkdownIt:
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    markdown.use(front_matter_plugin).use(myst_block_plugin).use(myst_role_plugin)
    markdown.use(footnote_plugin, inline=False, move_to_end=False, always_match_refs=True)
    return markdown.use(attrs_plugin, spans=True)


def slug(heading: str) -> str:
    """The anchor of a heading whose text is *heading*, but for the number of one that occurs twice."""
    found = _parser().parseInline(heading)
    return slug_of(found[0].children or ()) if found else ""


def slug_of(children: Sequence[Token]) -> str:
    """The same, of what is in the heading."""
    text = "".join(child.content for child in children if child.type in ("text", "code_inline"))
    return _NOT_IN_SLUG.sub("", text.lower().replace(" ", "-"))


def headings(page: str) -> Iterator[Sequence[Token]]:
    """What is in each heading of the *page*, but for those in directives."""
    inside = _inside_directives(page.split("\n")) if ":::" in page else set()
    tokens = _parser().parse(page)
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open" and opening.level == 0 and opening.map and opening.map[0] not in inside:
            yield inline.children or ()


def _inside_directives(lines: Sequence[str]) -> set[int]:
    found: set[int] = set()
    open_marks: list[int] = []
    for number, line in enumerate(lines):
        opens, closes = _OPENS.match(line), _CLOSES.match(line)
        if opens and (not open_marks or len(opens[1]) < open_marks[-1]):
            open_marks.append(len(opens[1]))
        elif closes and open_marks and len(closes[1]) >= open_marks[-1]:
            open_marks.pop()
        elif open_marks:
            found.add(number)
    return found
