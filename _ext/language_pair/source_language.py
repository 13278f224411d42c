"""Which language each block of a note is written in, and so what a build may translate.

A note says its language in its front matter (``source_lang: zh_TW``), a block in the other
language with a class, which before a heading covers the section:

.. code-block:: markdown

   {.language-en}
   ## Witness

This one decision is used twice: while reading, Sphinx's Locale transform replaces only what is
marked here; and the gettext builder, run once for each language, extracts only what is marked, so
that a catalog never translates a language into itself.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.transforms.i18n import Locale

import languages
from faults import Fault, warn
from front_matter import fields

#: What stays the same in every language when it stands alone.
_KEPT = (nodes.literal, nodes.image, nodes.raw)


class MarkTranslatable(SphinxTransform):
    """Give each block its ``source_lang`` and take out of translation what needs none."""

    default_priority = Locale.default_priority - 5

    def apply(self, **kwargs: Any) -> None:
        self.target = languages.find(self.config.language) or languages.EN
        self._mark(self.document, self._note_language())

    def _note_language(self) -> languages.Language:
        code = fields(self.document).get("source_lang", "")
        language = languages.find(code)
        if language is None:
            found = f"this note's source_lang is {code!r}" if code else "this note has no source_lang"
            warn(Fault.SOURCE_LANG, found, location=(self.env.current_document.docname, 1))
        return language or languages.EN

    def _mark(self, node: nodes.Element, inherited: languages.Language) -> None:
        self._report_unknown(node)
        language = languages.of_classes(node["classes"]) or inherited
        if not isinstance(node, nodes.Inline):  # a phrase is no message of its own and keeps its mark
            node["classes"] = [name for name in node["classes"] if name != language.css_class]
        if isinstance(node, addnodes.toctree | nodes.image):
            node["source_lang"] = language.code
        elif isinstance(node, nodes.TextElement) and not isinstance(node, nodes.Inline):
            self._mark_text(node, language)
        for child in node.children:
            if isinstance(child, nodes.Element):
                self._mark(child, language)

    def _report_unknown(self, node: nodes.Element) -> None:
        known = {language.css_class for language in languages.LANGUAGES}
        for name in node["classes"]:
            if name.startswith(languages.CLASS_PREFIX) and name not in known:
                place = self.env.current_document.docname, node.line or _first_line(node)
                warn(Fault.LANGUAGE_MARK, f"the mark {name!r} names no language of this site", location=place)

    def _needed(self, text: str, language: languages.Language) -> bool:
        return languages.needs_translation(text, source=language, target=self.target)

    def _mark_text(self, node: nodes.TextElement, language: languages.Language) -> None:
        if not node.get("translatable", True):
            return
        node["source_lang"] = language.code
        if not self._needed(_prose(node), language):
            node["translatable"] = False


class HideFromTemplates(SphinxTransform):
    """Take away the pictures' ``alt`` and the toctrees' texts that need no translation.

    Both are messages whatever their attributes say. For the gettext builder only, which shows neither.
    """

    default_priority = MarkTranslatable.default_priority + 1

    def apply(self, **kwargs: Any) -> None:
        for image in self.document.findall(nodes.image):
            if not self._needed(image.get("alt", ""), image):
                image.attributes.pop("alt", None)
        for toctree in self.document.findall(addnodes.toctree):
            entries: list[str] = toctree.get("rawentries", [])
            toctree["rawentries"] = [entry for entry in entries if self._needed(entry, toctree)]
            if not self._needed(toctree.get("rawcaption") or "", toctree):
                toctree.attributes.pop("rawcaption", None)
                toctree["caption"] = None

    def _needed(self, text: str, node: nodes.Element) -> bool:
        source = languages.find(node["source_lang"]) or languages.EN
        target = languages.find(self.config.language) or languages.EN
        return languages.needs_translation(text, source=source, target=target)


class MarkUntranslated(SphinxTransform):
    """Say the language of a block that waits for its translation, so that it is read aloud rightly."""

    default_priority = Locale.default_priority + 2

    def apply(self, **kwargs: Any) -> None:
        for node in self.document.findall(nodes.TextElement):
            language = languages.find(node.get("source_lang", ""))
            waits = node.get("translatable", True) and not node.get("translated")
            if language and waits and language.code != self.config.language:
                node["classes"].append(language.css_class)


def _first_line(node: nodes.Element) -> int:
    """The first line that something in *node* knows: a section itself knows none."""
    return next((child.line for child in node.findall(nodes.Element) if child.line), 1)


def _prose(node: nodes.Element) -> str:
    """The words of *node* that a translator could change: without code, bare addresses and references
    that show the title of what they lead to."""
    words: list[str] = []
    for child in node.children:
        if isinstance(child, nodes.Text):
            words.append(child.astext())
        elif isinstance(child, nodes.Element) and not _is_kept(child):
            words.append(_prose(child))
    return " ".join(words)


def _is_kept(node: nodes.Element) -> bool:
    if isinstance(node, addnodes.pending_xref):
        return not node.get("refexplicit")
    if isinstance(node, nodes.reference):
        return bool(node.get("refuri") == node.astext())
    return isinstance(node, _KEPT)


def add_transforms(app: Sphinx) -> None:
    app.add_transform(MarkTranslatable)
    app.add_transform(HideFromTemplates if app.builder.name == "gettext" else MarkUntranslated)
