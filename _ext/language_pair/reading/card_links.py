"""The words of a card's link, sphinx-design's ``:link-alt:``, are a message, as those of its buttons are.

They are over the whole card for screen readers alone, so nobody saw that they stayed in one language.
"""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from language_pair.links import CARD_LINK
from language_pair.reading.html_texts import as_markdown


def translate_card_links(document: nodes.document) -> None:
    """Make messages of the words that authors gave to the links of cards in *document*."""
    for link in document.findall(lambda node: isinstance(node, nodes.reference | addnodes.pending_xref)):
        if isinstance(link, nodes.Element) and CARD_LINK in link["classes"] and _has_words(link):
            words = link.astext()
            message = nodes.inline(as_markdown(words), words, translatable=True)
            message.source, message.line = document["source"], link.line
            link.children = []
            link += nodes.inline("", "", message)  # Sphinx puts a translated inline's content into its parent


def _has_words(link: nodes.Element) -> bool:
    """Whether *link* shows more than its own address."""
    if isinstance(link, nodes.reference):
        return bool("".join(link.astext().split()) != link.get("refuri"))
    return bool(link.get("refexplicit"))
