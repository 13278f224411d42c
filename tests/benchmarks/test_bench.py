"""The runner of the benchmark: what it measures, in which order, and from end to end."""

from __future__ import annotations

import json
import sys
import time
from dataclasses import replace
from math import inf
from pathlib import Path

import pytest

from benchmarks.bench import __main__ as bench
from benchmarks.bench import kinds
from benchmarks.bench.cold import Build, Clock, build_in_turn, expected
from benchmarks.bench.kinds import COLLAPSED, KINDS, OURS, WHOLE, Kind, Tree
from benchmarks.bench.processes import Cost, FailedError, run

from measurements.results import read

COST = Cost(processor=10, clock=6, memory=100)


def build(kind: Kind, notes: int, processor: float, *, number: int = 0, capped: bool = False) -> Build:
    return Build(kind.name, notes, number, Cost(processor, processor / 2, processor * 10, capped), 1000, 10)


# -- Processes ------------------------------------------------------------------------------------

#: Two processes, each with 40 MB of its own, at one time.
_HUNGRY = """
import subprocess, sys, time
own = bytearray(b"x") * 40_000_000
if len(sys.argv) < 2:
    subprocess.run([sys.executable, __file__, "child"], check=True)
else:
    time.sleep(1)
"""


@pytest.mark.builds
def test_a_cost_is_that_of_all_processes_together(tmp_path: Path) -> None:
    script = tmp_path / "hungry.py"
    script.write_text(_HUNGRY)
    cost = run([sys.executable, str(script)], tmp_path)
    if Path("/proc/self/smaps_rollup").exists():
        assert 80 <= cost.memory <= 140
    assert cost.clock >= 1 > cost.processor > 0
    assert not cost.capped


