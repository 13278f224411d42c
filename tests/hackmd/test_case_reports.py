"""What the report of each case must name, of which kind and at which lines: neither less nor more."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from tests.hackmd.test_cases import CASES
from tools.hackmd.findings import Kind
from tools.hackmd.importing import Import, drafts
from tools.hackmd.settings import Settings

#: What each says, in its own words, is of a kind.
WORDS = {
    "breaks: false": Kind.BREAKS,
    "tags heading": Kind.TAGS,
    "stood only in the heading": Kind.TAG_IN_HEADING,
    "[TOC] left out": Kind.CONTENTS,
    "spoiler without a title": Kind.SPOILER,
    "the colour": Kind.COLOUR,
    "an e-mail address": Kind.EMAIL,
    "heading levels closed up": Kind.LEVELS,
    "text before the first H1": Kind.TITLE,
    "H1 now stand under": Kind.SEVERAL_TITLES,
    "no H1": Kind.TITLE,
    "slide breaks left out": Kind.RULE,
    "rules left out": Kind.RULE,
    "slide settings left out": Kind.SLIDE,
    "no highlighting": Kind.LEXER,
    "diagrams are shown": Kind.DIAGRAM,
    "pictures on another host": Kind.PICTURE,
    "without a description": Kind.NO_ALT,
    "embedded pages are links": Kind.EMBEDDED,
    "theme left out": Kind.THEME,
    "cells under": Kind.TABLE,
    "in English marked": Kind.LANGUAGE,
    "Chinese marked": Kind.LANGUAGE,
}
#: Lines that a case gives wrongly: the address of 14 is in its line 12, the third H1 of 16 in its line 16.
RIGHT = {("14", 11): 12, ("16", 18): 16}
#: Other headings of 16 follow those that now are below the title.
MORE = {"16": {Kind.LEVELS: {6, 10, 12, 16, 18}}}
#: What only all notes together tell, and `test_linking` holds.
OF_LINKS = ("the embedded note", "embeds a note", "is not in this import")


def named(path: Path) -> dict[Kind, set[int]]:
    """The lines that the report of the case at *path* must name, by kind."""
    text = path.with_name(path.name.replace(".in.md", ".report.txt")).read_text(encoding="utf-8").strip()
    found: dict[Kind, set[int]] = defaultdict(set)
    if text.startswith("nothing to report"):
        return found
    for part in re.split("; (?=line)", text):
        if any(words in part for words in OF_LINKS):
            continue
        [kind] = {kind for words, kind in WORDS.items() if words in part}
        lines = re.search(r"lines? (\d+(?:, \d+)*)", part)
        numbers = map(int, lines[1].split(", ")) if lines else [1]
        found[kind] |= {RIGHT.get((path.name[:2], number), number) for number in numbers}
    return found


def found_in(path: Path, settings: Settings) -> Import:
    return drafts([path], settings)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.name)
def test_the_report_names_what_the_case_says(path: Path) -> None:
    told: dict[Kind, set[int]] = defaultdict(set)
    for finding in found_in(path, Settings()).findings:
        told[finding.kind].add(finding.line)
    assert told == named(path) | MORE.get(path.name[:2], {})


def test_public_addresses_hold_no_case_back() -> None:
    for path in CASES:
        assert not found_in(path, Settings(public_addresses=("example.org",))).held
