"""What a note's front matter says, before and after Sphinx has taken it out of the doctree."""

from __future__ import annotations

import json
import re

from docutils import nodes


def block(document: nodes.document) -> nodes.Element | None:
    """The front matter of a note that is being read: MyST puts it first in the doctree as a field list, only
    behind metadata, and at ``doctree-read`` Sphinx moves it to ``env.metadata``."""
    first = next((child for child in document.children if not isinstance(child, nodes.meta)), None)
    return first if isinstance(first, nodes.field_list | nodes.docinfo) else None


def place_below_title(document: nodes.document) -> tuple[nodes.Element, int]:
    """Where a block is under the title of its page, as parent and index; first on a page without one."""
    top = next(document.findall(nodes.section), None)
    if top is not None:
        return top, 1
    aside = (nodes.meta, nodes.field_list, nodes.docinfo, nodes.comment)
    index = next((i for i, child in enumerate(document.children) if not isinstance(child, aside)), len(document))
    return document, index


def fields(document: nodes.document) -> dict[str, str]:
    """The front matter of a note that is being read, as text by key; empty without one."""
    found = block(document)
    if found is None:
        return {}
    return {field.children[0].astext(): field.children[1].astext() for field in found.findall(nodes.field)}


def words(text: str) -> list[str]:
    """The items of a list written ``a, b, c`` as HackMD writes its tags; a Chinese keyboard's ， and 、 count too."""
    try:
        return [str(word) for word in json.loads(text)]  # a YAML list: MyST hands it on as JSON
    except (ValueError, TypeError):
        pass
    return [word.strip() for word in re.split("[,，、]", text) if word.strip()]
