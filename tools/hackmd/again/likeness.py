"""Which texts are versions of one another, told by the lines that they share; without comparing each with each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

#: Lines that more texts than this have say nothing of any of them: empty ones, headings of every meeting.
_COMMON = 8
#: The share of the lines of both that two versions have in common.
ENOUGH = 0.5

Lines = Sequence[str]


def pairs(ones: Mapping[str, Lines], others: Mapping[str, Lines]) -> dict[str, str]:
    """For names of *ones* that of *others* whose text is most alike; each is in one pair at most."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _likeness, one, other in sorted(_alike(ones, others)):
        if one not in found and other not in taken:
            found[one] = other
            taken.add(other)
    return found


def _alike(ones: Mapping[str, Lines], others: Mapping[str, Lines]) -> list[tuple[float, str, str]]:
    having: dict[str, list[str]] = defaultdict(list)
    for name, lines in others.items():
        for line in set(lines):
            having[line].append(name)
    telling = {line: names for line, names in having.items() if len(names) <= _COMMON}
    counted = {name: Counter(lines) for name, lines in others.items()}
    found = []
    for one, lines in ones.items():
        own = Counter(lines)
        near = {name for line in own for name in telling.get(line, ())}
        for other in near:
            shared = sum((own & counted[other]).values())
            likeness = shared / max(len(lines) + len(others[other]) - shared, 1)
            if likeness >= ENOUGH:
                found.append((-likeness, one, other))
    return found
