"""What the check of the links says: a line for each place of a link that wants a person's eye, and counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from link_check.verdicts import Verdict

#: What is over the links of each verdict, in their order: what matters most is last.
_HEADINGS = {
    Verdict.UNVERIFIABLE: "Unverifiable (these hosts give programs no reliable answer; open them yourself):",
    Verdict.REFUSED: "Refused (the host turned the check away; open them yourself):",
    Verdict.NO_ANSWER: "No answer (each was asked again; it may be back next time):",
    Verdict.MOVED: "Moved for good (they still work; replace them with the new address):",
    Verdict.BROKEN: "Broken:",
}


@dataclass(frozen=True, kw_only=True, slots=True)
class Link:
    """A link, what was found, and each ``(path, line)`` where it is; *code* is the host's, 0 without an answer."""

    url: str
    verdict: Verdict
    why: str
    code: int
    places: tuple[tuple[str, int], ...]

    @property
    def was_asked(self) -> bool:
        return self.verdict != Verdict.UNVERIFIABLE or bool(self.code)

    def as_json(self) -> dict[str, Any]:
        places = [{"path": path, "line": line} for path, line in self.places]
        return {"url": self.url, "verdict": self.verdict, "why": self.why, "code": self.code, "places": places}


def lines(links: Sequence[Link]) -> Iterator[str]:
    """The report, in which each link is at each of its places."""
    for verdict, heading in _HEADINGS.items():
        places = sorted(
            (path, line, link.url, link.why) for link in links if link.verdict == verdict for path, line in link.places
        )
        if places:
            yield f"\n{heading}"
            yield from (f"{path}:{line}: {url}: {why}" for path, line, url, why in places)


def counts(links: Sequence[Link]) -> str:
    """How many links there are of each verdict, each link once.

    >>> counts([Link(url="https://a.example", verdict=Verdict.WORKS, why="", code=200, places=())])
    '1 link: 1 works'
    """
    number = Counter(link.verdict for link in links)
    parts = [f"{number[verdict]} {_word(verdict, number[verdict])}" for verdict in Verdict if number[verdict]]
    return f"{len(links)} link{'' if len(links) == 1 else 's'}: {', '.join(parts) or 'nothing to check'}"


def _word(verdict: Verdict, number: int) -> str:
    words = {Verdict.WORKS: "works" if number == 1 else "work", Verdict.NO_ANSWER: "without an answer"}
    return words.get(verdict, verdict.value)
