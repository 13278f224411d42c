"""The command ``python -m benchmarks.bench``."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from benchmarks.bench import living, output, results, warm
from benchmarks.bench.cold import Clock, build_in_turn
from benchmarks.bench.goals import goals, table
from benchmarks.bench.kinds import KINDS, OURS, Tree
from tools import BUILD, ROOT

import conf
from measurements import labels
from measurements.results import NOTES, number

RESULTS = BUILD / "bench" / "results.json"
Part = Callable[[Tree, int, Callable[[str], None]], dict[str, Any]]
#: What the page is made from.
SHOWN = ROOT / "docs" / conf.measured_results
_PARTS: dict[str, Part] = {"changes": warm.changes, "live": living.measure, "catalogs": warm.catalogs}


def options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.bench", description="Measures what a site costs.")
    parser.add_argument("--minutes", type=float, default=60, help="of builds from nothing, which take turns (60)")
    parser.add_argument("--notes", type=_size, nargs="+", default=[100, 250, 500, 1000], help="sizes for every kind")
    parser.add_argument("--alone", type=_size, nargs="*", default=[2000, 4000], help="sizes for this project alone")
    parser.add_argument("--cap", type=float, default=900, help="seconds on the clock for a build of Sphinx alone (900)")
    parser.add_argument("--times", type=_count, default=3, help="how often each change is made (3)")
    parser.add_argument("--without", nargs="+", choices=_PARTS, default=[], help="what is not measured")
    parser.add_argument("--write", action="store_true", help=f"make the results those of docs/{conf.measured_results}")
    return parser.parse_args(arguments)


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 on")
    return int(text)


def _size(text: str) -> int:
    """A number of notes: of fewer, `live` finds none in English."""
    if not text.isdecimal() or int(text) < 6:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 6 on")
    return int(text)


def main(arguments: Sequence[str] | None = None) -> Path:
    chosen = options(arguments)
    for kind in KINDS:
        if not kind.is_there():
            tell(f"{kind.name} is left out: {kind.theme} is not installed")
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        found = measure(Path(folder), chosen)
    reached = goals(found)
    for path in (RESULTS, *[SHOWN] * chosen.write):
        results.write(path, found.stored(reached))
    print(table(reached, found.notes))
    if found.notes < NOTES:
        print(labels.trial(number(found.notes)))
    print(f"All numbers: {RESULTS}")
    return RESULTS


def measure(folder: Path, chosen: argparse.Namespace) -> results.Results:
    machine = results.machine()
    trees = [Tree(folder, notes) for notes in sorted(set(chosen.notes))]
    alone = [Tree(folder, notes) for notes in sorted(set(chosen.alone) - set(chosen.notes))]
    cold = results.Cold(build_in_turn(trees, alone, Clock(chosen.minutes), chosen.cap, tell))
    tree = trees[-1]  # as `build_in_turn` has left it
    written = output.measure(tree.built(OURS) / "html", tree.notes)

    changes, live, catalogs = (_part(name, measured, tree, chosen) for name, measured in _PARTS.items())
    return results.Results(machine, tree.notes, cold, changes, catalogs, live, written)


def _part(name: str, measured: Part, tree: Tree, chosen: argparse.Namespace) -> dict[str, Any]:
    """What *measured* finds; nothing where it is left out, or fails, which is told: what took hours before is kept."""
    if name in chosen.without:
        return {}
    try:
        return measured(tree, chosen.times, tell)
    except (Exception, SystemExit) as error:
        tell(f"{name}: {error!r}")
        return {}


def tell(words: str) -> None:
    print(words, flush=True)


if __name__ == "__main__":
    main()
