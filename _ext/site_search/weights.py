"""How much each term says about a document, and the words whose beginnings find it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from site_search.documents import Document, Part
from site_search.postings import CONTEXT, STEPS, is_titled, part_of, posting, weight_of
from site_search.terms import Terms

#: How many terms in a text one in a title, a year or a tag is worth, and one in a heading.
_TITLE, _HEADING = 10, 3
#: BM25's k1 and b, and the length in terms of a usual document; a constant, so that a page's weights depend on the
#: page alone. Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009, section 3.4.
_K1, _B, _USUAL_LENGTH = 1.4, 0.75, 1_200


@dataclass(slots=True)
class Found:
    """What a document is found by: its postings by term, and the words of which a beginning finds it."""

    postings: dict[str, int]
    spellings: set[str]


def found_in(document: Document, parts: Iterable[Part]) -> Found:
    """Count the terms of *document*, which is divided into *parts*."""
    spellings: set[str] = set()
    by_lang: dict[str, _Counted] = {}
    first_part: dict[int, int] = {}
    for number, part in enumerate(parts):
        counted = Terms(text for _section, text in part.rows)
        spellings |= counted.spellings()
        by_lang.setdefault(part.lang, _Counted()).add(number, counted.counts())
        for section, _text in part.rows:
            first_part.setdefault(id(section), number)
    postings: dict[str, int] = {}
    titles = _in_titles(document, first_part, spellings)
    for lang, counts in by_lang.items():
        _take_greater(postings, counts.weighed({} if lang else titles))
    for term in Terms(document.context).counts():
        postings.setdefault(term, CONTEXT)
    return Found(postings, spellings)


def _in_titles(document: Document, first_part: dict[int, int], spellings: set[str]) -> dict[str, tuple[int, int]]:
    """The terms of headings and labels, how much each counts and its part; their words are added to *spellings*."""
    found: dict[str, tuple[int, int]] = {}
    titles = [
        (text, _HEADING if position else _TITLE, first_part.get(id(section), 0))
        for position, section in enumerate(document.sections)
        for text in (section.heading.words, *section.other_headings)
    ]
    for text, worth, part in [*titles, *((label, _TITLE, 0) for label in document.labels)]:
        counted = Terms([text])
        spellings |= counted.spellings()
        for term, count in counted.counts().items():
            before, place = found.get(term, (0, part))
            found[term] = before + count * worth, place
    return found


class _Counted:
    """The terms of a document's parts in one language: how often each occurs there, and where most."""

    def __init__(self) -> None:
        self._total: dict[str, int] = {}
        self._most: dict[str, int] = {}
        self._best: dict[str, int] = {}
        self._length = 0

    def add(self, part: int, counts: Counter[str]) -> None:
        self._length += counts.total()
        if not self._total:  # most documents have few parts
            self._total, self._most, self._best = dict(counts), dict(counts), dict.fromkeys(counts, part)
            return
        total, most, best = self._total, self._most, self._best
        for term, count in counts.items():
            total[term] = total.get(term, 0) + count
            if count > most.get(term, 0):
                most[term], best[term] = count, part

    def weighed(self, titles: dict[str, tuple[int, int]]) -> dict[str, int]:
        """The postings of all terms, those of *titles* among them."""
        weights = _weights(1 - _B + _B * self._length / _USUAL_LENGTH)
        best, last = self._best, len(weights) - 1
        postings = {
            term: posting(weights[count if count < last else last], False, best[term])
            for term, count in self._total.items()
        }
        for term, (count, part) in titles.items():
            postings[term] = posting(weights[min(count + self._total.get(term, 0), last)], True, part)
        return postings


def _weights(length: float) -> list[int]:
    """The weight of a term by how often it occurs in a document of *length* times the usual one: BM25's."""
    norm = _K1 * length
    weights = [0]
    while weights[-1] < STEPS - 1 and len(weights) < 1_000:
        count = len(weights)
        weights.append(max(1, int(STEPS * count / (count + norm))))
    return weights


def _take_greater(postings: dict[str, int], others: dict[str, int]) -> None:
    """Add the postings of another language; of a term that is there already, only a greater weight."""
    if not postings:
        postings.update(others)
        return
    for term, other in others.items():
        before = postings.get(term)
        if before is None:
            postings[term] = other
        elif weight_of(other) > weight_of(before):
            postings[term] = posting(weight_of(other), is_titled(before), part_of(before))
