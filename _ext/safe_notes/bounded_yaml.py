"""YAML that others have written, read in bounded time and memory.

Pure: imports nothing of Sphinx.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml  # type: ignore[import-untyped] # its stubs are not among what we install

#: Characters; far more than fields need.
LONGEST = 20_000
#: Of lists and mappings in each other.
DEEPEST = 10
#: Where YAML or Python ends a line and Markdown does not, and what YAML refuses.
ODD = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


class BadYamlError(Exception):
    """Front matter that cannot be read as a whole."""

    def __init__(self, found: str, line: int) -> None:
        super().__init__(found)
        self.found, self.line = found, line


def compose(text: str) -> Any:
    """The node of one YAML document, not made into a value yet; None if nothing is in it."""
    if len(text) > LONGEST:
        raise BadYamlError(f"the front matter is longer than {LONGEST} characters", 0)
    if odd := ODD.search(text):
        line = text[: odd.start()].count("\n")
        raise BadYamlError(f"the front matter holds the character U+{ord(odd[0]):04X}", line)
    try:
        for found, line in _unsafe(text):
            raise BadYamlError(found, line)
        return yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = min(mark.line, text.count("\n")) if mark else 0
        raise BadYamlError(f"the front matter is no YAML: {error.problem}", line) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise BadYamlError(f"the front matter is no YAML: {error}", 0) from error


def _unsafe(text: str) -> Iterator[tuple[str, int]]:
    """What makes much of little; found before anything is made of it."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = event.start_mark.line
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            yield f"the front matter nests more than {DEEPEST} lists and mappings", line
        if getattr(event, "anchor", None):  # of an alias, too
            yield f"the front matter has the anchor {short(event.anchor)}", line
        if getattr(event, "tag", None):
            yield f"the front matter has the tag {short(event.tag)}", line


def construct(node: yaml.Node) -> Any:
    loader = yaml.SafeLoader("")
    try:
        return loader.construct_object(node, deep=True)
    finally:
        loader.dispose()


def short(name: str) -> str:
    return repr(name[:40])
