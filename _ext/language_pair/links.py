"""Links that our own code makes from one page to another, and words that it takes from there."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.util import docname_join
from sphinx.util.typing import ExtensionMetadata

#: The class of the link of a whole card of sphinx-design.
CARD_LINK = "sd-hide-link-text"
#: The attribute of what a page shows of other notes, links of theirs among it.
FROM_OTHERS = "from_other_notes"


class shown_words(nodes.inline):
    """Words of another note, which may still be in the language that it is written in."""


def link_to_note(docname: str, here: str) -> addnodes.pending_xref:
    """A link from the page *here* to that of the note *docname*, which shows its title."""
    named = {"refdoc": here, "refdomain": "std", "reftype": "doc", "reftarget": f"/{docname}"}
    return addnodes.pending_xref("", nodes.inline("", docname), refexplicit=False, **named)


def note_of(reference: addnodes.pending_xref) -> str:
    """The note that *reference* names by its file, as MyST's links do, or with ``{doc}``; empty for another."""
    kind = reference.get("refdomain"), reference.get("reftype")
    if kind == ("doc", "myst"):
        return str(reference["reftarget"])
    return docname_join(reference["refdoc"], reference["reftarget"]) if kind == ("std", "doc") else ""


def links_to_notes(document: nodes.document) -> Iterator[str]:
    """The notes that a note leads to by their names; its links are not resolved yet."""
    return filter(None, map(note_of, document.findall(addnodes.pending_xref)))


def shows_title(reference: addnodes.pending_xref) -> bool:
    """Whether a title from elsewhere will be in *reference*; a term or a number is its own text.

    Of a card's link Sphinx keeps the bare words, too.
    """
    if CARD_LINK in reference["classes"]:
        return True
    of_std = reference.get("refdomain") == "std"
    return not reference.get("refexplicit") and (not of_std or reference.get("reftype") in ("doc", "ref"))


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_node(shown_words)  # known by name; every builder writes it as an inline
    return {"parallel_read_safe": True, "parallel_write_safe": True}
