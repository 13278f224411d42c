"""Numbers, addresses and placeholders: what has to be the same in both languages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tools.catalogs.check.checked_messages import CheckedMessage
from tools.catalogs.check.codes import Code
from tools.catalogs.check.numbers import AFTERNOON, numbers
from tools.catalogs.check.patterns import EMAIL, ENTITY, URL, has_no_values
from tools.catalogs.check.remarks import Remark

from language_pair import languages
from language_pair.catalogs.plain_text import PLACEHOLDER


@dataclass(frozen=True, slots=True)
class Values:
    """The values in a text, and what is left of it."""

    urls: Counter[str]
    emails: Counter[str]
    placeholders: list[str]
    rest: str


def values(words: str) -> Values:
    if has_no_values(words):
        return Values(urls=Counter(), emails=Counter(), placeholders=[], rest=words)
    found: list[list[str]] = []
    for pattern in (URL, EMAIL, PLACEHOLDER):
        found.append(pattern.findall(words))
        words = pattern.sub(" ", words)
    urls = Counter(map(languages.same_page, found[0]))
    return Values(urls=urls, emails=Counter(found[1]), placeholders=found[2], rest=ENTITY.sub(" ", words))


def remarks(message: CheckedMessage) -> Iterator[Remark]:
    before, after = values(message.before.words), values(message.after.words)
    yield from _differences(Code.URL, before.urls, after.urls)
    yield from _differences(Code.EMAIL, before.emails, after.emails)
    yield from _placeholders(before.placeholders, after.placeholders)
    yield from _numbers(before.rest, after.rest)


def _differences(code: Code, before: Counter[str], after: Counter[str]) -> Iterator[Remark]:
    if before == after:
        return
    parts = [f"lacks {each!r}" for each in before - after] + [f"adds {each!r}" for each in after - before]
    if parts:
        yield Remark(code, f"the translation {', '.join(parts)}")


def _placeholders(before: list[str], after: list[str]) -> Iterator[Remark]:
    if before == after:
        return
    yield from _differences(Code.PLACEHOLDER, Counter(before), Counter(after))
    by_order, by_order_after = _without_names(before), _without_names(after)
    if Counter(before) == Counter(after) and by_order != by_order_after:
        yield Remark(Code.PLACEHOLDER, f"the translation has {' '.join(by_order)} in another order")


def _without_names(placeholders: list[str]) -> list[str]:
    return [each for each in placeholders if each.startswith("%") and "(" not in each]


def _numbers(before: str, after: str) -> Iterator[Remark]:
    digits, said = numbers(before)
    digits_after, said_after = numbers(after)
    if not digits and not digits_after:
        return
    # How often a number is said is a matter of the sentence.
    shifts = (0, 12, -12) if AFTERNOON.search(f"{before}\n{after}") else (0,)  # 2 pm is 14 點
    known, known_after = said.union(digits), said_after.union(digits_after)
    lacks = [str(each) for each in digits if not any(each + shift in known_after for shift in shifts)]
    adds = [str(each) for each in digits_after if not any(each + shift in known for shift in shifts)]
    parts = [f"lacks {each}" for each in lacks] + [f"adds {each}" for each in adds]
    if parts:
        yield Remark(Code.NUMBER, f"the translation {', '.join(parts)}")
