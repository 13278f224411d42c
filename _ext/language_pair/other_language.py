"""What a block says in another language than it is shown in, for whoever shows or finds it.

`language_pair` knows: the source under a translation, which the page holds, and the translation of what a page shows
in its source, which only the other language's catalog holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes

from language_pair import languages
from language_pair.languages import Language
from language_pair.nodes import line_break

#: The attribute of a block shown in its source: the code of the other language, and the translation as plain words.
TRANSLATION = "translation_elsewhere"
#: The attribute of a translated block: the nodes of its source. It waits there until the page is written: no menu,
#: record or search should find it in a title.
SOURCE = "source_text"


class source_text(nodes.inline):
    """The source of the translated passage that it is in, hidden until a reader asks for it."""

    def astext(self) -> str:
        """Nothing: a heading's text is its translation."""
        return ""


def sole_language(block: nodes.Element) -> Language | None:
    """The language of a block that is nothing but one phrase which says its own, its hidden source aside."""
    parts = [child for child in block.children if not isinstance(child, source_text) and not _is_blank(child)]
    only = parts[0] if len(parts) == 1 else None
    return languages.of_classes(only["classes"]) if isinstance(only, nodes.inline) else None


def _is_blank(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Text) and not node.strip()


def other_words(block: nodes.Element) -> Iterator[tuple[Language, str]]:
    """The words of *block*, part of a page that is about to be written or the title of one, in another language."""
    if TRANSLATION in block:
        code, words = block[TRANSLATION]
        yield languages.of_code(code), words
    if SOURCE in block:
        yield languages.of_code(block["source_lang"]), words_of(block[SOURCE])
    for source in block.findall(source_text):
        language = languages.of_classes(source["classes"])
        if language:
            yield language, words_of([source])


def words_of(content: Iterable[nodes.Node]) -> str:
    """The words of *content*, on one line."""
    found = (node for each in content for node in each.findall(lambda node: isinstance(node, nodes.Text | line_break)))
    return "".join(" " if isinstance(node, line_break) else str(node) for node in found)
