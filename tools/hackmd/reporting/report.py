"""All that is to be said of an import."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from tools.hackmd.findings import Finding, Group, Kind


class Became(Enum):
    """What became of a file that came; in the order of a report."""

    NEW = "new pages"
    UPDATED = "pages updated"
    MERGED = "pages merged with what was edited here"
    UNCHANGED = "pages as they were"
    EDITED = "pages edited here, and left"
    CLASH = "pages edited here and on HackMD, and left"
    DELETED = "deleted here, and not made again"
    HELD = "held back"
    THERE = "on the site already, or here twice"
    EMPTY = "without text"
    REFUSED = "not read"


_ASIDE = {Kind.EMPTY_NOTE: Became.EMPTY, Kind.THERE: Became.THERE}


@dataclass(frozen=True, kw_only=True, slots=True)
class Outcome:
    """What became of the file at *path*; *page* is that of its page, which the reader can open.

    What came through HackMD's API is called by its *name*, and opened at its *address*.
    """

    path: str
    became: Became
    page: str = ""
    name: str = ""
    address: str = ""


@dataclass(frozen=True, kw_only=True, slots=True)
class Report:
    """*seen* files have an outcome each."""

    seen: int
    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]

    @property
    def counts(self) -> Mapping[Became, int]:
        """How many files became what, without what none did; they add up to those that were seen."""
        found = Counter(outcome.became for outcome in self.outcomes)
        return {became: found[became] for became in Became if found[became]}

    @property
    def kinds(self) -> tuple[KindFound, ...]:
        """Each kind of which there is a finding, in the order of `Group`."""
        found: dict[Kind, list[Finding]] = {}
        for finding in self.findings:
            found.setdefault(finding.kind, []).append(finding)
        order = list(Group)
        kinds = sorted(found, key=lambda kind: (order.index(kind.group), list(Kind).index(kind)))
        return tuple(KindFound(kind=kind, findings=tuple(found[kind])) for kind in kinds)


def aside(findings: Iterable[Finding], held: Iterable[str]) -> list[Outcome]:
    """The outcomes of files that have no page: those at the paths *held*, and those that the *findings* tell of."""
    outcomes = [Outcome(path=path, became=Became.HELD) for path in held]
    for finding in findings:
        if finding.kind.group is Group.REFUSED:
            outcomes.append(Outcome(path=finding.path, became=Became.REFUSED))
        elif finding.kind in _ASIDE:
            outcomes.append(Outcome(path=finding.path, became=_ASIDE[finding.kind]))
    return outcomes


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """Places of which the same is to be said; *key* is what `--accept` takes."""

    found: str
    key: str
    #: Lines by the path of a note.
    lines: Mapping[str, tuple[int, ...]]

    @property
    def places(self) -> int:
        return sum(len(lines) for lines in self.lines.values())


@dataclass(frozen=True, kw_only=True, slots=True)
class KindFound:
    """The findings of one kind."""

    kind: Kind
    findings: tuple[Finding, ...]

    @property
    def notes(self) -> int:
        return len({finding.path for finding in self.findings})

    @property
    def items(self) -> tuple[Item, ...]:
        """What is said, the most frequent first."""
        said: dict[tuple[str, str], dict[str, list[int]]] = {}
        for finding in self.findings:
            said.setdefault((finding.found, finding.key), {}).setdefault(finding.path, []).append(finding.line)
        items = (
            Item(found=found, key=key, lines={path: tuple(dict.fromkeys(each)) for path, each in lines.items()})
            for (found, key), lines in said.items()
        )
        return tuple(sorted(items, key=lambda item: (-len(item.lines), -item.places, item.found, item.key)))
