"""A warning of docutils is one line: it quotes the directive that it is of, over as many lines as that has."""

from __future__ import annotations

import logging

from sphinx.application import Sphinx

from sound_build.internals import NAMESPACE, warning_handlers

#: Maximum length of such a warning, in characters.
_LENGTH = 300


class _OneLine(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if "\n" in said and getattr(record, "type", "") == "docutils":
            record.msg, record.args = shortened(said), ()
        return True


def shortened(said: str) -> str:
    """*said* in one line, with the name of its kind, which Sphinx has put behind it."""
    line = " ".join(said.split())
    words, bracket, name = line.rpartition(" [")
    if not bracket or not name.endswith("]"):
        words, name = line, ""
    return (words if len(words) <= _LENGTH else f"{words[:_LENGTH]}…") + (f" [{name}" if name else "")


def _filter(app: Sphinx) -> None:
    for handler in warning_handlers(logging.getLogger(NAMESPACE).handlers):
        handler.addFilter(_OneLine())


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", _filter)
