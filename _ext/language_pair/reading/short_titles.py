"""A note may say in its front matter what other pages call it (`site.short_titles`); its own heading stays.

.. code-block:: yaml

   short_title: Open Spaces 2021

It is a message of the note like any other, in the note's language.
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from markdown_it import MarkdownIt

from language_pair import metadata
from language_pair.faults import Fault, warn

_NAME = "short_title"
_LINE = re.compile(rf"^{_NAME}[ \t]*:", re.MULTILINE)


class short_title(nodes.TextElement):
    """The title, which is in the doctree from when this is parsed until it is translated."""


def add_short_title(data: dict[str, Any], text: str, document: nodes.document, markdown: MarkdownIt) -> None:
    """Put the title that the front matter *data* of a note's *text* has into its *document*."""
    if _NAME not in data:
        return
    found = _LINE.search(text)
    line = text.count("\n", 0, found.start()) + 1 if found else 1
    fault = _fault(data[_NAME], markdown)
    if fault:
        place = document.settings.env.current_document.docname, line
        warn(Fault.SHORT_TITLE, f"this note's {_NAME} {fault}", location=place)
        return
    words = data[_NAME].strip()
    title = short_title(words, words)
    title.source, title.line = document["source"], line
    fields = metadata.block(document)
    document.insert(document.index(fields) + 1 if fields is not None else 0, title)


def _fault(value: object, markdown: MarkdownIt) -> str:
    """What is wrong with a *value*; empty where nothing is."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return "is empty"
    if not isinstance(value, str):
        return f"is {str(value)[:40]!r}, which is no text"
    words = value.strip()
    if len(words.splitlines()) > 1:
        return "has several lines"
    return "" if _is_plain(words, markdown) else f"has markup: {words[:40]!r}"


def _is_plain(text: str, markdown: MarkdownIt) -> bool:
    children = markdown.parseInline(text, {})[0].children or []
    return all(child.type == "text" for child in children) and "".join(child.content for child in children) == text
