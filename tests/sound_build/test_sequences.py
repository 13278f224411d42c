"""After any edits a build says and writes what a clean one does, file by file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sound_build.build_server import Server
from tests.sound_build.edits import edit
from tests.sound_build.sequences import Setting, build, differences, make

pytestmark = pytest.mark.builds

#: The number of sequences, and of those that are always run; each has so many edits.
_SEQUENCES, _SAMPLE, _EDITS = 240, 4, 5
SEEDS = [pytest.param(seed, marks=() if seed < _SAMPLE else pytest.mark.long) for seed in range(_SEQUENCES)]


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


@pytest.mark.parametrize("seed", SEEDS)
def test_edits_give_what_a_clean_build_gives(tmp_path: Path, server: Server, seed: int) -> None:
    site, setting = make(tmp_path, seed), Setting.of(seed + seed // _SAMPLE)
    build(site, tmp_path / "again", setting, server)
    for number in range(_EDITS):
        edit(site)
        again = build(site, tmp_path / "again", setting, server)
        if number % 2 == 0:  # so that what one build has left can meet what the next one does
            clean = build(site, tmp_path / f"clean-{number}", setting, server)
            found = "\n".join(differences(again, clean))
            assert not found, f"seed {seed}, {setting}\n" + "\n".join(site.done) + f"\n\nagain | clean\n{found}"
