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
from tools.catalogs.check.checked_messages import CheckedMessage
from tools.catalogs.check.codes import Code
from tools.catalogs.check.remarks import Remark

from language_pair import languages
from language_pair.catalogs.po import said_by

PATH = ROOT / "locale" / "glossary.csv"
_NAME = PATH.relative_to(ROOT).as_posix()
_COLUMNS = ("term", "zh_TW")


class GlossaryError(Exception):
    """The glossary cannot be read: one sentence that begins with its place."""


@cache
def rows() -> tuple[tuple[str, str], ...]:
    """Each term with its translation; `GlossaryError` where the file is not there or is no such table."""
    try:
        with PATH.open(encoding="utf-8-sig", newline="") as file:
            return tuple(_rows(csv.DictReader(file)))
    except UnicodeDecodeError as error:
        raise GlossaryError(f"{_NAME}: the glossary is no text in UTF-8") from error
    except (OSError, csv.Error) as error:
        raise GlossaryError(f"{_NAME}: the glossary cannot be read: {said_by(error)}") from error


def _rows(table: csv.DictReader[str]) -> Iterator[tuple[str, str]]:
    if not {*_COLUMNS} <= {*(table.fieldnames or ())}:
        raise GlossaryError(f"{_NAME}:1: the first row of the glossary names its columns: {','.join(_COLUMNS)},note")
    for row in table:
        term, chinese = ((row[column] or "").strip() for column in _COLUMNS)
        if not term or not chinese:
            raise GlossaryError(f"{_NAME}:{table.line_num}: a row of the glossary has a term and its Chinese")
        yield term, chinese


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
        words = "|".join(re.escape(term) for term in ordered if term.isascii()) or "(?!)"
        # Where both begin at one place, the term with Chinese in it is the longer one.
        chinese = (re.escape(term) for term in ordered if not term.isascii())
        self._pattern = re.compile("|".join([*chinese, _as_word(words)]))

    def found(self, text: str) -> Iterator[tuple[str, list[str]]]:
        """Each term in *text*, as it is written there, with its translations."""
        seen: set[str] = set()
        for match in self._pattern.finditer(_small(text)):
            term = self._terms[match[0]]
            if term not in seen:
                seen.add(term)
                yield text[match.start() : match.end()], self.translations[term]


def forms(term: str) -> set[str]:
    """A term as it may be written: in the plural, and in British and American English."""
    if not term.isascii():
        return {term}
    spellings = {term, term.replace("organiser", "organizer")}
    plurals = {f"{each[:-1]}ies" if each.endswith("y") else f"{each}s" for each in spellings}
    return {each.lower() for each in spellings | plurals}


def _small(text: str) -> str:
    """*text* in small letters, each where it was."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(char.lower()[:1] for char in text)


def _as_word(pattern: str) -> str:
    return rf"(?<![\w-])(?:{pattern})(?![\w-])"


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
    return any(_has(translation, form) for form in forms(term.lower()))


def _has(text: str, form: str) -> bool:
    return form in text and (not form.isascii() or re.search(_as_word(re.escape(form)), text) is not None)
