"""What a page says, read from its doctree when that is about to be written: with views filled, titles of links known.

Left out is what has the class ``no-search``, as in Sphinx, and notes with ``nosearch`` in their front matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from language_pair import languages
from language_pair.builders import site_of
from language_pair.languages import Language
from language_pair.nodes import line_break
from language_pair.other_language import other_words, sole_language, source_text
from language_pair.site.short_titles import short_title_of
from site_search import hook
from site_search.documents import Document, IndexedPage, Section, Text
from site_search.facets import TAG, YEAR, facets_of
from site_search.hook import SearchRecord
from site_search.store import Store
from site_search.terms import joined

_LEFT_OUT = {"no-search", "nosearch", "headerlink"}
_NOT_SHOWN = (nodes.Invisible, nodes.raw, nodes.footnote_reference, source_text, addnodes.toctree, addnodes.index)


def page_of(
    document: nodes.document,
    docname: str,
    *,
    url: str,
    language: Language,
    metadata: Mapping[str, Any],
    records: Iterable[SearchRecord] = (),
    short_title: nodes.title | None = None,
) -> IndexedPage:
    """The page of the note *docname* at *url*, seen from the site's first page; *language* is the site's.

    With a *short_title* results name it so, and its own is found all the same.
    """
    facets = facets_of(docname, metadata)
    reader = _Reader(url, language, docname, records)
    reader.read(document, language)
    if short_title is not None:
        reader.name_page(short_title)
    page, *others = reader.documents
    page.labels = [*facets[YEAR], *facets[TAG]]
    for record in others:
        record.page_title = page.title
        record.context = [page.title.words, *page.sections[0].other_headings, *page.labels]
    return IndexedPage(facets=facets, documents=[page, *others])


class _Reader:
    """Walks a doctree; the first of its ``documents`` is the page itself."""

    def __init__(self, url: str, language: Language, docname: str, records: Iterable[SearchRecord]) -> None:
        self._url, self._language = url, language
        self._records = {id(record.node): record for record in records}
        self._section = Section(anchor="", heading=Text(words=docname))
        self._has_title = False
        self._record: Section | None = None
        self._row: nodes.Node | None = None
        self.documents = [Document(url=url, kind="page", sections=[self._section])]

    def read(self, node: nodes.Element, language: Language) -> None:
        for child in node.children:
            if not isinstance(child, nodes.Element) or isinstance(child, _NOT_SHOWN):
                continue
            if not _LEFT_OUT.isdisjoint(child["classes"]):
                continue
            own = languages.of_classes(child["classes"]) or language
            if isinstance(child, nodes.TextElement):
                self._read_block(child, own)
            elif id(child) in self._records:
                self._read_record(child, own)
            else:
                self.read(child, own)

    def _read_record(self, node: nodes.Element, language: Language) -> None:
        record, around = self._records[id(node)], self._record
        self._record = Section(anchor=record.anchor, heading=Text(words=record.title))
        self.documents.append(Document(url=self._url, kind=record.kind, sections=[self._record]))
        self.read(node, language)
        self._record = around

    def _read_block(self, block: nodes.TextElement, language: Language) -> None:
        language = sole_language(block) or language
        words, others = joined(shown_words(block)), [(other, joined(text)) for other, text in other_words(block)]
        if isinstance(block, nodes.title) and isinstance(block.parent, nodes.section):
            self._begin_section(block.parent, Text(words=words, lang=self._lang(language)), others)
            return
        joint = self._joint(block)
        self._add(self._section, words, language, others, joint)
        if self._record and words == self._record.heading.words:
            self._record.heading.lang = self._lang(language)
            self._record.other_headings += [text for _language, text in others]
        elif self._record:
            self._add(self._record, words, language, others, joint)

    def _begin_section(self, node: nodes.section, heading: Text, others: list[tuple[Language, str]]) -> None:
        if self._has_title:
            self._section = Section(anchor=node["ids"][0] if node["ids"] else "", heading=heading)
            self.documents[0].sections.append(self._section)
        else:
            self._section.heading, self._has_title = heading, True
        self._section.other_headings = [text for _language, text in others if text != heading.words]

    def name_page(self, title: nodes.title) -> None:
        first = self.documents[0].sections[0]
        shown = Text(words=joined(shown_words(title)), lang=self._lang(sole_language(title) or self._language))
        words = [first.heading.words, *first.other_headings, *(joined(text) for _language, text in other_words(title))]
        first.heading = shown
        first.other_headings = [each for each in dict.fromkeys(words) if each != shown.words]

    def _add(
        self, section: Section, words: str, language: Language, others: list[tuple[Language, str]], joint: str
    ) -> None:
        section.add(self._lang(language), words, joint)
        for other, text in others:
            section.add(self._lang(other), text, joint)

    def _joint(self, block: nodes.Element) -> str:
        """What is read between *block* and the one before, where both are of one row or list of definitions."""
        around: nodes.Node | None = block.parent
        while around and not isinstance(around, nodes.row | nodes.definition_list):
            around = around.parent
        before, self._row = self._row, around
        if around is None or around is not before:
            return ""
        return " " if isinstance(block.parent, nodes.definition) else " · "

    def _lang(self, language: Language) -> str:
        return "" if language == self._language else language.tag


def shown_words(node: nodes.Element) -> str:
    """The words that a page shows of *node*: markup does not cut a word in two."""
    return "".join(_shown(node))


def _shown(node: nodes.Element) -> Iterator[str]:
    for child in node.children:
        if isinstance(child, nodes.Text):
            yield str(child)
        elif isinstance(child, line_break):
            yield " "  # also between Chinese characters, which the end of a line alone does not part
        elif isinstance(child, nodes.image):
            yield f" {child.get('alt', '')} "
        elif isinstance(child, nodes.Element) and not isinstance(child, _NOT_SHOWN):
            yield from _shown(child) if _LEFT_OUT.isdisjoint(child["classes"]) else ()


def store_of(app: Sphinx) -> Store:
    return Store(Path(app.doctreedir, "site_search"))


def stage(app: Sphinx, document: nodes.document, docname: str) -> None:
    """Keep what the page of a note says, for the index: on ``doctree-resolved``."""
    builder = site_of(app.builder)
    if builder and docname in app.env.found_docs and is_found(app.env, docname):
        language = languages.of_code(app.config.language)
        page = page_of(
            document,
            docname,
            url=builder.get_target_uri(docname),
            language=language,
            metadata=app.env.metadata[docname],
            records=hook.records_on(app, document, docname),
            short_title=short_title_of(app.env, docname),
        )
        store_of(app).stage(docname, page)


def is_found(env: BuildEnvironment, docname: str) -> bool:
    """Whether readers are to find the note *docname*."""
    return not {"nosearch", "no-search"} & env.metadata[docname].keys()
