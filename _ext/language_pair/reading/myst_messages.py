"""A translation is parsed as what it is: the inside of one paragraph or heading of its note.

Sphinx parses each ``msgstr`` as a note of its own. So ``1. 簡介`` becomes a list and is dropped, a
link by reference loses the definition that is in the note, a second paragraph is lost, and each
parsed heading makes MyST write its slugs over those of the note. Read as one paragraph, with the
note's definitions at hand, nothing of it is lost.
"""

from __future__ import annotations

import re
from functools import cached_property
from types import MethodType
from typing import Any

from docutils import nodes
from markdown_it import MarkdownIt
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from language_pair.faults import Fault, warn
from language_pair.internals import (
    TRANSLATION_SOURCE,
    MystParser,
    begins_of_markup,
    front_matter_of,
    markdown_of_build,
    markdown_of_note,
    without_dummy,
)
from language_pair.nodes import block_around, line_break
from language_pair.passes import Pass
from language_pair.reading.card_links import translate_card_links
from language_pair.reading.foreign_markup import FOREIGN, leave_unrun, render_foreign
from language_pair.reading.html_pairs import html_pairs
from language_pair.reading.line_breaks import line_breaks, spelled
from language_pair.reading.myst_renderer import NoteRenderer
from language_pair.reading.short_titles import add_short_title
from language_pair.state import reading_of

_BLANK_LINES = re.compile(r"\n\s*\n")
#: Of a break; a line end may be no break at all.
_OTHER_SPELLING = re.compile(r"\n|<br[^>]|<BR|\s<br>|<br>\s")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:", re.MULTILINE)


