"""How much each term says about a document, and the words whose beginnings find it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from site_search.documents import Document, Part, parts_of
from site_search.postings import STEPS, is_titled, part_of, posting, weight_of
from site_search.terms import terms_of, words

#: Of how many words a term in a title, or in a heading, is worth that many.
_TITLE, _HEADING = 10, 3
#: BM25's k1 and b, and the length in terms of a usual document; a constant, so that a page's weights depend on the
#: page alone. Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009, section 3.4.
_K1, _B, _USUAL_LENGTH = 1.4, 0.75, 1_200
#: Words are completed from this length on: two letters begin too many.
SHORTEST_BEGINNING = 3


class Words:
    """The words of some texts, counted."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, bool]] = Counter()

    def add(self, text: str, times: int = 1) -> None:
        for word in words(text):
            self._counts[word] += times

    def terms(self) -> Counter[str]:
        found: Counter[str] = Counter()
        for (word, unspaced), count in self._counts.items():
            for term in terms_of(word, unspaced):
                found[term] += count
        return found

    def spellings(self) -> Iterator[str]:
        """The words that somebody may begin to type."""
        return (word for word, unspaced in self._counts if not unspaced and len(word) > SHORTEST_BEGINNING)


@dataclass(slots=True)
class Found:
    """What a document is found by: its postings by term, and the words of which a beginning finds it."""

    postings: dict[str, int]
    spellings: set[str]


def found_in(document: Document) -> Found:
    """Count the terms of *document*."""
    parts = parts_of(document)
    titled, spellings = _in_titles(document, parts)
    by_lang: dict[str, list[tuple[int, Counter[str]]]] = {"": []}
    for number, part in enumerate(parts):
        counted = Words()
        for _section, text in part.rows:
            counted.add(text)
        spellings.update(counted.spellings())
        by_lang.setdefault(part.lang, []).append((number, counted.terms()))
    postings: dict[str, int] = {}
    for lang, counts in by_lang.items():
        _weigh(counts, {} if lang else titled, postings)
    return Found(postings, spellings)


def _in_titles(document: Document, parts: list[Part]) -> tuple[dict[str, tuple[int, int, bool]], set[str]]:
    """The terms of headings and of the document's context: how much each counts, its part, and whether it makes
    the document one with that title."""
    found: dict[str, tuple[int, int, bool]] = {}
    spellings: set[str] = set()
    first_part = {id(section): number for number, part in reversed([*enumerate(parts)]) for section, _ in part.rows}
    titles = [
        (text, _HEADING if position else _TITLE, first_part.get(id(section), 0), True)
        for position, section in enumerate(document.sections)
        for text in (section.heading.words, *section.other_headings)
    ]
    is_record = document.page_title is not None
    for text, worth, part, is_title in [*titles, *((text, 1, 0, not is_record) for text in document.context)]:
        counted = Words()
        counted.add(text, worth)
        spellings.update(counted.spellings())
        for term, count in counted.terms().items():
            before = found.get(term)
            found[term] = (before[0] + count, before[1], before[2] or is_title) if before else (count, part, is_title)
    return found, spellings


def _weigh(
    counts: list[tuple[int, Counter[str]]],
    titled: dict[str, tuple[int, int, bool]],
    postings: dict[str, int],
) -> None:
    """Add the postings of one language; of a term that is there already, only a greater weight."""
    total: Counter[str] = Counter({term: count for term, (count, _part, _is_title) in titled.items()})
    best: dict[str, tuple[int, int]] = {}
    length = 0
    for part, counted in counts:
        for term, count in counted.items():
            total[term] += count
            length += count
            if count > best.get(term, (0, 0))[0]:
                best[term] = count, part
    norm = _K1 * (1 - _B + _B * length / _USUAL_LENGTH)
    for term, count in total.items():
        weight = min(STEPS - 1, int(STEPS * count / (count + norm)))
        before = postings.get(term)
        if before:
            if weight > weight_of(before):
                postings[term] = posting(weight, is_titled(before), part_of(before))
            continue
        _count, part, is_title = titled.get(term, (0, 0, False))
        postings[term] = posting(weight, is_title, part if is_title or term not in best else best[term][1])
