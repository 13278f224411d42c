"""The exports themselves, and the project that they are imported into."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from zlib import crc32

from benchmarks.full_build import say
from benchmarks.hackmd.graph import BANNERS, ROOTS, TEAMS, Place
from tools import ROOT, labels

from language_pair.languages import EN, ZH_TW

#: Of so many notes the features are counted.
COUNTED = 840
#: One note of so many has so many headings more, at most.
LONG, LONG_BY = 65, 500
_NOT_IN_A_NAME = re.compile(r'[/?<>\\:*|"\x00-\x1f]')
_SIGNS = {"«zwsp»": "\u200b", "«nbsp»": "\u00a0"}


@cache
def features() -> dict[str, tuple[int, str]]:
    """The blocks of ``features.txt`` by name, with how many of 840 notes have each."""
    text = (Path(__file__).parent / "features.txt").read_text(encoding="utf-8")
    found = re.findall(r"^== (\S+) (\d+)\n(.*?)(?=\n+== |\n*\Z)", text, re.DOTALL | re.MULTILINE)
    return {name: (int(number), block) for name, number, block in found}


class Note:
    """The text of one note."""

    def __init__(self, number: int, count: int) -> None:
        self.place = Place(number, count)
        self.random = Random(f"text {number}")

    def has(self, name: str, number: int) -> bool:
        """Whether it is one of the *number* notes of 840 that have what is called so."""
        return crc32(f"{name} {self.place.number}".encode()) / 2**32 < number / COUNTED

    def text(self) -> str:
        if self.has("empty", 2):
            return "\n"
        blocks = [*self._head(), *self._body(), *self._tail()]
        text = "\n\n".join(block for block in blocks if block) + "\n"
        return text.replace("\n", "\r\n") if self.has("windows", 8) else text

    def _head(self) -> Iterator[str]:
        place = self.place
        if self.has("front matter", 673):
            title = f"title: {place.title}\n" if self.has("yaml title", 156) else ""
            more = "slideOptions:\n  theme: white\n" if self.has("slides", 20) else ""
            breaks = "breaks: false\n" if self.has("no breaks", 6) else ""
            yield f"---\n{title}tags: {place.tags()}\n{more}{breaks}---"
        if not self.has("no title", 34):
            yield f"# {place.title}"
        if not self.has("front matter", 673) or self.has("both", 61):
            yield f"###### tags: {' '.join(f'`{tag.strip()}`' for tag in place.tags().split(','))}"
        if self.has("back", 360):
            yield "\n".join(self._back_to())
        if self.has("banner", 239):
            yield f"{{%hackmd {self.random.choice(BANNERS)} %}}"

    def _back_to(self) -> Iterator[str]:
        roots = [0, self.place.year] if self.place.year in ROOTS else [0]
        for year in roots[: self.random.randrange(1, 3)]:
            title = f"PyCon TW {year} Organizing 共筆" if year else "歷年 PyCon TW Organizing 共筆"
            yield f"🔙 Back to [{title}](/{ROOTS[year]})"

    def _body(self) -> Iterator[str]:
        own = [block for name, (number, block) in features().items() if self.has(name, number)]
        self.random.shuffle(own)
        unclosed = [block for block in own if "```\n«zh»" in block or block == ":::info\n«zh»\n"]
        own = [block for block in own if block not in unclosed] + unclosed
        sections = self._sections()
        for number, heading in enumerate(sections):
            yield heading
            for block in own[number :: len(sections)]:
                yield self._filled(block)
            yield from (self._filled("«zh»\n«zh»，«zh»。\n«zh»") for _each in range(2))

    def _sections(self) -> list[str]:
        """The headings: nine, as a rule with levels one below the other."""
        number = 8 if self.place.number % LONG else 60 + self.random.randrange(LONG_BY - 60)
        found = ["## First part", "## 第一部分"]
        found += [f"{'#' * self.random.choice([2, 3])} {self._words(4)} {each}" for each in range(number - 2)]
        if self.has("jump", 275):
            found[2] = f"##### {self._words(3)}"
        if self.has("several titles", 94):
            found[4] = f"# {self._words(3)}"
        if self.has("twice", 75):
            found[3] = found[0]
        return found

    def _tail(self) -> Iterator[str]:
        place = self.place
        if place.is_directory:
            yield "\n".join(f"- {place.to(each)}" for each in place.near())
        elif self.has("note links", 363):
            yield "\n".join(f"- {place.link()}" for _each in range(self.random.randrange(1, 6)))
        if self.has("bare note", 60):
            yield f"https://hackmd.io/{Place(self.random.randrange(place.count), place.count).id}"

    def _words(self, length: int) -> str:
        return say(self.random, length)[EN.code if self.place.number % 3 == 0 else ZH_TW.code]

    def _filled(self, block: str) -> str:
        def word(found: re.Match[str]) -> str:
            if found[0] in _SIGNS:
                return _SIGNS[found[0]]
            words = say(self.random, self.random.randrange(2, 8))
            return {"zh": self._words(5), "en": words[EN.code], "n": str(self.random.randrange(100, 1000))}[found[1]]

        return re.sub("«([a-z]+)»", word, block.replace("«one»", str(self.place.number)))


def exports(count: int) -> Iterator[tuple[str, str]]:
    """The names and the texts of *count* notes, as HackMD's zip has them."""
    seen: dict[str, int] = {}
    for number in range(count):
        note = Note(number, count)
        name = _NOT_IN_A_NAME.sub("_", note.place.title) if not note.has("no title", 34) else "Untitled"
        seen[name] = seen.get(name, -1) + 1
        yield f"{name} ({seen[name]}).md" if seen[name] else f"{name}.md", note.text()


def write_zip(path: Path, count: int) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in exports(count):
            archive.writestr(zipfile.ZipInfo(name), text)


def write_project(folder: Path) -> None:
    """A copy of the site's notes, with rules that know the workspace's teams."""
    for name in ("docs", "locale"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("*.mo", f"{labels.PYCONTW}.po"))
    rules = (ROOT / "notes.toml").read_text(encoding="utf-8")
    teams = (team for team in TEAMS if team.isascii() and team and f"[teams.{team}]" not in rules)
    titles = ((team, f'{{en = "{team.capitalize()} team", zh_TW = "{team} 組"}}') for team in teams)
    more = "".join(f"\n[teams.{team}]\ntitle = {title}\n" for team, title in titles)
    (folder / "notes.toml").write_text(rules + more, encoding="utf-8")