class NoteParser(MystParser):
    """MyST's parser for notes, and for the translations of their messages."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        reading = reading_of(document.settings.env)
        if document["source"].endswith(TRANSLATION_SOURCE):
            assert reading.messages is not None  # Sphinx translates a note that was parsed before
            reading.messages.parse(without_dummy(inputstring), document)
        else:
            reading.messages = MessageParser(document, inputstring)
            _parse_note(inputstring, document)


def _parse_note(text: str, document: nodes.document) -> None:
    front_matter = front_matter_of(text)
    breaks = front_matter.get("breaks", False)
    if not isinstance(breaks, bool):
        place = document.settings.env.current_document.docname, 1
        warn(Fault.BREAKS, f"this note's breaks is {breaks!r}", location=place)
    markdown = markdown_of_note(front_matter, document, NoteRenderer)
    markdown.use(line_breaks, at_line_ends=breaks is True).use(html_pairs)
    markdown.render(text)
    add_short_title(front_matter, text, document, markdown)
    _spell_breaks(document, markdown)
    translate_card_links(document)


def _spell_breaks(document: nodes.document, markdown: MarkdownIt) -> None:
    """Spell the breaks in the messages that directives made of their arguments: these are as they were written.

    Comments go from them, too.
    """
    for commented in document.findall(nodes.TextElement):
        if "<!--" in commented.rawsource and not isinstance(commented, nodes.FixedTextElement | nodes.Inline):
            commented.rawsource = spelled(commented.rawsource, markdown)
    for block in {id(block): block for block in map(block_around, document.findall(line_break))}.values():
        if isinstance(block, nodes.TextElement) and _OTHER_SPELLING.search(block.rawsource):
            block.rawsource = spelled(block.rawsource, markdown)


class MessageParser:
    """Parses one translation after another of a note, whose text is *text*.

    MyST would set its parser and renderer up anew for each, which takes longer than to parse a paragraph:
    among other things docutils builds its option parser.
    """

    def __init__(self, note: nodes.document, text: str) -> None:
        self._note, self._text = note, text
        #: What was parsed, by its place and text: Sphinx has each translation parsed twice, and uses it once.
        self._parsed: dict[tuple[str, str], nodes.document] = {}
        #: The links to other notes in the translations, with the anchors that they name.
        self.links: list[tuple[addnodes.pending_xref, str | None]] = []
        found: dict[str, Any] = {}
        if _DEFINITION.search(text):
            MarkdownIt("commonmark").parse(text, found)
        links = found.get("references", {})
        self._definitions = {label: link for label, link in links.items() if not label.startswith("^")}  # a footnote

    @cached_property
    def _markup(self) -> re.Pattern[str] | None:
        return begins_of_markup(self._note.settings.env)

    @cached_property
    def _renderer(self) -> NoteRenderer:
        """MyST without any block but the paragraph."""
        markdown = markdown_of_build(self._note.settings.env, NoteRenderer).use(line_breaks).use(html_pairs)
        markdown.block.ruler.enableOnly(["paragraph"])
        markdown.disable("wordcount", ignoreInvalid=True)  # MyST would take the message's for the note's
        leave_unrun(markdown, self._text)
        renderer = markdown.renderer
        assert isinstance(renderer, NoteRenderer)
        renderer.rules[f"render_{FOREIGN}"] = MethodType(render_foreign, renderer)
        renderer.setup_render({**markdown.options, "document": self._note}, {})
        return renderer

    def parse(self, text: str, document: nodes.document) -> None:
        """Parse the translation *text* into *document*, which Sphinx has made for it."""
        key = document["source"], text
        known = self._parsed.get(key)
        if known and _is_unused(known):
            document.extend(known.children)
        else:
            self._parse(text, document)
        self._parsed[key] = document

    def _parse(self, text: str, document: nodes.document) -> None:
        title = _without_underline(text)
        content = _BLANK_LINES.sub("\n", title or text)
        if self._markup and content.strip() == content and not self._markup.search(content):
            _say(content, document)
        else:
            self._render(content, document)
        if title and document.children:
            section = nodes.section("", nodes.title(title, "", *document[0].children))
            document.children = []
            document += section
        self._take_over(document)

    def _render(self, text: str, document: nodes.document) -> None:
        renderer = self._renderer
        renderer.document, renderer.reporter = document, document.reporter
        renderer.md_env = {"references": self._definitions}
        with renderer.current_node_context(document):
            renderer.nested_render_text(text, lineno=0)

    def _take_over(self, translation: nodes.document) -> None:
        """Make the note the document of the translated nodes, which Sphinx is going to move into it.

        Sphinx leaves them the document that they were made in. That one knows the environment, so with
        every note the whole environment would be stored, and the more notes, the longer it takes.
        """
        for node in translation.findall():
            if node is not translation:
                node.document = self._note
            if isinstance(node, addnodes.pending_xref) and "reftargetid" in node:
                self.links.append((node, node["reftargetid"]))


def _is_unused(parsed: nodes.document) -> bool:
    """Whether Sphinx has moved nothing of *parsed* into the note: only the children of its first block are."""
    return bool(parsed.children) and all(child.parent is parsed[0] for child in parsed[0].children)


def _say(text: str, document: nodes.document) -> None:
    """What the renderer makes of a *text* without markup."""
    paragraph = nodes.paragraph(text)
    paragraph.source, paragraph.line = document["source"], 1
    document.current_line = paragraph.line
    document += paragraph
    paragraph += nodes.Text(text)


class KeepAnchors(SphinxTransform):
    """Let each translated link lead to its own anchor: of two to one note Sphinx gives both the last one's."""

    default_priority = Pass.KEEP_ANCHORS

    def apply(self, **kwargs: Any) -> None:
        messages = reading_of(self.env).messages
        for link, anchor in messages.links if messages else ():
            link["reftargetid"] = anchor


def _without_underline(text: str) -> str:
    """The text of a heading, which Sphinx underlines with twice as many ``=``; empty for another message."""
    line, _newline, underline = text.rpartition("\n")
    return line if line and underline == "=" * len(line) * 2 else ""


def setup(app: Sphinx) -> None:
    app.add_source_parser(NoteParser, override=True)
    app.add_transform(KeepAnchors)
