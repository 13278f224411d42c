"""Queries drawn from the text of the pages, the same for a seed: any of it can be asked for.

Known items are drawn too: the title of a series with a year, which names one page.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from random import Random

from benchmarks.search.corpus import YEARS, Corpus, Page
from benchmarks.search.truth import Part, Query, fold, parts

from language_pair import languages

_CHINESE = re.compile(f"[{languages.CHINESE}]{{2,}}")
_ENGLISH = re.compile(r"[A-Za-z]{3,}")
_DOUBLES = re.compile(r"[^aeiou]{1,3}[aeiou][^aeiouwxy]")
#: How many of each kind.
COUNTS = {"drawn: Chinese": 90, "drawn: English": 50, "drawn: two words": 30, "drawn: mixed": 30}
KNOWN_ITEMS = 40
KNOWN_ITEM = "known item"


def drawn(corpus: Corpus, seed: int = 7) -> Iterator[Query]:
    """The same number of each kind; of English without the words that say nothing."""
    too_common = {*corpus.words["en"].words[:100]}
    draw: dict[str, Callable[[Random, Page], str]] = {
        "drawn: Chinese": _chinese,
        "drawn: English": lambda random, page: _english(random, page, 1, too_common),
        "drawn: two words": lambda random, page: _english(random, page, 2, too_common),
        "drawn: mixed": lambda random, page: f"{_chinese(random, page)} {_english(random, page, 1, too_common)}",
    }
    for kind, count in COUNTS.items():
        random = Random(f"{seed}.{kind}")
        for _query in range(count):
            text = ""
            while len(parts(text)) < (2 if kind in ("drawn: two words", "drawn: mixed") else 1):
                text = draw[kind](random, corpus.page(random.randrange(corpus.count))).strip()
            yield Query(kind, text, [regular_forms(part) for (part,) in parts(text)])


def regular_forms(word: str) -> Part:
    """An English word as it is, and the others that grammar makes of it: a reader means these too."""
    if not (word.isascii() and word.isalpha()):
        return (word,)
    bases = {word}
    for ending in ("s", "es", "ed", "d", "ing"):
        base = word.removesuffix(ending)
        if base != word and len(base) > 2:
            bases |= {base, f"{base}e", base[:-1] if base[-1] == base[-2] else base}
            bases |= {f"{base[:-1]}y"} if base.endswith("i") else set()
    forms = {base + ending for base in bases for ending in ("", "s", "es")}
    # A short word doubles its last consonant: starring is of star, staring is not.
    stems = {base + base[-1] if _DOUBLES.fullmatch(base) else base for base in bases}
    forms |= {stem + ending for stem in stems for ending in ("ed", "ing")}
    forms |= {f"{base}d" for base in bases if base.endswith("e")}
    forms |= {base[:-1] + ending for base in bases for ending in ("ing", "ed") if base.endswith("e")}
    forms |= {base[:-1] + ending for base in bases for ending in ("ies", "ied") if base.endswith("y")}
    return (word, *sorted(forms - {word}))


def _chinese(random: Random, page: Page) -> str:
    """2 to 6 characters in a row, wherever words begin."""
    runs = _CHINESE.findall(page.text(page.source))
    if not runs:
        return ""
    run = random.choice(runs)
    length = random.randint(2, min(6, len(run)))
    start = random.randint(0, len(run) - length)
    return str(run[start : start + length])


def _english(random: Random, page: Page, count: int, too_common: set[str]) -> str:
    words = [word for word in _ENGLISH.findall(page.text(page.source)) if fold(word) not in too_common]
    different = sorted(set(words))
    return " ".join(random.sample(different, k=count)) if len(different) >= count else ""


def known_items(corpus: Corpus, seed: int = 7) -> Iterator[Query]:
    """A title in the page's own language, and its year; no other page has both."""
    random = Random(f"{seed}.known")
    for number in random.sample(range(corpus.count), k=min(KNOWN_ITEMS, corpus.count)):
        page = corpus.page(number)
        assert page.year in YEARS
        text = f"{page.series[page.source]} {page.year}"
        yield Query(KNOWN_ITEM, text, parts(text), meant=page.docname)
