"""A translation is parsed as what it is: the inside of one paragraph or heading of its note.

Sphinx parses each ``msgstr`` as a note of its own. So ``1. 簡介`` becomes a list and is dropped, a
link by reference loses the definition that stands in the note, a second paragraph is lost, and each
parsed heading makes MyST write its slugs over those of the note. Read as one paragraph, with the
note's definitions at hand, nothing of it is lost.
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from markdown_it import MarkdownIt
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import Locale

from language_pair.state import reading_of

#: How ``sphinx.transforms.i18n`` names the source of a translation.
_TRANSLATION = ":<translated>"
#: What it puts behind a ``msgstr`` that ends with ``::``, for reStructuredText.
_DUMMY = "\n\n   dummy literal"
_BLANK_LINES = re.compile(r"\n\s*\n")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:", re.MULTILINE)


class NoteParser(MystParser):
    """MyST's parser for notes, and for the translations of their messages."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        if document["source"].endswith(_TRANSLATION):
            self._parse_translation(inputstring.removesuffix(_DUMMY), document)
        else:
            self._keep_definitions(inputstring, document)
            super().parse(inputstring, document)

    def _keep_definitions(self, note: str, document: nodes.document) -> None:
        found: dict[str, Any] = {}
        if _DEFINITION.search(note):
            MarkdownIt("commonmark").parse(note, found)
        links = {label: link for label, link in found.get("references", {}).items() if not label.startswith("^")}
        reading_of(document.settings.env).definitions = links  # what begins with ^ is a footnote

    def _parse_translation(self, text: str, document: nodes.document) -> None:
        environment = document.settings.env
        markdown = _one_paragraph(environment.myst_config)
        markdown.options["document"] = document
        title = _without_underline(text)
        definitions = {"references": dict(reading_of(environment).definitions)}
        markdown.render(_BLANK_LINES.sub("\n", title or text), definitions)
        if title and document.children:
            section = nodes.section("", nodes.title(title, "", *document[0].children))
            document.children = []
            document += section


class AdoptTranslations(SphinxTransform):
    """Let the nodes of a translation belong to the note.

    Each points at the document that its ``msgstr`` was parsed into, and through that at the whole
    environment, which Sphinx would store once more with every translated note.
    """

    default_priority = Locale.default_priority + 1

    def apply(self, **kwargs: Any) -> None:
        for node in self.document.findall():
            node.document = self.document


def _one_paragraph(config: Any) -> MarkdownIt:
    """MyST's Markdown without any block but the paragraph."""
    markdown = create_md_parser(config, SphinxRenderer)
    markdown.block.ruler.enableOnly(["paragraph"])
    markdown.disable("wordcount", ignoreInvalid=True)  # MyST would take the message's for the note's
    return markdown


def _without_underline(text: str) -> str:
    """The text of a heading, which Sphinx underlines with twice as many ``=``; empty for another message."""
    line, _newline, underline = text.rpartition("\n")
    return line if line and underline == "=" * len(line) * 2 else ""


def setup(app: Sphinx) -> None:
    app.setup_extension("myst_parser")
    app.add_source_parser(NoteParser, override=True)
    app.add_transform(AdoptTranslations)
