"""An extension that prints what a build costs: processor seconds and peak memory, until pages are written and in all.

``-D extensions=…,benchmarks.cost``; `cost_of` reads it again. Of a build with one process.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import NamedTuple

from sphinx.application import Sphinx

from tools import ROOT

_MARK = "benchmarks.cost "


class Cost(NamedTuple):
    """Processor seconds and MB."""

    until_writing: float
    in_all: float
    peak_until_writing: int
    peak: int


def cost_of(arguments: Sequence[str]) -> Cost:
    """Run ``sphinx-build`` with *arguments*, and with the project's settings of the interpreter."""
    command = [sys.executable, "-m", "tools.build_site.run_sphinx", "-q", "-j", "1", *arguments]
    said = subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.PIPE, encoding="utf-8").stdout
    line = next(line for line in said.splitlines() if line.startswith(_MARK))
    return Cost(*json.loads(line.removeprefix(_MARK)))


def setup(app: Sphinx) -> None:
    marks: list[tuple[float, int]] = []

    def mark(*_given: object) -> None:
        marks.append((round(time.process_time(), 1), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10))

    def tell(app: Sphinx, exception: Exception | None) -> None:
        mark()
        (first, first_peak), (last, peak) = marks[0], marks[-1]
        print(_MARK + json.dumps([first, last, first_peak, peak]), flush=True)

    app.connect("write-started", mark, priority=1000)
    app.connect("build-finished", tell, priority=1000)
