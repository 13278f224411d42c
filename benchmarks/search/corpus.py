"""A synthetic corpus of conference pages, the same for a seed wherever it is made. Its text says nothing.

Four of five pages are Chinese mixed with English, the others English; every other page has a translation.
Words follow Zipf's law over the vocabulary, a page comes back to words of its own, its length is log-normal
(median about 600 words and Chinese characters, mean twice that), it has 3 to 8 headings, and it belongs to a year. The
terms of ``planted.txt`` are on as many pages as it says. Fifteen pages, one of each year, share a title.
"""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from benchmarks.search.texts import PLURAL, Composer, Text, coming_back, mixed, with_punctuation
from benchmarks.search.vocabulary import Vocabulary, Words

YEARS = range(2012, 2027)
ZH, EN = "zh_TW", "en"
MEDIAN, SPREAD, SHORTEST, LONGEST = 700, math.sqrt(2 * math.log(2)), 80, 12_000
#: English words for one Chinese character.
RATIO = 0.55
PARAGRAPH, LISTS = 100, 0.15
KINDS = {
    ZH: ["紀錄", "報告", "指南", "心得", "檢討", "說明"],
    EN: ["notes", "report", "guide", "recap", "review", "plan"],
}
TAGS = ["finance", "local-team", "marketing", "media-team", "organize", "records"]


@dataclass(frozen=True)
class Planted:
    share: str
    texts: dict[str, str]

    def pages(self, seed: int, count: int) -> set[int]:
        """The numbers of the pages that have the term, of *count*."""
        many = max(1, round(count * int(self.share[:-1]) / 100)) if "%" in self.share else int(self.share)
        return set(Random(f"{seed}.{self.texts[ZH]}").sample(range(count), many))

    @property
    def is_common(self) -> bool:
        return "%" in self.share


def planted() -> list[Planted]:
    """The terms of ``planted.txt``."""
    lines = Path(__file__).with_name("planted.txt").read_text(encoding="utf-8").splitlines()
    rows = [line.split(maxsplit=2) for line in lines if line and not line.startswith("#")]
    return [Planted(share, {ZH: chinese, EN: english}) for share, chinese, english in rows]


@dataclass(frozen=True)
class Block:
    """A title, heading, paragraph or item, in the page's language and perhaps in the other."""

    kind: str
    texts: dict[str, Text]


@dataclass(frozen=True)
class Page:
    docname: str
    year: int
    source: str
    tags: tuple[str, ...]
    #: The title without a year, which fifteen pages share, by language.
    series: dict[str, str]
    blocks: list[Block]

    @property
    def languages(self) -> list[str]:
        """The page's own language first."""
        return list(self.blocks[0].texts)

    def text(self, language: str) -> str:
        """What the page says, a block a line."""
        return "\n".join(block.texts[language].plain for block in self.blocks)


class Corpus:
    """*count* pages; ``page(n)`` can be asked for in any order."""

    def __init__(self, count: int, vocabulary: Vocabulary, seed: int = 1) -> None:
        self.count, self.seed = count, seed
        terms = planted()
        chinese, english = vocabulary
        kept_out = tuple(term.texts[EN].lower() for term in terms if term.share == "0")
        self.words = {
            ZH: Words.of(chinese, tuple(term.texts[ZH] for term in terms)),
            EN: Words.of(english, (*kept_out, "python")),
        }
        self.terms = [(term, term.pages(seed, count)) for term in terms]
        self.common = [term for term in terms if term.is_common]

    def __iter__(self) -> Iterator[Page]:
        return map(self.page, range(self.count))

    @functools.cache  # noqa: B019 - a corpus lives as long as the program
    def series(self, number: int) -> dict[str, str]:
        """The title of a series of pages, in both languages: at times a planted term, a word, the kind."""
        random = Random(f"{self.seed}.series.{number}")
        parts = [random.choice(self.common).texts] if random.random() < 0.5 else [self._word(random, 500, 3000)]
        parts.append(self._word(random, 2000, 20_000))
        kind = random.randrange(len(KINDS[ZH]))
        titles = {code: [*(part[code] for part in parts), KINDS[code][kind]] for code in (ZH, EN)}
        return {ZH: "".join(titles[ZH]), EN: " ".join(titles[EN]).capitalize()}

    def _word(self, random: Random, start: int, end: int) -> dict[str, str]:
        return {code: random.choice(words.between(start, end)) for code, words in self.words.items()}

    def page(self, number: int) -> Page:
        return _PageMaker(self, number).page()


