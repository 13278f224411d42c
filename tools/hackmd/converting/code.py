"""Code between fences, and diagrams, which are shown as code."""

from __future__ import annotations

import re

from pygments.lexer import Lexer  # type: ignore[import-untyped] # has no types of its own
from pygments.lexers import get_lexer_by_name  # type: ignore[import-untyped]
from pygments.token import Error  # type: ignore[import-untyped]
from pygments.util import ClassNotFound  # type: ignore[import-untyped]

from tools.hackmd.converting.work import Block, Work
from tools.hackmd.findings import Kind

_DIAGRAMS = ("mermaid", "sequence", "flow", "graphviz", "abc", "vega", "plantuml", "markmap", "fretboard", "geo")
_INFO = re.compile(r"([^\s=!{]*)[ \t]*(=\+|=\d{0,9})?[ \t]*(!)?.*", re.DOTALL)
_PYTHON = ("py", "python", "py3", "python3")
#: What has no grammar that a text could break.
_TEXT = ("text", "none", "default")


def fence(work: Work, block: Block, end_of_code: list[int]) -> None:
    token, line, column = block.token, block.first, work.column(block)
    found = _INFO.fullmatch(token.info.strip())
    assert found is not None
    first = _first_line(found[2], end_of_code, token.content.count("\n"))
    language, kind = _language(work, line, found[1])
    at, text = work.lines.start(line) + column, work.lines.texts[line]
    _close(work, block)
    fits = not language or _is_lexed(language, token.content)
    shown = language if fits else f"{{code-block}} {language}"
    if text[column + len(token.markup) :].strip() != shown:
        work.replace(at + len(token.markup), work.lines.start(line) + len(text), shown)
    classes = [*(["wrap"] if found[3] else []), *([kind] if kind else [])]
    indent = work.indent(line, column)
    if not fits:
        options = [":force:", *([f":lineno-start: {first}"] if first else []), *(f":class: {each}" for each in classes)]
        below = "".join(f"{indent}{option}\n" for option in options)
        work.insert(work.lines.start(line + 1), f"{below}{indent.rstrip()}\n", -3)
    elif attributes := [*([f"lineno-start={first}"] if first else []), *(f".{each}" for each in classes)]:
        if line and not work.is_blank(line - 1) and not block.in_list:
            work.insert(at, f"\n{indent}", -4)
        work.insert(at, f"{{{' '.join(attributes)}}}\n{indent}", -3)


def _first_line(numbers: str | None, end_of_code: list[int], count: int) -> int:
    """The number of the first line of code; 0 for none. ``=+`` goes on where the code before ended."""
    if numbers is None:
        return 0
    first = end_of_code[0] + 1 if numbers == "=+" else int(numbers[1:] or 1)
    end_of_code[0] = first + count - 1
    return first


def _language(work: Work, line: int, written: str) -> tuple[str, str]:
    """What the code is highlighted as, and which diagram it is the source of."""
    name = written.lower()
    if name in _DIAGRAMS:
        work.report(Kind.DIAGRAM, line, f"the diagram ({name}) is shown as its source")
        return "text", name
    if name == "csvpreview":
        work.report(Kind.DIAGRAM, line, "the table of comma-separated values is shown as its source")
        return "text", ""
    if name and _lexer(name) is None:
        work.report(Kind.LEXER, line, f"no highlighting for {written!r}")
        return "text", ""
    return name, ""


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


def _lexer(name: str) -> Lexer | None:
    try:
        return get_lexer_by_name(name)
    except ClassNotFound:
        return None


def _is_lexed(language: str, code: str) -> bool:
    """Whether all of *code* is in the language, as Sphinx asks; else it has to be told to highlight what is."""
    lexer = _lexer("pycon" if language in _PYTHON and code.startswith(">>>") else language)
    if lexer is None or language in _TEXT:
        return True
    return all(kind is not Error for kind, _text in lexer.get_tokens(code))
