"""Code between fences, and diagrams, which are shown as code."""

from __future__ import annotations

import re

from pygments.lexers import get_lexer_by_name  # type: ignore[import-untyped] # has no types of its own
from pygments.util import ClassNotFound  # type: ignore[import-untyped]

from tools.hackmd.converting.work import Block, Work
from tools.hackmd.findings import Kind

_DIAGRAMS = ("mermaid", "sequence", "flow", "graphviz", "abc", "vega", "plantuml", "markmap", "fretboard", "geo")
_INFO = re.compile(r"([^\s=!{]*)[ \t]*(=\+|=\d*)?[ \t]*(!)?[ \t]*(\{.*\})?.*")


def fence(work: Work, block: Block, end_of_code: list[int]) -> None:
    token, line, column = block.token, block.first, work.column(block)
    info = token.info.strip()
    found = _INFO.fullmatch(info)
    language, numbers, wrap = (found[1], found[2], found[3]) if found else (info, None, None)
    attributes = []
    count = token.content.count("\n")
    if numbers is not None:
        first = end_of_code[0] + 1 if numbers == "=+" else int(numbers[1:] or 1)
        attributes.append(f"lineno-start={first}")
        end_of_code[0] = first + count - 1
    if wrap:
        attributes.append(".wrap")
    name = language.lower()
    if name in _DIAGRAMS:
        work.report(Kind.DIAGRAM, line, f"the diagram ({name}) is shown as its source")
        attributes, language = [*attributes, f".{name}"], "text"
    elif name == "csvpreview":
        language = "text"
        work.report(Kind.DIAGRAM, line, "the table of comma-separated values is shown as its source")
    elif language and not _has_lexer(name):
        work.report(Kind.LEXER, line, f"no highlighting for {language!r}")
        language = "text"
    else:
        language = name
    text = work.lines.texts[line]
    fence = column + len(token.markup)
    _close(work, block)
    if text[fence:].strip() != language:
        work.replace(work.lines.start(line) + fence, work.lines.start(line) + len(text), language)
    if attributes:
        indent = work.indent(line, column)
        if line and not work.is_blank(line - 1) and not block.in_list:
            work.insert(work.lines.start(line) + column, f"\n{indent}", -4)
        work.insert(work.lines.start(line) + column, f"{{{' '.join(attributes)}}}\n{indent}", -3)


def _close(work: Work, block: Block) -> None:
    """End code that nothing ends, where its list, its quote or the note does."""
    mark = block.token.markup
    last = work.lines.texts[block.last - 1].strip(" \t>")
    if block.last - 1 > block.first and len(last) >= len(mark) and not last.strip(mark[0]):
        return
    work.report(Kind.CONTAINER, block.first, "nothing ends this code; it ends with what it is in")
    indent = work.indent(block.first, work.column(block))
    at = min(work.lines.start(block.last), len(work.note.body))
    before = "" if work.note.body[at - 1 : at] == "\n" else "\n"
    work.insert(at, f"{before}{indent}{mark}\n", 4)


def _has_lexer(name: str) -> bool:
    try:
        get_lexer_by_name(name)
    except ClassNotFound:
        return False
    return True