class _PageMaker:
    def __init__(self, corpus: Corpus, number: int) -> None:
        self.corpus, self.number = corpus, number
        self.random = Random(f"{corpus.seed}.page.{number}")
        self.year = YEARS[number % len(YEARS)]
        self.source = EN if self.random.random() < 0.2 else ZH
        other = ZH if self.source == EN else EN
        self.languages = [self.source, other] if self.random.random() < 0.5 else [self.source]
        topics = {code: words.between(300, 20_000) for code, words in corpus.words.items()}
        self.topic = {code: self.random.choices(topics[code], k=12) for code in (ZH, EN)}
        length = self.random.lognormvariate(math.log(MEDIAN), SPREAD)
        self.length = int(min(LONGEST, max(SHORTEST, length)))
        self.wrapped = self.random.random() < 0.4

    def page(self) -> Page:
        number, random = self.number, self.random
        series = self.corpus.series(number // len(YEARS))
        tags = (f"{self.year}-organize", *random.sample(TAGS, k=random.randint(0, 2)))
        return Page(f"{self.year}/n{number:05}", self.year, self.source, tags, series, list(self._blocks(series)))

    def _blocks(self, series: dict[str, str]) -> Iterator[Block]:
        form = self.random.choice(["{title}", "{year} {title}", "{title} {year}", "PyCon TW {year} {title}"] * 2)
        form = "PyCon TW {year} {title}" if form == "{title}" and self.random.random() < 0.2 else form
        titles = {code: form.format(year=self.year, title=series[code]) for code in self.languages}
        yield Block("title", {code: Text(title, title) for code, title in titles.items()})
        paragraphs = max(3, round(self.length / PARAGRAPH))
        sections = min(8, max(3, round(paragraphs / 3)))
        starts = {paragraphs * section // sections for section in range(sections)}
        here = self._planted(paragraphs)
        for place in range(paragraphs):
            if place in starts:
                yield self._block("heading", 4, here[place][:1] if self.random.random() < 0.3 else [])
            yield from self._paragraph(place, here[place])

    def _planted(self, places: int) -> list[list[Planted]]:
        """The page's terms, each on one to four of its paragraphs."""
        found: list[list[Planted]] = [[] for _place in range(places)]
        for term, pages in self.corpus.terms:
            if self.number in pages:
                for _time in range(self.random.randint(1, 4)):
                    found[self.random.randrange(places)].append(term)
        return found

    def _paragraph(self, place: int, terms: list[Planted]) -> Iterator[Block]:
        size = round(self.length / max(3, round(self.length / PARAGRAPH)))
        if place and self.random.random() < LISTS:
            yield from (self._block("item", size // 4, terms if item == 0 else []) for item in range(4))
        else:
            yield self._block("paragraph", size, terms, dated=place == 0)

    def _block(self, kind: str, size: int, terms: list[Planted], *, dated: bool = False) -> Block:
        """A block of about *size* Chinese characters in each of the page's languages."""
        write = {ZH: self._chinese, EN: self._english}
        return Block(kind, {code: write[code](kind, size, terms, dated) for code in self.languages})

    def _composer(self, kind: str, code: str) -> Composer:
        own = code == self.source
        return Composer(self.random, wrapped=own and self.wrapped and kind == "paragraph", decorated=own)

    def _chinese(self, kind: str, size: int, terms: list[Planted], dated: bool) -> Text:
        random = self.random
        count = max(2, round(size / 1.75))
        words = coming_back(random, self.corpus.words[ZH].draw(random, count), self.topic[ZH])
        words = mixed(random, words, [*self.corpus.words[EN].draw(random, count), *self.topic[EN]], self.year)
        return self._compose(self._composer(kind, ZH), kind, self._plant(words, terms, ZH, dated), ("，", "。"))

    def _english(self, kind: str, size: int, terms: list[Planted], dated: bool) -> Text:
        random = self.random
        count = max(2, round(size * RATIO))
        words = coming_back(random, self.corpus.words[EN].draw(random, count), self.topic[EN])
        words = self._plant(words, terms, EN, dated)
        words[0] = words[0][:1].upper() + words[0][1:]
        return self._compose(self._composer(kind, EN), kind, words, (",", "."))

    def _plant(self, words: list[str], terms: list[Planted], code: str, dated: bool) -> list[str]:
        for term in terms:
            word = term.texts[code]
            plural = code == EN and word.islower() and word[-1] not in "sygn" and self.random.random() < PLURAL
            words.insert(self.random.randint(0, len(words)), f"{word}s" if plural else word)
        dates = {ZH: [str(self.year), "年"], EN: ["In", str(self.year)]}
        return [*dates[code], *words] if dated else words

    def _compose(self, composer: Composer, kind: str, words: list[str], marks: tuple[str, str]) -> Text:
        for word in words if kind == "heading" else with_punctuation(self.random, words, marks):
            composer.add(word)
        return composer.text()
