"""What the frame for records needs of Sphinx and markdown-it beyond what these document.

Read in Sphinx 9.0.4 and markdown-it-py 4.3.0. ``tests/records/test_internals.py`` names each and shows that it is as
it was; nothing else in ``records`` touches them, which `nox -s lint` holds.
"""

from __future__ import annotations

from markdown_it.rules_block.table import escapedSplit
from sphinx.application import Sphinx
from sphinx.domains import ObjType

__all__ = ["add_object_type", "split_row"]


def add_object_type(app: Sphinx, domain: str, name: str, kind: ObjType) -> None:
    """Add a type of object to a domain that is registered: `Sphinx.add_object_type` adds to ``std`` alone."""
    app.registry.domain_object_types.setdefault(domain, {})[name] = kind


def split_row(line: str) -> list[str]:
    """The cells of a line of a Markdown table, as the parser that MyST uses cuts them."""
    return escapedSplit(line)
