"""Numbers, addresses and placeholders: what has to be the same in both languages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tools.catalogs.check.catalog import Message
from tools.catalogs.check.codes import Code, Remark
from tools.catalogs.check.kept_markup import fold_language
from tools.catalogs.check.markdown import CODE, THING
from tools.catalogs.check.numbers import numbers

URL = re.compile(
    r"\b(?:https?|ftp)://[^\s<>()（）「」『』《》，。、；！？\"'”’`\ue000\ufffc]+(?<![.,;:!?])|\bwww\.[\w./-]*\w"
)
EMAIL = re.compile(r"[A-Za-z0-9][\w.+-]*@[\w-]+(?:\.[\w-]+)+", re.ASCII)
PLACEHOLDER = re.compile(
    r"\{\{[^{}\n]*\}\}|\{(?:[A-Za-z_]\w*|\d+)?(?:[!:][^{}\n]{0,20})?\}"  # {{ name }}, {name}, {0:.2f}
    r"|%\(\w+\)[#0+-]*\d*(?:\.\d+)?[a-z]|%[#0+-]*\d*(?:\.\d+)?[sdifgrcx](?![A-Za-z0-9])",  # %(name)s, %d
    re.ASCII,
)
_ENTITY = re.compile(r"&#?\w+;", re.ASCII)


@dataclass(frozen=True, slots=True)
class Values:
    """The values in a text, and what is left of it."""

    urls: Counter[str]
    emails: Counter[str]
    placeholders: list[str]
    rest: str


def values(words: str) -> Values:
    found: list[list[str]] = []
    for pattern in (URL, EMAIL, PLACEHOLDER):
        found.append(pattern.findall(words))
        words = pattern.sub(" ", words)
    urls = Counter(map(fold_language, found[0]))
    return Values(urls=urls, emails=Counter(found[1]), placeholders=found[2], rest=_ENTITY.sub(" ", words))


def hide(words: str) -> str:
    """*words* with each address and placeholder hidden, as long as before."""
    for pattern, sign in ((URL, CODE), (EMAIL, CODE), (PLACEHOLDER, THING), (_ENTITY, THING)):
        for match in pattern.finditer(words):
            words = words[: match.start()] + sign * len(match[0]) + words[match.end() :]
    return words


def remarks(message: Message) -> Iterator[Remark]:
    before, after = values(message.before.words), values(message.after.words)
    yield from _differences(Code.URL, before.urls, after.urls)
    yield from _differences(Code.EMAIL, before.emails, after.emails)
    yield from _placeholders(before.placeholders, after.placeholders)
    yield from _numbers(before.rest, after.rest)


def _differences(code: Code, before: Counter[str], after: Counter[str]) -> Iterator[Remark]:
    parts = [f"lacks {each!r}" for each in before - after] + [f"adds {each!r}" for each in after - before]
    if parts:
        yield Remark(code, f"the translation {', '.join(parts)}")


def _placeholders(before: list[str], after: list[str]) -> Iterator[Remark]:
    yield from _differences(Code.PLACEHOLDER, Counter(before), Counter(after))
    by_order, by_order_after = _without_names(before), _without_names(after)
    if Counter(before) == Counter(after) and by_order != by_order_after:
        yield Remark(Code.PLACEHOLDER, f"the translation has {' '.join(by_order)} in another order")


def _without_names(placeholders: list[str]) -> list[str]:
    return [each for each in placeholders if each.startswith("%") and "(" not in each]


def _numbers(before: str, after: str) -> Iterator[Remark]:
    digits, said = numbers(before)
    digits_after, said_after = numbers(after)
    # How often a number is said is a matter of the sentence.
    lacks = [str(each) for each in digits if each not in digits_after and each not in said_after]
    adds = [str(each) for each in digits_after if each not in digits and each not in said]
    parts = [f"lacks {each}" for each in lacks] + [f"adds {each}" for each in adds]
    if parts:
        yield Remark(Code.NUMBER, f"the translation {', '.join(parts)}")
