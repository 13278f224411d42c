"""What the check of the catalogs costs: ``python -m benchmarks.catalog_check [--catalogs 1000] [--rounds 3]``.

This project's own catalogs are copied under other names, with their notes, until there are enough of
them, and checked as a translator does it: by the command, its start included. With ``--faulty`` the
catalogs of ``tests/tools/catalogs/checker`` are copied instead, of which most messages have something to report.

The goal: 1,000 catalogs take seconds.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from tools import ROOT, labels

from language_pair.catalogs import places


def make_catalogs(folder: Path, origin: Path, count: int) -> int:
    """Copy *count* catalogs of *origin*, each with its note if it has one; returns how many messages they have."""
    messages = 0
    locale = origin / "locale"
    # Those of labels are known by their names.
    paths = [path for path in sorted(locale.rglob("*.po")) if path.stem not in labels.names()]
    for number, path in enumerate(islice(cycle(paths), count)):
        language, _folder, *name = path.relative_to(locale).parts
        docname = Path(str(number), *name)
        note = (origin / "docs").joinpath(*name).with_suffix(".md")
        copy(path, places.folder_of(folder / "locale", language) / docname)
        if note.exists():
            copy(note, (folder / "docs" / docname).with_suffix(".md"))
        messages += path.read_bytes().count(b"\nmsgid ") - 1
    return messages


def copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--catalogs", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--faulty", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        origin = ROOT / "tests/tools/catalogs/checker" if options.faulty else ROOT
        messages = make_catalogs(Path(folder), origin, options.catalogs)
        command = [sys.executable, "-m", "tools.catalogs", "check", f"{folder}/locale"]
        clocks, processors = [], []
        for _round in range(options.rounds):
            start, before = time.perf_counter(), os.times()
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            after = os.times()
            clocks.append(time.perf_counter() - start)
            processors.append(sum(after[2:4]) - sum(before[2:4]))  # of the command and its processes
        print(f"{options.catalogs} catalogs, {messages} messages: {done.stderr.strip()}")
        print(f"{median(clocks):.1f} s on the clock, {median(processors):.1f} s of processor time")


if __name__ == "__main__":
    main()