@pytest.mark.builds
def test_what_takes_longer_than_its_cap_is_stopped_with_what_it_has_started(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    child = f"import time; time.sleep(3); open({str(mark)!r}, 'w')"
    script = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    start = time.monotonic()
    cost = run([sys.executable, "-c", script], tmp_path, cap=0.5)
    assert cost.capped
    assert time.monotonic() - start < 3
    time.sleep(max(0, start + 4 - time.monotonic()))
    assert not mark.exists()


def test_a_program_that_fails_is_told_with_its_last_words(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import sys; print('words'); sys.exit(3)"]
    with pytest.raises(FailedError, match=r"ended with 3:\nwords"):
        run(command, tmp_path)
    assert not run(command, tmp_path, codes=(0, 3)).capped


def test_two_costs_one_after_the_other_are_one() -> None:
    assert COST + Cost(1, 2, 300, capped=True) == Cost(11, 8, 300, capped=True)


# -- Turns ----------------------------------------------------------------------------------------


def test_what_a_build_takes_is_known_told_or_unknown() -> None:
    done = [build(WHOLE, 100, 20), build(WHOLE, 200, 40)]  # on the clock 10 and 20
    assert expected(done, WHOLE, 100) == 10
    assert expected(done, WHOLE, 400) == pytest.approx(40)
    assert expected(done, OURS, 100) == 0
    done.append(build(WHOLE, 300, 40, capped=True))
    assert expected(done, WHOLE, 250) == pytest.approx(25)
    assert expected(done, WHOLE, 300) == inf
    assert expected(done, WHOLE, 400) == inf


class Played(Tree):
    """A tree that only says what is built, each in a second."""

    def __init__(self, folder: Path, notes: int, log: list[str]) -> None:
        super().__init__(folder, notes)
        self.log = log

    def built(self, kind: Kind) -> Path:
        return self.folder / kind.name

    def build(self, kind: Kind, cap: float) -> Cost:
        if kind.name == self.log[0].partition("!")[2]:
            raise FailedError("words")
        self.log.append(f"{kind.name} {self.notes}")
        return replace(COST, clock=1, capped=cap < 1)


class Steps(Clock):
    """A clock that goes on by a second whenever it is asked."""

    def left(self) -> float:
        self._end -= 1
        return self._end


def turns(tmp_path: Path, *, steps: int = 0, cap: float = 9, fails: str = "") -> list[str]:
    log = [f"!{fails}"]
    trees = [Played(tmp_path, notes, log) for notes in (10, 20)]
    clock = Steps(0)
    clock._end = steps
    build_in_turn(trees, [Played(tmp_path, 30, log)], clock, cap, print)
    return log[1:]


def test_without_time_what_goals_need_is_built_once(tmp_path: Path) -> None:
    needed = [kind.name for kind in kinds.NEEDED]
    assert turns(tmp_path) == [*(f"{kind} {notes}" for notes in (10, 20) for kind in needed), "ours 30"]


def test_kinds_take_turns_to_be_the_first_until_the_time_is_over(tmp_path: Path) -> None:
    log = turns(tmp_path, steps=40)
    whole = 2 * len(KINDS) + 1
    assert log[:whole] == [*(f"{kind.name} {notes}" for notes in (10, 20) for kind in KINDS), "ours 30"]
    assert log[whole] == f"{KINDS[1].name} 10"
    assert log[2 * whole] == f"{KINDS[2].name} 10"
    assert len(log) == 38, "each took a second, and the last one had more than that left"


def test_what_was_stopped_is_not_built_again_nor_of_more_notes(tmp_path: Path) -> None:
    log = turns(tmp_path, cap=0.5)
    assert log == [*(f"{kind.name} 10" for kind in kinds.NEEDED), "ours 20", "ours 30"], "ours has no cap"


def test_a_kind_that_fails_stops_no_other(tmp_path: Path) -> None:
    log = turns(tmp_path, fails=WHOLE.name)
    assert f"{COLLAPSED.name} 20" in log
    assert not any(each.startswith("whole ") for each in log)


# -- From end to end ------------------------------------------------------------------------------


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The results that a run with ``--write`` writes, beside those of the page."""
    monkeypatch.setattr(bench, "RESULTS", tmp_path / "bench" / "results.json")
    monkeypatch.setattr(bench, "SHOWN", tmp_path / "shown.json")
    return tmp_path / "bench" / "results.json"


@pytest.mark.builds
def test_what_a_tiny_run_has_measured_is_written_and_what_it_has_not_is_told(
    written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(kinds.Kind, "is_there", lambda kind: kind in (OURS, WHOLE))
    left_out = ["--without", "live", "changes", "catalogs"]
    bench.main(["--notes", "6", "--alone", "--minutes", "0", *left_out, "--write"])
    stored = json.loads(written.read_text(encoding="utf-8"))
    assert read(tmp_path / "shown.json") == stored
    said = capsys.readouterr().out
    assert "furo is left out: furo is not installed" in said
    assert list(stored["kinds"]) == ["ours", "whole"]
    for build in stored["builds"]:
        assert build["cost"]["processor"] > 0
        assert build["written_files"] > 6
    assert stored["kinds"]["ours"]["ratios"]["processor"]["median"] == 1
    assert stored["machine"]["cores"] >= 1
    assert stored["changes"] == stored["live"] == {}
    assert 5_000 < stored["output"]["furniture"] < 50_000
    assert "| not measured |" in said
    assert "results of a trial with 6 notes" in said


@pytest.mark.builds
@pytest.mark.long
def test_a_tiny_run_measures_all_and_writes_it(
    written: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(kinds.Kind, "is_there", lambda kind: kind.theme != "furo")
    bench.main(["--notes", "6", "--alone", "8", "--minutes", "0", "--times", "1", "--without", "live", "--write"])
    stored = json.loads(written.read_text(encoding="utf-8"))
    assert read(tmp_path / "shown.json") == stored
    said = capsys.readouterr().out
    assert "furo is left out: furo is not installed" in said
    assert list(stored["kinds"]) == [kind.name for kind in KINDS if kind in kinds.NEEDED]
    ours = stored["kinds"]["ours"]
    assert list(ours["processor"]) == ["6", "8"]
    assert ours["exponent"] is not None
    for build in stored["builds"]:
        assert build["cost"]["processor"] > 0
        assert build["written_files"] > 6
    assert ours["ratios"]["processor"]["median"] == 1
    assert stored["machine"]["cores"] >= 1
    assert stored["machine"]["versions"]["Sphinx"].startswith("9.")
    changes = stored["changes"]
    assert list(changes) == ["nothing", "text", "translation", "record", "title", "catalogs-check", "catalogs"]
    assert changes["nothing"]["pages"] == 0
    for way in ("text", "translation", "record", "title"):
        assert 0 < changes[way]["showing"] <= changes[way]["pages"] - changes[way]["in_vain"], way
        assert changes[way]["processor"] > changes["nothing"]["processor"]
    assert changes["title"]["showing"] > changes["text"]["showing"]
    assert stored["live"] == {}
    assert 5_000 < stored["output"]["furniture"] < 50_000
    assert "| not measured |" in said
    assert "results of a trial with 6 notes" in said
    unmeasured = [goal["name"] for goal in stored["goals"] if goal["value"] is None]
    assert unmeasured == ["growth", "large", "live", "live-first"]


@pytest.mark.parametrize("given", [["--notes", "5"], ["--times", "0"], ["--without", "cold"]])
def test_what_cannot_be_measured_is_refused(given: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        bench.options(given)
    assert given[1] in capsys.readouterr().err


def test_a_part_that_fails_leaves_what_was_measured_before(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    def fails(tree: Tree, times: int, tell: object) -> dict[str, object]:
        raise RuntimeError("no page")

    chosen = bench.options(["--without", "catalogs"])
    assert bench._part("live", fails, Tree(tmp_path, 6), chosen) == {}
    assert capsys.readouterr().out == "live: RuntimeError('no page')\n"
    assert bench._part("catalogs", fails, Tree(tmp_path, 6), chosen) == {}
    assert capsys.readouterr().out == ""
