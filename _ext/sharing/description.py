"""A page's description: its first sentences, or what its note says in ``html_meta``.

Read from the doctree that is about to be written: translated, in the language of the page. Text comes before
that of a list or a card, and this before facts and tables; what is in the page's language, before what is not yet
translated.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import product

from docutils import nodes
from sphinx import addnodes

from language_pair import languages
from language_pair.languages import Language
from language_pair.nodes import html_text, line_break
from language_pair.other_language import sole_language, source_text
from sharing.sentences import LIMIT, is_address, on_one_line, summary, width, without_lead

#: What is around sentences; all else is a list, a table, a card, an aside.
_PROSE = (nodes.section, nodes.compound, nodes.block_quote)
_PARAGRAPHS = (nodes.paragraph, html_text)
_NO_TEXT = (
    *(nodes.Invisible, nodes.raw, nodes.literal_block, nodes.doctest_block, nodes.math, nodes.math_block),
    *(nodes.footnote, nodes.citation, nodes.footnote_reference, nodes.citation_reference, nodes.image),
    *(nodes.system_message, nodes.problematic, source_text, addnodes.toctree, addnodes.index),
)
_LEFT_OUT = {"no-search", "nosearch", "headerlink", "visually-hidden"}
#: A paragraph of so many columns is not continued with one of the next section.
_ENOUGH = LIMIT // 3


def own_description(document: nodes.document, language: Language | None) -> str:
    """What the note itself gives as its description, if possible in *language*; empty without."""
    found = [meta for meta in document.findall(nodes.meta) if meta.get("name") == "description"]
    for meta in found:
        if languages.of_spelling(meta.get("lang", "")) in (None, language):
            return on_one_line(str(meta["content"]))
    return on_one_line(str(found[0]["content"])) if found else ""  # not yet translated


def description_of(document: nodes.document, language: Language | None) -> str:
    """The first sentences of *document*, a page in *language*; empty where it has no text."""
    text = (_is_prose, _is_no_list_of_facts)
    places = [*product((language, None), text), *product((language, None), (_is_any,))]
    for read, (wanted, is_around) in product((_text, _whole), places):
        found = summary(_first(map(read, _paragraphs(document, is_around, wanted))))
        if found:
            return found
    return ""


def _is_prose(node: nodes.Element) -> bool:
    return isinstance(node, _PROSE)


def _is_no_list_of_facts(node: nodes.Element) -> bool:
    return not isinstance(node, nodes.Titular | nodes.definition_list | nodes.field_list | nodes.table)


def _is_any(node: nodes.Element) -> bool:
    return not isinstance(node, nodes.Titular)


def _whole(paragraph: nodes.Element) -> tuple[nodes.Node, str]:
    return paragraph.parent, on_one_line("".join(_words(paragraph)))


def _text(paragraph: nodes.Element) -> tuple[nodes.Node, str]:
    """Without what only leads to something else."""
    place, whole = _whole(paragraph)
    return place, "" if is_address(whole) else without_lead(whole)


def _first(texts: Iterable[tuple[nodes.Node, str]]) -> Iterator[str]:
    """Paragraphs, each with what it is in, from the first on: no further section once they are enough."""
    columns, section = 0, None
    for place, text in texts:
        if columns > LIMIT or (columns >= _ENOUGH and place is not section):
            return
        if text:
            columns, section = columns + width(text), place
            yield text


def _paragraphs(
    node: nodes.Element, is_around: Callable[[nodes.Element], bool], language: Language | None
) -> Iterator[nodes.Element]:
    """The paragraphs in *node*; with a *language*, only those that are in it."""
    for child in node.children:
        if not isinstance(child, nodes.Element) or isinstance(child, _NO_TEXT):
            continue
        if not _LEFT_OUT.isdisjoint(child["classes"]):
            continue
        stated = languages.of_classes(child["classes"])
        if language and stated and stated != language:
            continue
        if type(child) in _PARAGRAPHS:  # others are labels
            if not language or sole_language(child) in (None, language):
                yield child
        elif is_around(child):
            yield from _paragraphs(child, is_around, language)


def _words(node: nodes.Element) -> Iterator[str]:
    """What a page shows of *node*, without markup."""
    for child in node.children:
        if isinstance(child, nodes.Text):
            yield str(child)
        elif isinstance(child, line_break):
            yield " "
        elif isinstance(child, nodes.Element) and not isinstance(child, _NO_TEXT):
            yield from _words(child) if _LEFT_OUT.isdisjoint(child["classes"]) else ()
