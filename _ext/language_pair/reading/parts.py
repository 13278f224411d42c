"""Language of parts (WCAG 3.1.2): text that is not in the page's language says which one it is in.

https://www.w3.org/TR/WCAG22/#language-of-parts

A block that waits for its translation is marked as a whole. What other pages show of it, a title in
a menu or in a link, is found again by its words: whatever shows them shows them untranslated. And
Chinese words in an English sentence are marked wherever they are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

from language_pair import languages
from language_pair.internals import TRANSLATED, is_menu, shown_heading
from language_pair.languages import Language
from language_pair.links import shown_words, shows_title
from language_pair.passes import Pass, PostPass
from language_pair.state import pair_of, reading_of

#: A longer text is no title, label or caption that another page would show.
_LONGEST_TITLE = 200
#: Where Chinese stays as it is: code, and what a reader does not see.
_NO_PROSE = (nodes.literal, nodes.literal_block, nodes.raw, nodes.Invisible, nodes.math, nodes.math_block)


class MarkUntranslated(SphinxTransform):
    """Mark each block that waits for its translation, or that has the same words in both languages."""

    default_priority = Pass.MARK_UNTRANSLATED

    def apply(self, **kwargs: Any) -> None:
        reading = reading_of(self.env)
        waiting = pair_of(self.env).notes[self.env.current_document.docname].waiting
        for node, message, original in reading.originals:
            language = languages.of_code(node["source_lang"])
            if isinstance(node, addnodes.toctree):
                entry = reading.catalog.entries.get(message) if reading.catalog else None
                if entry is None or not entry.is_done or entry.translation == message:
                    waiting[message] = language.code
            elif isinstance(node, nodes.image | nodes.meta):
                _mark_attribute(node, message, language)
            elif node.children is original:  # else Sphinx has put the translation there
                _mark(node, language)
                if len(node.astext()) <= _LONGEST_TITLE:
                    waiting[node.astext()] = language.code
        for meta in self.document.findall(nodes.meta):
            for ours in ("source_lang", TRANSLATED):  # HTML shows every attribute that such a node has
                meta.attributes.pop(ours, None)


def _mark(node: nodes.Element, language: Language) -> None:
    """A paragraph says its language itself. HTML has no place for it on every title, term and caption,
    and a title's own is lost on its way into the menus: there what is in it says it."""
    if isinstance(node, nodes.paragraph):
        node["classes"].append(language.css_class)
    elif node.children:
        inside = nodes.inline("", "", *node.children, classes=[language.css_class])
        node.children = []
        node += inside


def _mark_attribute(node: nodes.Element, message: str, language: Language) -> None:
    if isinstance(node, nodes.image) and node["alt"] == message:
        node["classes"].append(language.css_class)
    elif isinstance(node, nodes.meta) and node["content"] == message:
        node["lang"] = language.tag


class MarkChineseInTitles(SphinxTransform):
    """Mark Chinese words in English titles before Sphinx takes the titles into its menus."""

    default_priority = Pass.MARK_TITLES

    def apply(self, **kwargs: Any) -> None:
        for title in list(self.document.findall(nodes.title)):
            mark_chinese(title, _language_around(title, self.config.language))


class MarkChinese(SphinxPostTransform):
    """Mark Chinese words in English text, also in the links that are resolved by now."""

    default_priority = PostPass.MARK_CHINESE
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        mark_chinese(self.document, languages.of_code(self.config.language))


def mark_chinese(node: nodes.Element, around: Language) -> None:
    """Put each Chinese part of the English text in *node* into an inline that says so."""
    around = languages.of_classes(node["classes"]) or around
    for child in list(node.children):
        if isinstance(child, nodes.Text):
            if around == languages.EN and languages.has_chinese(child):
                parent = child.parent
                place = parent.index(child)
                parent[place : place + 1] = list(_in_parts(child))
        elif isinstance(child, nodes.Element) and not isinstance(child, _NO_PROSE):
            mark_chinese(child, around)


def _in_parts(text: nodes.Text) -> Iterator[nodes.Node]:
    for part, is_chinese in languages.chinese_parts(str(text)):
        yield nodes.inline(part, part, classes=[languages.ZH_TW.css_class]) if is_chinese else nodes.Text(part)


