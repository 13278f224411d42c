"""How the languages, built side by side, share the cores of a machine."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from tools import build_site
from tools.processes import Outcome


@pytest.mark.parametrize(("cores", "option"), [(1, []), (2, []), (3, []), (4, ["-j", "2"]), (64, ["-j", "8"])])
def test_languages_that_are_built_side_by_side_share_the_cores(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, cores: int, option: list[str]
) -> None:
    given: list[str] = []

    def build_both(_output: Path, _builder: str, options: Sequence[str]) -> dict[str, Outcome]:
        given.extend(options)
        return {"en": Outcome(code=1)}

    monkeypatch.setattr(build_site, "BUILD", tmp_path)
    monkeypatch.setattr(build_site, "_build_both", build_both)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: range(cores), raising=False)
    assert not build_site.build(options=["--quiet"])
    assert given == [*option, "--quiet"]  # who asks for another number has it
