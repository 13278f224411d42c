"""What MyST gets of a note in Markdown: its front matter cleaned. A note in reStructuredText stays as it is."""

from __future__ import annotations

from sphinx.application import Sphinx

from language_pair.faults import warn
from safe_notes.front_matter import cleaned
from safe_notes.internals import is_markdown


def _clean(app: Sphinx, docname: str, source: list[str]) -> None:
    if not is_markdown(app.env, docname):
        return
    found = cleaned(source[0], app.config.safe_fields)
    for remark in found.remarks:
        warn(remark.fault, remark.found, location=(docname, remark.line))
    source[0] = found.text


def setup(app: Sphinx) -> None:
    app.connect("source-read", _clean, priority=900)  # after what other extensions write into it
