"""``python -m benchmarks.hackmd [--notes 840] [--build] [--growth] [--keep FOLDER]``.

Makes a workspace, imports it with one command, and tells how long that takes and what comes out. ``--build`` builds
both languages of the site with it, where a warning is an error; ``--growth`` imports 1,000 and 10,000 notes: a note of
the latter costs no more. On a busy machine the seconds of the processor count.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.hackmd.notes import write_project, write_zip
from tools import ROOT
from tools.build_site import sphinx_command
from tools.processes import run_together

from language_pair.languages import LANGUAGES


@contextmanager
def _timed(what: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    print(f"{what}: {time.perf_counter() - start:.1f} s", flush=True)


def measure(folder: Path, count: int) -> float:
    """Make the workspace in *folder* and import it; the seconds of a processor that the import took."""
    write_project(folder)
    with _timed(f"{count} notes made"):
        write_zip(folder / "notes.zip", count)
    files = [str(folder / name) for name in ("notes.zip", "docs", "report.json")]
    command = [sys.executable, "-m", "tools.hackmd", "import", files[0], "--into", files[1], "--report", files[2]]
    start, before = time.perf_counter(), _of_children()
    subprocess.run(command, cwd=ROOT, check=True)
    taken, worked = time.perf_counter() - start, _of_children() - before
    print(f"imported: {taken:.1f} s; {worked:.1f} s of a processor, {count / worked:.0f} notes a second", flush=True)
    return worked


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def tell(folder: Path) -> None:
    """What came out."""
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    print(f"{report['seen']} files: {report['became']}; the sum is {sum(report['became'].values())}")
    for kind in report["kinds"]:
        print(f"  {kind['group']:>14} {kind['code']:<22} {kind['notes']:>5} notes {kind['places']:>6} places")


def build(folder: Path) -> bool:
    """Build both languages; whether there was no warning."""
    commands = {
        each.segment: sphinx_command(each, "html", folder / "_build" / "html" / each.segment, notes=folder / "docs")
        for each in LANGUAGES
    }
    with _timed("both languages built"):
        outcomes = run_together(commands, folder=ROOT)
    return not any(outcome.code for outcome in outcomes.values())


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hackmd", description="Import a made-up workspace.")
    parser.add_argument("--notes", type=int, default=840)
    parser.add_argument("--build", action="store_true", help="build both languages with it")
    parser.add_argument("--growth", action="store_true", help="import 1,000 and 10,000 notes")
    parser.add_argument("--keep", type=Path, help="make it in this folder, which must not be there, and leave it")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = options.keep or Path(made) / "workspace"
        measure(folder, options.notes)
        tell(folder)
        is_built = build(folder) if options.build else True
        if options.growth:
            few, many = (measure(Path(made) / str(count), count) / count for count in (1_000, 10_000))
            print(f"a note of 10,000 costs {many / few:.2f} × one of 1,000")
    return 0 if is_built else 1


if __name__ == "__main__":
    raise SystemExit(main())
