"""Which new message is a changed old one: the same sentence, of which somebody has mended a word.

sphinx-intl takes the most similar sentence of the whole catalog, so that a new sentence is filled
with facts of one that is still elsewhere, and a short field that changed (``9:00`` to ``10:30``)
is taken for a new one. Here a sentence has changed when the old one has gone, and the new one

- is the very source that the old one's translation was once made from (``#| msgid``), or
- is in its place in the note, and is short or like it, or
- is elsewhere and is very much like it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from heapq import nsmallest

from language_pair.catalogs.messages import Key, Message

#: Maximum length of a field (a date, a place, a heading), which also has no full stop; what is longer is a sentence.
SHORT = 30
#: How alike two texts have to be, from 0 to 1 as `difflib.SequenceMatcher.ratio` counts: in the same
#: place; where several stand for several, as sphinx-intl has it; anywhere.
IN_PLACE, NEAR, ANYWHERE = 0.4, 0.6, 0.8

#: Maximum number of old texts that are compared with each new one.
_LIKELY = 4
_FULL_STOPS = (".", "!", "?", "。", "！", "？", "…")
_WORD = re.compile(r"[a-z0-9]+|[^\sa-z0-9]")  # or one character of Chinese

Pairs = dict[Key, Message]


def changed(before: Sequence[Message], after: Sequence[Message]) -> Pairs:
    """The old message of each message of *after* that is a changed one."""
    pairs: Pairs = {}
    _pair_by_old_source(pairs, before, after)
    for old, new in _places(before, after):
        _pair_alike(pairs, old, new, NEAR)
        _pair_in_order(pairs, _left(pairs, old, new))
    gone, fresh = _only(before, after), _only(after, before)
    _pair_alike(pairs, [each for each in gone if not _is_short(each)], fresh, ANYWHERE)
    return pairs


def similarity(old: str, new: str, least: float = 0.0) -> float:
    """How alike two texts are; 0 for those that are less than *least*, which is found out sooner."""
    matcher = SequenceMatcher(None, old.lower().strip(), new.lower().strip(), autojunk=False)
    if matcher.real_quick_ratio() < least or matcher.quick_ratio() < least:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= least else 0.0


def _only(messages: Sequence[Message], others: Sequence[Message]) -> list[Message]:
    known = {message.key for message in others}
    return [message for message in messages if message.key not in known]


def _places(before: Sequence[Message], after: Sequence[Message]) -> Iterator[tuple[list[Message], list[Message]]]:
    """Where messages have come in the place of others: the old and the new, between two that have stayed."""
    known, fresh = {each.key for each in before}, {each.key for each in after}
    start = new_start = 0
    for end, new_end in [*_stayed(before, after), (len(before), len(after))]:
        old = [each for each in before[start:end] if each.key not in fresh]
        new = [each for each in after[new_start:new_end] if each.key not in known]
        if old and new:
            yield old, new
        start, new_start = end + 1, new_end + 1


def _stayed(before: Sequence[Message], after: Sequence[Message]) -> list[tuple[int, int]]:
    """The places of the most messages, before and after, that are in the same order in both.

    The longest increasing subsequence, in n log n steps: a message occurs once in a catalog.
    """
    now = {message.key: place for place, message in enumerate(after)}
    ends: list[int] = []  # the lowest place at which a row of each length can end
    rows: list[tuple[int, int, int]] = []  # the place of each message before and now, and of its forerunner in here
    last: list[int] = []
    for place, message in enumerate(before):
        if message.key in now:
            length = bisect_left(ends, now[message.key])
            rows.append((place, now[message.key], last[length - 1] if length else -1))
            ends[length : length + 1] = [now[message.key]]
            last[length : length + 1] = [len(rows) - 1]
    found = []
    at = last[-1] if last else -1
    while at >= 0:
        place, new_place, at = rows[at]
        found.append((place, new_place))
    return found[::-1]


def _pair_by_old_source(pairs: Pairs, before: Sequence[Message], after: Sequence[Message]) -> None:
    fresh = {message.source: message for message in _only(after, before)}
    for old in _only(before, after):
        new = fresh.get(old.old_source or "")
        if new and new.key not in pairs:
            pairs[new.key] = old


def _left(pairs: Pairs, old: Sequence[Message], new: Sequence[Message]) -> tuple[list[Message], list[Message]]:
    taken = {message.key for message in pairs.values()}
    return [each for each in old if each.key not in taken], [each for each in new if each.key not in pairs]


def _pair_alike(pairs: Pairs, old: Sequence[Message], new: Sequence[Message], least: float) -> None:
    """Pair the most alike first."""
    old, new = _left(pairs, old, new)
    found = [
        (ratio, -place, -other)
        for place, other in _candidates([each.source for each in old], [each.source for each in new])
        if (ratio := similarity(old[place].source, new[other].source, least))
    ]
    for _ratio, place, other in sorted(found, reverse=True):
        free_old, free_new = _left(pairs, [old[-place]], [new[-other]])
        if free_old and free_new:
            pairs[free_new[0].key] = free_old[0]


def _candidates(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The places of texts that may be alike, since to compare each with each takes a minute for two long notes.

    These are short ones, and for each new text the old ones that have most words in common with it.
    """
    words = [Counter(_WORD.findall(text.lower())) for text in old]
    for other, text in enumerate(new):
        own = Counter(_WORD.findall(text.lower()))
        shared = [(-(own & each).total(), place) for place, each in enumerate(words)]
        likely = {place for count, place in nsmallest(_LIKELY, shared) if count}
        short = {place for place, each in enumerate(old) if max(len(each), len(text)) <= SHORT}
        yield from ((place, other) for place in sorted(likely | short))


def _pair_in_order(pairs: Pairs, left: tuple[Sequence[Message], Sequence[Message]]) -> None:
    """Pair those in the same place, where as many have come as have gone."""
    old, new = left
    if len(old) != len(new):
        return
    for each, fresh in zip(old, new, strict=True):
        if (_is_short(each) and _is_short(fresh)) or similarity(each.source, fresh.source, IN_PLACE):
            pairs[fresh.key] = each


def _is_short(message: Message) -> bool:
    return len(message.source) <= SHORT and not message.source.rstrip().endswith(_FULL_STOPS)
