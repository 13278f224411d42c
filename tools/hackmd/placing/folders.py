"""Which folder a note goes to: its tags say year and team."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tools.hackmd.converting.draft import Draft
from tools.hackmd.findings import Finding, Kind
from tools.hackmd.notes.read import tags_of
from tools.hackmd.notes_toml.rules import Rules, folded

#: A year, also where a month and a day follow; no part of another number.
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?:[01]\d[0-3]\d)?(?!\d)")


@dataclass(frozen=True, slots=True)
class Wish:
    """Where a note belongs: a *year*, 0 without one, and the name of a *team*, empty without one."""

    year: int
    team: str


def tags(draft: Draft) -> tuple[str, ...]:
    """The tags of a note, by its text or else by HackMD."""
    details = draft.note.export.details
    return tags_of(draft.fields.get("tags")) or (details.tags if details else ())


def wish(draft: Draft, rules: Rules) -> Wish:
    own = tags(draft)
    years = [year for tag in own for year in _years(tag, rules)]
    in_title = list(_years(draft.title, rules))
    year = next((each for each in in_title if each in years), 0) or next(iter([*years, *in_title]), 0)
    words = {_word(tag) for tag in own}
    return Wish(year, next((team.name for team in rules.teams if team.tags & words), ""))


def _years(text: str, rules: Rules) -> Iterator[int]:
    return (year for found in _YEAR.findall(text) if (year := int(found)) >= rules.first_year)


def _word(tag: str) -> str:
    """What a tag says beside a year."""
    return folded(_YEAR.sub("", tag))


def folders(wishes: Sequence[Wish], rules: Rules, there: Iterable[str], before: Counter[Wish]) -> list[str]:
    """The folder for each of *wishes*; a team gets one with enough notes, those that were there *before* among them.

    *there* are folders that the site has.
    """
    numbers = before + Counter(wishes)
    there = set(there)

    def folder(each: Wish) -> str:
        if not each.year:
            return rules.across_years.name
        team = f"{each.year}/{each.team}"
        is_one = each.team and (numbers[each] >= rules.minimum or team in there)
        return team if is_one else f"{each.year}/{rules.general.name}"

    return [folder(each) for each in wishes]


def tags_without_place(drafts: Iterable[Draft], rules: Rules) -> Iterator[Finding]:
    """The tags that say no more than a year, and that nobody has said to mean that: each once, the commonest first."""
    known = rules.other_tags.union(*(team.tags for team in rules.teams), {""})
    uses: Counter[str] = Counter()
    first: dict[str, tuple[Draft, str]] = {}
    for draft in drafts:
        for tag in tags(draft):
            word = _word(tag)
            if word not in known and not word.isdecimal():
                uses[word] += 1
                first.setdefault(word, (draft, tag))
    for word, number in uses.most_common():
        draft, tag = first[word]
        notes = "1 note" if number == 1 else f"{number} notes"
        yield Finding(
            draft.note.export.path, 1, Kind.TAG_WITHOUT_PLACE.code, f"the tag {tag!r} of {notes} decides no folder"
        )
