"""Which note links to which, and in which form: ids, titles, tags and places as a real workspace has them."""

from __future__ import annotations

import base64
import hashlib
from random import Random
from typing import TypeVar

from benchmarks.full_build import say

from language_pair.languages import EN, ZH_TW

_T = TypeVar("_T")
#: Tags by how many of 840 notes have them.
YEARS = {2021: 300, 2022: 300, 2020: 70, 2019: 45, 2018: 30, 2017: 20, 2016: 15, 2015: 8, 2014: 5, 2013: 3, 2012: 1}
TEAMS = {
    **{"program": 150, "共筆": 120, "marketing": 90, "sponsorship": 70, "venue": 60, "finance": 50, "website": 50},
    **{"registration": 45, "volunteers": 40, "": 165},
}
NO_YEAR = 43
#: How a tag is written: most as it is.
SPELLINGS = (*["{year}-{team}"] * 4, "{team}", "{year}-{Team}", "{year}-{team}, ", "{year} {team}")
TYPOS = {"sponsorship": "sponsership", "registration": "registation"}
#: Forms of links by how often they occur among 2,172.
FORMS = {
    "/{id}": 1126,
    "/{id}?view": 90,
    "/{id}?both": 43,
    "/{id}#{anchor}": 40,
    "/{id}?view#{anchor}": 38,
    "https://hackmd.io/@pycontw/{short}": 355,
    "https://hackmd.io/@pycontw/{short}#{anchor}": 18,
    "/{other}/%2F{id}%3Fview": 274,
    "/{other}/%2F{id}%3Fview#{anchor}": 5,
    "/{short}": 76,
    "https://hackmd.io/@pycontw/{other}/https%3A%2F%2Fhackmd.io%2F%40pycontw%2F{short}": 60,
    "book:{short}": 7,
    "/s/{short}": 8,
    "/https://hackmd.io/@pycontw/{short}": 2,
}
#: Of ids that are linked to, so many are of notes that are there; of texts, so many are titles.
HERE, TITLED = 0.8, 0.6
BANNERS = [f"Banner{number}Id0000000000x" for number in range(7)]
#: Pages that the site has: its years, and the list of them.
ROOTS = {0: "HM5mHCFKQCu7-W5ea8ITcw", 2021: "Wb9vQrfJQk-5tPoPR23hwA", 2022: "F4qRbwIsQXWH5B6cZ6Pzyw"}


class Place:
    """Note *number* of *count*, as other notes know it."""

    def __init__(self, number: int, count: int) -> None:
        self.number, self.count = number, count
        self.random = Random(number)
        digest = hashlib.md5(str(number).encode()).digest()
        self.id = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        self.short = base64.urlsafe_b64encode(digest[::-1]).decode()[:9]
        self.year = 0 if number % 840 < NO_YEAR else _drawn(Random(f"year {number}"), YEARS)
        self.team = _drawn(Random(f"team {number}"), TEAMS)
        self.title = self._title()

    def _title(self) -> str:
        """One of six has no letter of ASCII, one of five is that of other notes too."""
        luck, words = Random(f"title {self.number}").random(), say(Random(f"words {self.number}"), 4)
        if luck < 0.09:
            return words[ZH_TW.code]
        if luck < 0.18:
            return f"{self.year or 2021}{words[ZH_TW.code][:6]} {self.number}"
        if luck < 0.30:
            return f"{words[ZH_TW.code][:4]} Meeting {self.number % 40}"
        return f"{words[EN.code]} {self.number}" if luck < 0.5 else f"{words[ZH_TW.code]} {words[EN.code]}"

    @property
    def is_directory(self) -> bool:
        """49 of 840."""
        return self.number % 17 == 5

    def tags(self) -> str:
        tags = [f"{self.year}-organize"] if self.year and self.random.random() < 0.7 else []
        spelling = self.random.choice(SPELLINGS)
        team = TYPOS.get(self.team, self.team) if self.random.random() < 0.05 else self.team
        if team:
            tags.append(spelling.format(year=self.year or "", team=team, Team=team.capitalize()).strip("-"))
        elif self.year:
            tags.append(f"PyConTW{self.year}")
        return ", ".join(tags)

    def link(self) -> str:
        """A link to any note, or to one that is not there."""
        return self.to(Place(self.random.randrange(self.count), self.count), self.random.random() < HERE)

    def to(self, there: Place, is_here: bool = True) -> str:
        form = _drawn(self.random, FORMS)
        number = self.random.randrange(250)
        names = {"id": f"Unknown{number:03}Id00000000x", "short": f"Unkn{number:05}"}
        if is_here:
            names = {"id": there.id, "short": there.short}
        anchor = self.random.choice(["First-part", "第一部分", "/3"])
        address = form.format(**names, other=f"Book{number:05}", anchor=anchor)
        text = there.title if is_here and self.random.random() < TITLED else say(self.random, 3)[ZH_TW.code]
        return f"[{text}]({address})"

    def near(self) -> list[Place]:
        """The notes that a directory lists: of its year and team."""
        found = [Place(self.random.randrange(self.count), self.count) for _each in range(60)]
        return [each for each in found if each.year == self.year][: self.random.randrange(5, 25)]


def _drawn(random: Random, weights: dict[_T, int]) -> _T:
    return random.choices(list(weights), list(weights.values()))[0]
