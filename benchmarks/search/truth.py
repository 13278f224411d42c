"""What answers a query, read from the text of the pages alone: no index has a say in it.

A query is parted where Chinese meets Latin and at spaces; a page answers it when it has every part. Chinese is
looked for as a string within a block, Latin as a whole word (or a beginning, ``asyn*``), both folded: case,
width, 臺 and 台. Soft line breaks and markup are no part of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.search.corpus import Page

from language_pair.languages import CHINESE, has_chinese

QUERIES = Path(__file__).with_name("queries.txt")
_FOLD = {code + 0xFEE0: code for code in range(0x21, 0x7F)} | {0x3000: " ", ord("臺"): "台"}
_PART = re.compile(rf"[{CHINESE}]+|[^\W{CHINESE}](?:[^\s{CHINESE}，、。]*[^\W{CHINESE}])?\+*\*?")
_WORD = re.compile(rf"[^\W_{CHINESE}]+")
NO_ANSWER = "no answer"
#: One part of a query in the ways it may be written.
Part = tuple[str, ...]


def fold(text: str) -> str:
    return text.translate(_FOLD).lower()


def parts(query: str) -> list[Part]:
    """The parts of *query*; ``|`` parts the ways to write one."""
    found: list[Part] = []
    for piece in fold(query).split():
        if "|" in piece:
            found.append(tuple(piece.split("|")))
        else:
            found += [(part,) for part in _PART.findall(piece)]
    return found


@dataclass(frozen=True)
class Query:
    kind: str
    text: str
    parts: list[Part]
    #: The one page that is meant, by its title and year; else every page that has the parts is right.
    meant: str = ""


def by_hand() -> Iterator[Query]:
    """The queries of ``queries.txt``."""
    kind = ""
    for line in QUERIES.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            kind = line.strip("[]")
        elif line and not line.startswith("#"):
            text, _sign, needed = line.partition(" = ")
            yield Query(kind, text, parts(needed or text))


class Reader:
    """Reads *pages* for what has the parts of a query; *languages* says which texts of a page count."""

    def __init__(self, pages: Iterable[Page], languages: str = "own") -> None:
        self.texts: dict[str, str] = {}
        self.words: dict[str, list[str]] = {}
        for page in pages:
            codes = page.languages if languages == "both" else self._shown(page, languages)
            text = fold("\n".join(page.text(code) for code in codes))
            self.texts[page.docname] = text
            for word in set(_WORD.findall(text)):
                self.words.setdefault(word, []).append(page.docname)

    @staticmethod
    def _shown(page: Page, languages: str) -> list[str]:
        """The page's own language, or the one of a build where the page is translated into it."""
        return [languages if languages in page.languages else page.source]

    def answers(self, query: Query) -> set[str]:
        """The pages that are right for *query*."""
        if query.meant:
            return {query.meant}
        found = [set().union(*map(self._with, ways)) for ways in query.parts]
        return set.intersection(*found) if found else set()

    def _with(self, part: str) -> set[str]:
        if has_chinese(part[0]):
            return {name for name, text in self.texts.items() if part in text}
        if part.endswith("*"):
            begun = (names for word, names in self.words.items() if word.startswith(part[:-1]))
            return set().union(*begun)
        if _WORD.fullmatch(part):
            return set(self.words.get(part, ()))
        whole = re.compile(rf"(?<![a-z0-9]){re.escape(part)}(?![a-z0-9])")
        return {name for name, text in self.texts.items() if part in text and whole.search(text)}
