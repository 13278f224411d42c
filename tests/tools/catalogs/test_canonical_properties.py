"""The canonical form of whatever can be in a catalog, and of whatever way there is to write it."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator

import pytest
from babel.messages.pofile import read_po
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tools.catalogs.catalog_desk import read
from tools.catalogs.canonical import write

from language_pair.catalogs.messages import Catalog, Message
from language_pair.catalogs.po_strings import escape

LETTERS = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t\"\\中é' ")
TEXTS = st.text(LETTERS, max_size=30)
REMARKS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), max_size=12).map(
    lambda text: f" {text}".rstrip()
)
FLAGS = st.lists(st.sampled_from(["fuzzy", "no-wrap", "python-format", "range: 0..9", "Entwurf"]), unique=True).map(
    lambda flags: tuple(sorted(flags, key=lambda flag: (flag != "fuzzy", flag)))
)


@st.composite
def messages(draw: st.DrawFn, obsolete: bool) -> Message:
    plural = draw(st.none() | TEXTS)
    count = 1 if plural is None else draw(st.integers(1, 3))
    previous = [(keyword, draw(TEXTS)) for keyword in ("msgctxt", "msgid", "msgid_plural") if draw(st.booleans())]
    return Message(
        source=draw(st.text(LETTERS, min_size=1, max_size=30)),
        translations=tuple(draw(TEXTS) for _ in range(count)),
        context=draw(st.none() | TEXTS),
        plural=plural,
        comments=tuple(draw(st.lists(REMARKS, max_size=2))),
        extracted=tuple(draw(st.lists(REMARKS, max_size=2))),
        flags=draw(FLAGS),
        other_flags=draw(FLAGS),
        previous=tuple(previous),
        obsolete=obsolete,
    )


CATALOGS = st.builds(
    Catalog,
    head=st.builds(
        Message,
        source=st.just(""),
        translations=st.just(("Language: zh_TW\nX-Own: 王小明 <ming@example.org>\n",)),
        comments=st.lists(REMARKS, min_size=1, max_size=2).map(tuple),
        flags=FLAGS,
    ),
    messages=st.lists(messages(obsolete=False), max_size=4, unique_by=lambda each: each.key[:2]).map(tuple),
    obsolete=st.lists(messages(obsolete=True), max_size=2).map(tuple),
    trailing=st.lists(REMARKS, max_size=2).map(tuple),
)


@pytest.mark.builds
@given(CATALOGS)
@settings(deadline=None)
def test_canonical_form_loses_nothing_and_is_canonical(catalog: Catalog) -> None:
    text = write(catalog)
    assert read(text) == catalog
    assert write(read(text)) == text


@pytest.mark.builds
@given(CATALOGS, st.randoms(use_true_random=False))
@settings(deadline=None)
def test_any_way_to_write_a_catalog_comes_back_in_the_same_form(catalog: Catalog, luck: random.Random) -> None:
    assert write(read("\n".join(scribbled(catalog, luck)))) == write(catalog)


@pytest.mark.builds
@given(CATALOGS)
@settings(deadline=None)
def test_sphinx_finds_the_same_translations_in_it(catalog: Catalog) -> None:
    """Babel reads no plural without a plural rule: those have tests of their own."""
    wanted = {(each.context, each.source): each.translations[0] for each in catalog.messages if each.plural is None}
    alone = [each for each in catalog.messages if each.plural is None]
    found = read_po(io.BytesIO(write(Catalog(head=catalog.head, messages=tuple(alone))).encode()))
    keys = [(each.context, each.id) for each in found if each.id]
    assert set(keys) == set(wanted)
    assert {(each.context, each.id): each.string for each in found if each.id} == wanted


def scribbled(catalog: Catalog, luck: random.Random) -> Iterator[str]:
    """*catalog* as no program would write it, but any may."""
    head = [catalog.head] if catalog.head else []
    for message in [*head, *catalog]:
        yield from [""] * luck.randint(0, 2)
        yield from (f"{mark}{text}  " for mark, texts in remarks(message) for text in texts)
        yield "#: note.md:12 other.md:3"
        for sign, flags in ((",", message.flags), ("=", message.other_flags)):
            yield from (f"#{sign}{flag},{luck.choice(['', flags[0]])}" for flag in luck.sample(flags, len(flags)))
        mark = "#~" if message.obsolete else ""
        for keyword, text in message.previous:
            yield from wrapped(luck.choice(["#|", "#~|"]) if message.obsolete else "#|", keyword, text, luck)
        for keyword, text in fields(message):
            yield from wrapped(mark, keyword, text, luck)
    yield from (f"#{text}" for text in catalog.trailing)
    yield "\r"


def remarks(message: Message) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "#", message.comments
    yield "#.", message.extracted


def fields(message: Message) -> Iterator[tuple[str, str]]:
    if message.context is not None:
        yield "msgctxt", message.context
    yield "msgid", message.source
    if message.plural is not None:
        yield "msgid_plural", message.plural
    for number, text in enumerate(message.translations):
        yield "msgstr" if message.plural is None else f"msgstr[{number}]", text


def wrapped(mark: str, keyword: str, text: str, luck: random.Random) -> Iterator[str]:
    places = sorted(luck.randint(0, len(text)) for _ in range(luck.randint(0, 3)))
    parts = [text[first:last] for first, last in zip([0, *places], [*places, len(text)], strict=True)]
    yield f'{mark} {keyword} "{escape(parts[0])}"'
    yield from (f'{mark}   "{escape(part)}" ' for part in parts[1:])
