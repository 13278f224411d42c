"""What can be found: a page with its facets, a record of it, a tag. Pure: as read from a page, and in parts.

A text that a result shows comes in the reader's language where there is one, and a document holds its words in
every language in which they are known, by the tag of HTML's ``lang``; "" is the language of the site itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

#: Maximum number of bytes of text that are read for one result; more where a page would have over `MOST_PARTS` parts,
#: or has a longer block. A server stores all parts, a query reads six.
PART_BYTES = 4_500
#: A posting has one character for the part (`postings`).
MOST_PARTS = 26


@dataclass(kw_only=True, slots=True)
class Text:
    """Words that a result shows; *lang* is "" in the language of the site."""

    words: str
    lang: str = ""

    def as_json(self) -> str | list[str]:
        return [self.words, self.lang] if self.lang else self.words


@dataclass(kw_only=True, slots=True)
class Section:
    """A heading with what is under it up to the next one.

    *heading* is shown, *other_headings* are the same in other languages; *blocks* are its texts by language,
    each a paragraph or what is like one.
    """

    anchor: str
    heading: Text
    other_headings: list[str] = field(default_factory=list)
    blocks: dict[str, list[str]] = field(default_factory=dict)

    def add(self, lang: str, words: str, joint: str = "") -> None:
        """Add a block, or with *joint* more of the last one: cells of a row are read as one."""
        blocks = self.blocks.setdefault(lang, []) if words else []
        if joint and blocks:
            blocks[-1] += joint + words
        elif words:
            blocks.append(words)


@dataclass(kw_only=True, slots=True)
class Document:
    """A result: where it is, what it is (``page``, ``tag`` or a kind of record), and its texts.

    *page_title* is that of the page which a record is on. *labels*, a page's year and tags, count as its
    titles do; *context* are words by which it is found together with its own: for a record, those of its page.
    """

    url: str
    kind: str
    sections: list[Section]
    page_title: Text | None = None
    labels: list[str] = field(default_factory=list)
    context: list[str] = field(default_factory=list)

    @property
    def title(self) -> Text:
        return self.sections[0].heading


@dataclass(kw_only=True, slots=True)
class IndexedPage:
    """What one note gives: its values of each facet (`facets`), its own document and those of its records."""

    facets: dict[str, list[str]]
    documents: list[Document]


@dataclass(frozen=True, kw_only=True, slots=True)
class Summary:
    """What the index as a whole needs to know of a page: its *records* are counted."""

    facets: dict[str, list[str]]
    records: int

    @classmethod
    def of(cls, page: IndexedPage) -> Summary:
        return cls(facets=page.facets, records=len(page.documents) - 1)


@dataclass(kw_only=True, slots=True)
class Part:
    """Some sections of a document in one language: what is read to show a result."""

    lang: str
    rows: list[tuple[Section, str]] = field(default_factory=list)

    def as_json(self, document: Document) -> dict[str, Any]:
        """The file of the part; `scripts/search-results.js` reads it."""
        found: dict[str, Any] = {"url": document.url, "kind": document.kind, "title": document.title.as_json()}
        if document.page_title:
            found["page"] = document.page_title.as_json()
        if self.lang:
            found["lang"] = self.lang
        found["rows"] = [_row(section, text) for section, text in self.rows]
        return found


def _row(section: Section, text: str) -> list[Any]:
    row = [section.anchor, section.heading.as_json(), text]
    return [*row, " · ".join(section.other_headings)] if section.other_headings else row


def parts_of(document: Document) -> list[Part]:
    """The document divided into parts, those in the site's language first; at least one, at most `MOST_PARTS`."""
    limit = PART_BYTES
    while True:
        parts = list(_parts(document, limit))
        if len(parts) <= MOST_PARTS:
            return parts
        limit *= 2


def _parts(document: Document, limit: int) -> Iterator[Part]:
    langs = {lang: None for section in document.sections for lang in section.blocks}
    for lang in ["", *(lang for lang in langs if lang)]:
        part, size = Part(lang=lang), 0
        for section in document.sections:
            for text, weight in _texts(section, lang, limit):
                if part.rows and size + weight > limit:
                    yield part
                    part, size = Part(lang=lang), 0
                part.rows.append((section, text))
                size += weight
        if part.rows:
            yield part


def _texts(section: Section, lang: str, limit: int) -> Iterator[tuple[str, int]]:
    """The texts of a section in one language, each with the bytes that it takes with the heading.

    A heading without a text in the site's language is there, too.
    """
    heading = sum(len(words.encode()) for words in (section.heading.words, *section.other_headings))
    blocks = section.blocks.get(lang, [])
    for text, weight in _pieces(blocks, limit):
        yield text, heading + weight
    if not lang and not blocks:
        yield "", heading


def _pieces(blocks: Iterable[str], limit: int) -> Iterator[tuple[str, int]]:
    """Blocks joined up to *limit* bytes; a longer one stays whole, since a phrase may be anywhere in it."""
    piece: list[str] = []
    size = 0
    for block in blocks:
        weight = len(block.encode())
        if piece and size + weight > limit:
            yield " ".join(piece), size
            piece, size = [], 0
        piece.append(block)
        size += weight
    if piece:
        yield " ".join(piece), size


def dump(page: IndexedPage) -> str:
    return json.dumps(page, ensure_ascii=False, separators=(",", ":"), default=_fields)


def _fields(value: IndexedPage | Document | Section | Text) -> dict[str, Any]:
    return {name: getattr(value, name) for name in value.__slots__}


def load(stored: str) -> IndexedPage:
    """The page that `dump` stored; `ValueError`, `KeyError` or `TypeError` for anything else."""
    found = json.loads(stored)
    documents = [_document(document) for document in found["documents"]]
    return IndexedPage(**{**found, "documents": documents})


def _document(stored: dict[str, Any]) -> Document:
    sections = [Section(**{**section, "heading": Text(**section["heading"])}) for section in stored["sections"]]
    page_title = stored["page_title"]
    return Document(**{**stored, "sections": sections, "page_title": Text(**page_title) if page_title else None})
