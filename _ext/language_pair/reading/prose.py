"""The words of a node that are text of a language: what a translator could change, and what is in the wrong one."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from sphinx import addnodes

from language_pair import languages
from language_pair.languages import Language
from language_pair.nodes import is_html_code, words_aside

#: What stays the same in every language when it is alone.
_KEPT = (nodes.literal, nodes.image, nodes.raw, nodes.math)


def prose(node: nodes.Element, *, links: bool = True) -> str:
    """The words of *node* that a translator could change: without code, bare addresses and references
    that show the title of what they lead to. Without *links*, also without what links and phrases that
    say their own language hold: names and titles of other places."""
    words: list[str] = []
    for child in node.children:
        words += words_aside(child)
        if isinstance(child, nodes.Text):
            words.append(child.astext())
        elif isinstance(child, nodes.Element) and not _is_kept(child) and (links or not _is_aside(child)):
            words.append(prose(child, links=links))
    return " ".join(words)


def contradiction(node: nodes.Element, language: Language, kept: Iterable[str]) -> str:
    """The words of *node* itself that are not *language*, as `languages` tells; not the names in *kept*."""
    words = prose(node, links=False)
    for name in kept:
        words = words.replace(name, " ")
    return languages.contradiction(words, language)


def _is_kept(node: nodes.Element) -> bool:
    if isinstance(node, addnodes.pending_xref):
        return not node.get("refexplicit")
    if isinstance(node, nodes.reference):
        return bool(node.get("refuri") == node.astext())
    return isinstance(node, _KEPT) or is_html_code(node)


def _is_aside(node: nodes.Element) -> bool:
    return isinstance(node, nodes.reference | addnodes.pending_xref) or bool(languages.of_classes(node["classes"]))
