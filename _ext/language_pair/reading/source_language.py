"""Which language each block of a note is written in, and so what each language lacks.

A note says its language in its front matter (``source_lang: zh_TW``), a block in the other
language with a class, which before a heading covers the section:

.. code-block:: markdown

   {.language-en}
   ## Witness

This one decision is used throughout: Sphinx's Locale transform replaces only what is marked here;
the gettext builder, run once for each language, extracts only what is marked, so that a catalog
never translates a language into itself; and what each language lacks is what its progress is
counted from.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from language_pair import languages
from language_pair.faults import Fault, warn
from language_pair.internals import drop_caption, extract_messages, raw_caption, raw_entries, set_raw_entries
from language_pair.languages import Language
from language_pair.metadata import block, fields
from language_pair.nodes import html_block, line_around, words_aside
from language_pair.other_language import sole_language
from language_pair.passes import Pass
from language_pair.reading.prose import contradiction, prose
from language_pair.state import Reading, reading_of

#: Code and comments, which are no text of either language; in an HTML block, text is a node of its own.
_NO_PROSE = nodes.FixedTextElement


class MarkTranslatable(SphinxTransform):
    """Give each block its ``source_lang`` and take out of translation what needs none."""

    default_priority = Pass.MARK_LANGUAGES

    def apply(self, **kwargs: Any) -> None:
        self.target = languages.of_code(self.config.language)
        self.reading: Reading = reading_of(self.env)
        self.reading.source = self._note_language()
        front_matter = block(self.document)
        for child in self.document.children:
            if child is front_matter:
                _take_out(front_matter)  # Sphinx takes it out of the page
            elif isinstance(child, nodes.Element):
                self._mark(child, self.reading.source)

    def _note_language(self) -> Language:
        code = fields(self.document).get("source_lang", "")
        language = languages.of_spelling(code)
        if language is None:
            found = f"this note's source_lang is {code!r}" if code else "this note has no source_lang"
            warn(Fault.SOURCE_LANG, found, location=(self.env.current_document.docname, 1))
        return language or languages.EN

    def _mark(self, node: nodes.Element, inherited: Language) -> None:
        language = languages.of_classes(node["classes"]) or inherited
        self._settle_classes(node, language)
        if isinstance(node, nodes.substitution_definition):
            return
        if isinstance(node, addnodes.toctree | nodes.image | nodes.meta):
            node["source_lang"] = language.code
            for text in _texts_aside(node):
                self._note_lack(node, text, text, language)
        elif isinstance(node, html_block):
            self._note_untold(words_aside(node), language)
        elif isinstance(node, nodes.TextElement) and (not isinstance(node, nodes.Inline) or "translatable" in node):
            self._mark_text(node, sole_language(node) or language)
        for child in node.children:
            if isinstance(child, nodes.Element):
                self._mark(child, language)

    def _settle_classes(self, node: nodes.Element, language: Language) -> None:
        """A phrase, which is no message of its own, keeps its mark, in the one right spelling; a block's
        mark has served; what names no language is refused."""
        marks = [name for name in node["classes"] if name.startswith(languages.CLASS_PREFIX)]
        if not marks:
            return
        node["classes"] = [name for name in node["classes"] if name not in marks]
        for name in marks:
            if languages.of_spelling(name.removeprefix(languages.CLASS_PREFIX)) is None:
                place = self.env.current_document.docname, node.line or _first_line(node)
                warn(Fault.LANGUAGE_MARK, f"the mark {name!r} names no language of this site", location=place)
        if isinstance(node, nodes.Inline) and languages.of_classes(marks):
            node["classes"].append(language.css_class)

    def _mark_text(self, node: nodes.TextElement, language: Language) -> None:
        if isinstance(node.parent, nodes.entry) and not node.source:
            # MyST leaves a table's cells without a place where the table is in a directive.
            node.source, node.line = self.document["source"], node.line or line_around(node)
        if not node.get("translatable", True) or isinstance(node, nodes.math_block):
            node["translatable"] = False
            return
        node["source_lang"] = language.code
        message = next((text for each, text in extract_messages(node) if each is node), "")
        words = prose(node)
        if message:
            self._note_lack(node, message, words, language)
        if not languages.needs_translation(words, source=language, target=self.target):
            node["translatable"] = False

    def _note_untold(self, texts: Iterable[str], language: Language) -> None:
        for target in languages.LANGUAGES:
            lacking = [each for each in texts if languages.needs_translation(each, source=language, target=target)]
            self.reading.untold[target.code].update(dict.fromkeys(lacking))

    def _note_lack(self, node: nodes.Element, message: str, words: str, language: Language) -> None:
        self.reading.own[language.code].add(message)
        for target in languages.LANGUAGES:
            if languages.needs_translation(words, source=language, target=target):
                self.reading.lacking[target.code][message] = None
                if target == self.target:
                    self.reading.translatable.append((node, message))
                else:
                    self.reading.elsewhere.append((node, message, target.code))


class CheckScript(SphinxTransform):
    """Report text whose script says that it is not in the language which its note or its mark names.

    It would go into the wrong catalog, and so never be translated.
    """

    default_priority = Pass.CHECK_SCRIPTS

    def apply(self, **kwargs: Any) -> None:
        for node in self.document.findall(nodes.TextElement):
            language = languages.find(node.get("source_lang", ""))
            if language and not isinstance(node, _NO_PROSE) and not _is_generated(node):
                self._check(node, language)

    def _check(self, node: nodes.TextElement, language: Language) -> None:
        found = contradiction(node, language, self.config.pair_kept)
        if found:
            place = self.env.current_document.docname, node.line or _first_line(node)
            warn(Fault.SCRIPT, f"this text should be {language.name}, but holds {found[:40]!r}", location=place)


class HideFromTemplates(SphinxTransform):
    """Take away the pictures' ``alt``, the toctrees' texts and the metadata that need no translation.

    They are messages whatever their attributes say. For the gettext builder only, which shows none of them.
    """

    default_priority = Pass.TRIM_TEMPLATES

    def apply(self, **kwargs: Any) -> None:
        for image in self.document.findall(nodes.image):
            if not self._needed(image.get("alt", ""), image):
                image.attributes.pop("alt", None)
        for meta in list(self.document.findall(nodes.meta)):
            if not self._needed(meta.get("content", ""), meta):
                meta.parent.remove(meta)
        for toctree in self.document.findall(addnodes.toctree):
            set_raw_entries(toctree, [entry for entry in raw_entries(toctree) if self._needed(entry, toctree)])
            if not self._needed(raw_caption(toctree), toctree):
                drop_caption(toctree)

    def _needed(self, text: str, node: nodes.Element) -> bool:
        if "source_lang" not in node:  # in a field of the front matter, which no page shows
            return False
        source = languages.of_code(node["source_lang"])
        target = languages.of_code(self.config.language)
        return languages.needs_translation(text, source=source, target=target)


def _take_out(front_matter: nodes.Element) -> None:
    for node in front_matter.findall(nodes.TextElement):
        if not isinstance(node, nodes.Inline):
            node["translatable"] = False


def _texts_aside(node: nodes.Element) -> Iterator[str]:
    """The messages of a toctree, a picture or metadata, in the order in which gettext finds them."""
    if isinstance(node, addnodes.toctree):
        yield from raw_entries(node)
        yield raw_caption(node)
    else:
        yield node.get("alt" if isinstance(node, nodes.image) else "content", "")


def _is_generated(node: nodes.Element) -> bool:
    """Whether the words are Sphinx's, in the page's language: of a version, a field, a table of contents."""
    around = node.parent
    of_contents = isinstance(around, nodes.topic) and "contents" in around["classes"]
    return isinstance(node, nodes.Inline | nodes.field_name) or of_contents


def _first_line(node: nodes.Element) -> int:
    """The first line that something in *node* knows: a section itself knows none."""
    return next((child.line for child in node.findall(nodes.Element) if child.line), 1)


def _add_transforms(app: Sphinx) -> None:
    app.add_transform(MarkTranslatable)
    app.add_transform(HideFromTemplates if app.builder.name == "gettext" else CheckScript)


def setup(app: Sphinx) -> None:
    app.add_config_value("pair_kept", {}, "env", (dict,))
    app.connect("builder-inited", _add_transforms)
