"""What an exception says to an author: in one line, with the line of the note at which it came up."""

from __future__ import annotations

from collections.abc import Iterator
from traceback import format_exception, walk_tb
from types import TracebackType
from typing import Any, NamedTuple

from docutils import nodes
from docutils.parsers.rst import Directive
from markdown_it.tree import SyntaxTreeNode
from sphinx.errors import SphinxError
from sphinx.util import logging

from language_pair.nodes import ancestors

_logger = logging.getLogger(__name__)
#: Maximum length of what an exception says of itself, in characters.
_LENGTH = 200


class Place(NamedTuple):
    """Where an error came up: *path* is empty where the error does not tell, *line* counts from 1."""

    path: str
    line: int


def describe(error: BaseException) -> str:
    """The kind of *error* and what it says, in one line."""
    error = _cause(error)
    if isinstance(error, RecursionError):
        return "it is nested too deep"
    words = " ".join(str(error).split())
    kind = type(error).__name__
    return f"{kind}: {words[:_LENGTH]}" if words else kind


def log_traceback(error: BaseException) -> None:
    """Show *error* in full to who asks for it: ``sphinx-build -v``."""
    _logger.verbose("%s", "".join(format_exception(error)))


def _cause(error: BaseException) -> BaseException:
    """What Sphinx has wrapped where a handler of an event fails."""
    while isinstance(error, SphinxError) and (wrapped := getattr(error, "orig_exc", None) or error.__cause__):
        error = wrapped
    return error


def place_of(error: BaseException, path: str = "") -> Place:
    """The place of what was in hand: a directive, a piece of Markdown or a node, the innermost one that has a line; of
    what is nested too deep, the outermost. With *path*, of the note there: a page shows parts of others."""
    error, line = _cause(error), 0
    for value in _in_hand(error.__traceback__, outermost=isinstance(error, RecursionError)):
        source = _source_of(value)
        path = path or source
        if source in ("", path):
            line = line or _line_of(value)
    return Place(path, line or 1)


def _in_hand(trace: TracebackType | None, *, outermost: bool) -> Iterator[Any]:
    """The variables of the functions that *trace* went through, those of the last one first, or of the first one."""
    frames = list(walk_tb(trace))
    for frame, _line in frames if outermost else reversed(frames):
        yield from list(frame.f_locals.values())


def _line_of(value: Any) -> int:
    if isinstance(value, Directive):
        return value.lineno
    if isinstance(value, nodes.Element):
        return next((node.line for node in ancestors(value) if node.line), 0)
    if isinstance(value, SyntaxTreeNode) and not value.is_root:  # MyST has counted its lines from 1 by now
        return value.map[0] if value.map else 0
    return 0


def _source_of(value: Any) -> str:
    """The file of the note that a node comes from; in a book, too, it knows the document that it was read into."""
    document = list(ancestors(value))[-1] if isinstance(value, nodes.Node) else None
    return str(document.get("source") or "") if isinstance(document, nodes.document) else ""
