"""The words of the synthetic corpus, and how often each is used.

``benchmark_vocabulary`` has 60,000 Chinese and 40,000 English words with the frequencies of wordfreq, which
lives in the benchmark's own environment: this file is run there as a program. Names of people, by jieba's
tags, are left out. ``made_up_vocabulary`` needs nothing installed and serves the tests: strings of common
Traditional characters, and syllables.
"""

from __future__ import annotations

import itertools
import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from random import Random

CHINESE_WORDS, ENGLISH_WORDS = 60_000, 40_000
#: Big5 orders the characters in daily use by strokes, from the first byte 0xA4 to 0xC6.
COMMON_CHARACTERS = "".join(
    bytes([first, second]).decode("big5", errors="ignore")
    for first in range(0xA4, 0xC6)
    for second in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
)
SYLLABLES = re.findall("..", "bacodifugahejokalomenoperaquirasotenunvewiexzaistbl")


@dataclass(frozen=True)
class Words:
    """Words, the frequent ones first, and the sum of the weights up to each."""

    words: list[str]
    cumulative: list[float]

    @staticmethod
    def of(weights: dict[str, float], without: tuple[str, ...] = ()) -> Words:
        """Without the words that contain one of *without*, which are planted at known rates."""
        kept = {word: weight for word, weight in weights.items() if not any(part in word for part in without)}
        ordered = sorted(kept, key=lambda word: (-kept[word], word))
        return Words(ordered, list(itertools.accumulate(kept[word] for word in ordered)))

    def draw(self, random: Random, count: int) -> list[str]:
        return random.choices(self.words, cum_weights=self.cumulative, k=count)

    def between(self, start: int, end: int) -> list[str]:
        """The words of these ranks; of a small vocabulary the last ones."""
        return self.words[start:end] or self.words[-100:]


#: Weights by word: Chinese, English.
Vocabulary = tuple[dict[str, float], dict[str, float]]


def made_up_vocabulary(size: int = 4000) -> Vocabulary:
    """Weights by Zipf's law."""
    random = Random(size)
    lengths = random.choices((1, 2, 3, 4), weights=(8, 70, 14, 8), k=size)
    chinese = dict.fromkeys("".join(random.choices(COMMON_CHARACTERS, k=length)) for length in lengths)
    parts = random.choices((2, 3, 4), k=size)
    english = dict.fromkeys("".join(random.choices(SYLLABLES, k=count)) for count in parts)
    return _by_zipf(chinese), _by_zipf(english)


def _by_zipf(words: dict[str, None]) -> dict[str, float]:
    return {word: 1 / rank for rank, word in enumerate(words, start=1)}


def benchmark_vocabulary(python: Path, kept: Path) -> Vocabulary:
    """What wordfreq knows, through *python*, which has it; kept in the file *kept*."""
    if not kept.exists():
        printed = subprocess.run([python, __file__], check=True, capture_output=True, encoding="utf-8").stdout
        kept.write_text(printed, encoding="utf-8")
    chinese, english = json.loads(kept.read_text(encoding="utf-8"))
    return _traditional(chinese), english


def _traditional(weights: dict[str, float]) -> dict[str, float]:
    """As Chinese is written and said in Taiwan; two words may become one."""
    from opencc import OpenCC

    converted = OpenCC("s2twp").convert("\n".join(weights)).split("\n")
    found: dict[str, float] = {}
    for word, weight in zip(converted, weights.values(), strict=True):
        found[word] = found.get(word, 0) + weight
    return found


def _print_wordfreq() -> None:
    """The most frequent words; run in the environment that has wordfreq and jieba."""
    import jieba  # type: ignore[import-not-found]
    import wordfreq  # type: ignore[import-not-found]

    lines = Path(jieba.__file__).with_name("dict.txt").read_text(encoding="utf-8").splitlines()
    names = {word for word, _count, tag in map(str.split, lines) if tag.startswith(("nr", "nt"))}
    chinese = wordfreq.get_frequency_dict("zh", "large")
    english = wordfreq.get_frequency_dict("en", "large")
    kept = [word for word in chinese if all("一" <= c <= "鿿" for c in word) and len(word) <= 6 and word not in names]
    plain = [word for word in english if word.isascii() and word.isalpha()]
    chosen = sorted(kept, key=lambda word: -chinese[word])[:CHINESE_WORDS]
    others = sorted(plain, key=lambda word: -english[word])[:ENGLISH_WORDS]
    json.dump([{w: chinese[w] for w in chosen}, {w: english[w] for w in others}], sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    _print_wordfreq()
