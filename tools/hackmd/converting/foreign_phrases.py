"""Phrases of the other language in a paragraph: how they are marked, where a build would report them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from tools.hackmd.converting.work import Block, Work
from tools.hackmd.findings import Kind

from language_pair import languages
from language_pair.languages import Language

#: What bold text and the like begins with, and ends.
_SIGNS = re.compile(r"\*{1,3}|~~|==|\+\+")
_SIGN_BEFORE = re.compile(rf"({_SIGNS.pattern})\Z")


def clean(work: Work, text: str) -> str:
    for phrase in work.settings.kept_phrases:
        text = text.replace(phrase, " ")
    return " ".join(text.split())


def mark(source: Language) -> str:
    return f"{{.{languages.counterpart(source).css_class}}}"


def report(work: Work, line: int, source: Language) -> None:
    work.report(Kind.LANGUAGE, line, f"a part in {languages.counterpart(source).name} is marked")


def mark_inside(work: Work, block: Block, span: tuple[int, int], source: Language) -> None:
    """Sentences of the other language among lines of the note's own become phrases that say so."""
    assert block.place is not None
    start, end = span
    report(work, work.lines.number(block.place(start)), source)
    text = _without_markup(block)
    while found := languages.contradiction(clean(work, text[start:end]), source):
        phrase = re.compile(r"\s+".join(map(re.escape, found.split()))).search(text, start, end)
        if phrase is None:
            return
        for first, last in _whole(block.token.content, *phrase.span()):
            work.insert(block.place(first), "[", -9)
            work.insert(block.place(last, end=True), f"]{mark(source)}", 9)
        start = phrase.end()


def _without_markup(block: Block) -> str:
    """What a paragraph has, each in its place: blanks for code, links, addresses and signs, as a build reads it."""
    text = block.token.content
    for token in block.token.children or ():
        if "span" in token.meta:
            start, end = token.meta["span"]
            text = text[:start] + " " * (end - start) + text[end:]
    return _SIGNS.sub(lambda sign: " " * len(sign[0]), text)


def _whole(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A phrase with the signs around it; or its parts, where bold text or the like begins in it and does not end."""
    signs = list(_SIGNS.finditer(text, start, end))
    if any(count % 2 for count in Counter(sign[0] for sign in signs).values()):
        for sign in signs:
            yield _stripped(text, start, sign.start())
            start = sign.end()
        yield _stripped(text, start, end)
        return
    around = _SIGN_BEFORE.search(text, 0, start)
    length = len(around[1]) if around and text.startswith(around[1], end) else 0
    yield start - length, end + length


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return end - len(part.lstrip()), start + len(part.rstrip())