class shown_title(nodes.inline):
    """Around a reference that will show the title of what it leads to; gone once that is known."""


class FindShownTitles(SphinxPostTransform):
    """Remember which references will get their text from elsewhere: resolving forgets it."""

    default_priority = PostPass.FIND_SHOWN_TITLES

    def run(self, **kwargs: Any) -> None:
        for reference in list(self.document.findall(addnodes.pending_xref)):
            if shows_title(reference):
                place, parent = reference.parent.index(reference), reference.parent
                parent.remove(reference)
                parent.insert(place, shown_title("", "", reference))


class MarkShownTitles(SphinxPostTransform):
    """Mark the titles that links show: untranslated ones, and those in an untranslated text."""

    default_priority = PostPass.MARK_SHOWN_TITLES

    def run(self, **kwargs: Any) -> None:
        waiting = pair_of(self.env).waiting
        for title in list(self.document.findall(shown_title)):
            for shown in title.findall(nodes.reference):
                self._mark(shown, waiting.get(shown.astext()))
            title.replace_self(title.children)
        for words in self.document.findall(shown_words):
            self._mark(words, waiting.get(words.astext()))
        for local in self.document.findall(nodes.inline):  # MyST has put a heading's words into a link on its page
            if shown_heading(local) and self._title_on_this_page(local.parent) == local.astext():
                self._mark(local, waiting.get(local.astext()))

    def _title_on_this_page(self, reference: nodes.Node | None) -> str | None:
        anchor = reference.get("refid", "") if isinstance(reference, nodes.reference) else ""
        target = self.document.ids.get(anchor)
        title = next(target.findall(nodes.title), None) if isinstance(target, nodes.section) else None
        return title.astext() if title is not None else None

    def _mark(self, shown: nodes.Element, code: str | None) -> None:
        around = _language_around(shown, self.config.language)
        language = languages.find(code or self.config.language)
        if language and language != around and not languages.of_classes(shown["classes"]):
            shown["classes"].append(language.css_class)


def mark_menu(menu: nodes.Element, waiting: Callable[[str], str | None], here: Language) -> None:
    """Mark what a resolved toctree shows of texts that wait for their translation.

    Titles come marked; the texts that a toctree itself gives are plain strings until here. All texts
    are in links and captions; a menu is large and on every page, so nothing else of it is looked at.
    """
    for shown in list(menu.findall(lambda node: isinstance(node, nodes.reference | nodes.title))):
        assert isinstance(shown, nodes.Element)
        language = languages.find(waiting(shown.astext()) or "")
        if language and not list(shown.findall(nodes.inline)):
            _mark(shown, language)
        mark_chinese(shown, here)


def visit_menu(self: HTML5Translator, node: addnodes.compact_paragraph) -> None:
    """A resolved toctree, in the sidebar or in a page, on its way into HTML: Sphinx has no earlier hook for it."""
    if is_menu(node):
        mark_menu(node, pair_of(self.builder.env).waiting.get, languages.of_code(self.config.language))


def depart_menu(self: HTML5Translator, node: addnodes.compact_paragraph) -> None:
    pass


def _language_around(node: nodes.Element, code: str) -> Language:
    """The language that *node* is read in: that of what is around it, or the page's."""
    while node is not None:
        language = languages.of_classes(node.get("classes", []))
        if language:
            return language
        node = node.parent
    return languages.of_code(code)


def _gather_waiting(app: Sphinx, env: BuildEnvironment) -> None:
    pair_of(env).gather_waiting()


def _add_transforms(app: Sphinx) -> None:
    if app.builder.name != "gettext":
        app.add_transform(MarkUntranslated)
        app.add_transform(MarkChineseInTitles)


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", _add_transforms)
    app.connect("env-updated", _gather_waiting, priority=100)  # before it is told which pages show other texts
    app.add_post_transform(FindShownTitles)
    app.add_post_transform(MarkShownTitles)
    app.add_post_transform(MarkChinese)
    app.add_node(addnodes.compact_paragraph, override=True, html=(visit_menu, depart_menu))
