"""A word as long as a book takes no longer than a book, and its lines break where Sphinx breaks them."""

from __future__ import annotations

import pytest
from sphinx.writers.text import TextWrapper

from tests.project import Project

from sound_build.internals import LONG_WORD, LinearWrapper

WORDS = [
    "short words and a hyphen-ated one -- `code with` :ref:`a <b>` blanks   and\ttabs",
    "a" * LONG_WORD,
    "a" * (LONG_WORD + 1),
    f"before {'a' * 1500} after",
    f"before {'共筆' * 600} after",
    f"{'a-' * 900} x",
    f"x {'*' * 1100}",
]


@pytest.mark.parametrize("text", WORDS)
@pytest.mark.parametrize("width", [7, 70])
def test_lines_break_at_the_same_places(text: str, width: int) -> None:
    assert LinearWrapper(width=width).wrap(text) == TextWrapper(width=width).wrap(text)


@pytest.mark.builds
def test_a_line_of_100_000_letters_is_written(project: Project) -> None:
    """It took ten minutes."""
    project.write(index=f"---\nsource_lang: en\n---\n# Title\n\n{'a' * 100_000}\n")
    built = project.build("text")
    assert built.warnings == []
    assert built.output("index.txt").count("a") == 100_000
