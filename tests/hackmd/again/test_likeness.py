"""Versions of a text are found by the lines that they share, and no text is compared with all others."""

from __future__ import annotations

from collections import Counter

import pytest

from tools.hackmd.again import likeness

NUMBER = 400


def test_each_finds_its_own_and_is_compared_with_no_more_than_a_few(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0

    class Counted(Counter[str]):
        def __and__(self, other: Counter[str]) -> Counter[str]:  # type: ignore[override]
            nonlocal compared
            compared += 1
            return Counter(self) & Counter(other)

    monkeypatch.setattr(likeness, "Counter", Counted)
    common = ["", "## 出席", "## 討論"]
    before = {f"before {n}": [*common, f"{n}", f"{n} again", f"pair {n // 2}", f"all {n // 8}"] for n in range(NUMBER)}
    after = {f"after {n}": [*common, f"{n}", f"{n} again", f"pair {n // 2}", f"new {n}"] for n in range(NUMBER)}
    assert likeness.pairs(after, before) == {f"after {n}": f"before {n}" for n in range(NUMBER)}
    assert compared == 2 * NUMBER


@pytest.mark.parametrize(("shared", "is_found"), [(8, True), (9, False)])
def test_a_line_of_many_texts_says_nothing(shared: int, is_found: bool) -> None:
    others = {f"{n}": ["common", f"{n}"] for n in range(shared - 1)} | {"own": ["common"]}
    assert likeness.pairs({"new": ["common"]}, others) == ({"new": "own"} if is_found else {})
