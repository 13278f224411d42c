"""The terms of the project: ``locale/glossary.csv`` says how each is translated, in both directions.

Several rows of one term are its several meanings: any of them will do. A name that stays as it is has
the same word in both columns.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from functools import cache

from tools import ROOT
from tools.catalogs.check.catalog import CheckedMessage
from tools.catalogs.check.codes import Code
from tools.catalogs.check.remarks import Remark

from language_pair import languages

PATH = ROOT / "locale" / "glossary.csv"


@cache
def rows() -> tuple[tuple[str, str], ...]:
    """Each term with its translation."""
    with PATH.open(encoding="utf-8", newline="") as file:
        return tuple((row["term"].strip(), row["zh_TW"].strip()) for row in csv.DictReader(file))


@cache
def kept() -> frozenset[str]:
    """Names that are the same in both languages, in small letters."""
    return frozenset(term.lower() for term, chinese in rows() if term == chinese)


class _Terms:
    """The terms of one language with what they are in the other one; the longest is found first."""

    def __init__(self, pairs: list[tuple[str, str]]) -> None:
        self.translations: dict[str, list[str]] = {}
        for term, translation in pairs:
            self.translations.setdefault(term.lower(), []).append(translation)
        spellings = {form: term for term in self.translations for form in forms(term)}
        self._terms: Mapping[str, str] = spellings
        ordered = sorted(spellings, key=len, reverse=True)
        self._pattern = re.compile("|".join(map(_as_word, ordered)) or r"(?!)", re.IGNORECASE)

    def found(self, text: str) -> Iterator[tuple[str, list[str]]]:
        """Each term in *text*, as it is written there, with its translations."""
        seen: set[str] = set()
        for match in self._pattern.finditer(text):
            term = self._terms[match[0].lower()]
            if term not in seen:
                seen.add(term)
                yield match[0], self.translations[term]


def forms(term: str) -> set[str]:
    """A term as it may be written: in the plural, and in British and American English."""
    if not term.isascii():
        return {term}
    spellings = {term, term.replace("organiser", "organizer")}
    plurals = {f"{each[:-1]}ies" if each.endswith("y") else f"{each}s" for each in spellings}
    return {each.lower() for each in spellings | plurals}


def _as_word(term: str) -> str:
    return rf"(?<![\w-]){re.escape(term)}(?![\w-])" if term.isascii() else re.escape(term)


@cache
def _terms(target: languages.Language) -> _Terms:
    if target == languages.ZH_TW:
        return _Terms(list(rows()))
    return _Terms([(chinese, term) for term, chinese in rows()])


def remarks(message: CheckedMessage) -> Iterator[Remark]:
    translation = message.after.words.lower()
    for term, wanted in _terms(message.language).found(message.before.words):
        if not any(_says(translation, each) for each in wanted):
            words = " or ".join(repr(each) for each in wanted)
            yield Remark(Code.GLOSSARY, f"{term!r} is {words} in the glossary")


def _says(translation: str, term: str) -> bool:
    return any(re.search(_as_word(form), translation) for form in forms(term.lower()))
