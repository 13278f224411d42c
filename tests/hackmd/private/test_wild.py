"""Lines as organisers write them: what is private in each is found, and nothing in those that only look so."""

from __future__ import annotations

import pytest

from tests.hackmd.private.wild import HARMLESS, LISTED, PRIVATE
from tools.hackmd.findings import Kind
from tools.hackmd.private.look import look


@pytest.mark.parametrize(
    ("kind", "text", "values"), [*PRIVATE, *LISTED], ids=[text for _, text, _ in [*PRIVATE, *LISTED]]
)
def test_what_is_private_is_found(kind: Kind, text: str, values: tuple[str, ...]) -> None:
    assert [(each.kind, text[each.start : each.end]) for each in look(text)] == [(kind, value) for value in values]


@pytest.mark.parametrize("text", HARMLESS)
def test_what_only_looks_so_holds_no_note_back(text: str) -> None:
    assert [each for each in look(text) if each.is_held] == []
