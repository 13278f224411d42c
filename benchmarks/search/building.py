"""Builds a site once for each design, and measures what its index costs: time, memory, disk.

The notes are read once; then the pages are written without a search, with Sphinx's own as it comes, and with
jieba, from the same doctrees. Ours takes part in the reading, so it is built whole. Pagefind reads the pages
that were written without a search.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.search import environment

PAIR_EXTENSIONS = "freshness records note_pages language_pair navigation testimonials communities open_spaces"
PAIR_EXTENSIONS += " link_check single_page"
OURS = "site_search"


@dataclass(frozen=True)
class Cost:
    """Seconds of processor time and of the clock, and the largest memory in MB, of a program."""

    processor: float
    clock: float
    memory: float


def run(command: Sequence[object], log: Path, **variables: str) -> Cost:
    """Run *command*; its words go to *log*, which is named where it fails."""
    start = time.perf_counter()
    with log.open("w", encoding="utf-8") as file:
        process = subprocess.Popen([*map(str, command)], stdout=file, stderr=file, env=os.environ | variables)
        _pid, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"benchmarks.search: {command[0]} ended with {process.returncode}, see {log}")
    return Cost(used.ru_utime + used.ru_stime, time.perf_counter() - start, used.ru_maxrss / 1024)


class Builds:
    """The builds of the site in *folder*/site; what is built already is kept, with its costs."""

    def __init__(self, folder: Path, *, paired: bool) -> None:
        self.folder, self.paired = folder, paired
        self.site = folder / "site"

    def output(self, design: str) -> Path:
        return self.folder / f"html-{design}"

    def sphinx(self, design: str, builder: str = "html", doctrees: str = "doctrees", **variables: str) -> Cost:
        output = self.output(design)
        shutil.rmtree(output, ignore_errors=True)
        command = [sys.executable, "-m", "sphinx", "-b", builder, "-q", "-j", "1"]
        command += ["-d", str(self.folder / doctrees), str(self.site), str(output)]
        return run(command, self.folder / f"{design}.log", SOURCE_DATE_EPOCH="0", **variables)

    def read(self) -> Cost:
        shutil.rmtree(self.folder / "doctrees", ignore_errors=True)
        return self.sphinx("read", "dummy")

    def none(self) -> Cost:
        return self.sphinx("none", BENCH_SEARCH="none")

    def stock(self) -> Cost:
        return self._mended(self.sphinx("stock"), "stock")

    def jieba(self) -> Cost:
        return self._mended(self.sphinx("jieba", PYTHONPATH=str(environment.packages())), "jieba")

    def _mended(self, cost: Cost, design: str) -> Cost:
        """Sphinx 9.0's script for Chinese names a stemmer that is not there, and finds nothing at all."""
        path = self.output(design) / "_static" / "language_data.js"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("window.Stemmer = ChineseStemmer", "window.Stemmer = EnglishStemmer"), "utf-8")
        return cost

    def pagefind(self) -> Cost:
        """Beside the pages that have no search of their own; these are linked, not copied."""
        output = self.output("pagefind")
        shutil.rmtree(output, ignore_errors=True)
        shutil.copytree(self.output("none"), output, copy_function=os.link)
        command = [environment.PYTHON, "-m", "pagefind", "--site", output]
        return run(command, self.folder / "pagefind.log")

    def without(self) -> Cost:
        """What ours is compared with where *paired*: the same build, whole, and no search."""
        return self._whole("without", PAIR_EXTENSIONS, BENCH_SEARCH="none")

    def ours(self) -> Cost:
        """With all that the project does for a note where *paired*, else alone."""
        return self._whole("ours", f"{PAIR_EXTENSIONS if self.paired else ''} {OURS}")

    def _whole(self, design: str, extensions: str, **variables: str) -> Cost:
        doctrees = f"doctrees-{design}"
        shutil.rmtree(self.folder / doctrees, ignore_errors=True)
        domain = {"BENCH_DOMAIN": "pycontw"} if self.paired else {}
        return self.sphinx(design, doctrees=doctrees, BENCH_EXTENSIONS=extensions, **domain, **variables)
