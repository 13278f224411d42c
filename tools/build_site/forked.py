"""Builds side by side that begin with what both need: it is loaded once, and each build is a fork of that process.

To load Sphinx, our extensions and what these use takes a second, which is a third of a build after a small change;
and git is asked for the same days.
"""

from __future__ import annotations

import gc
import importlib
import locale
import multiprocessing
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

from tools import ROOT
from tools.build_site import run_sphinx

from language_pair import history
from language_pair.catalogs import places
from language_pair.languages import LANGUAGES

#: What a build of the site loads beside our extensions and what these load themselves.
_OTHERS = (
    "docutils.writers.docutils_xml",
    "myst_parser.parsers.sphinx_",
    "myst_parser.sphinx_ext.main",
    "sphinx_design.extension",
)


def is_possible() -> bool:
    """Whether a fork builds what a program that is started anew would.

    Windows has no forks, and on macOS libraries of the system may have started threads, which end with a fork. In
    another encoding than UTF-8 Python has to be started anew to read and write files in it.
    """
    return sys.platform == "linux" and locale.getpreferredencoding(do_setlocale=False).lower() == "utf-8"


def load() -> None:
    """Load what a build loads; what of it cannot be loaded is left for the build to report.

    Nothing of it becomes garbage: this process never looks for some there, and its forks not before they know more.
    """
    was_looking = gc.isenabled()
    gc.disable()
    try:
        for name in _modules():
            with suppress(Exception):
                importlib.import_module(name)
    finally:
        gc.freeze()
        if was_looking:
            gc.enable()


def ask_git() -> None:
    """Ask when notes and catalogs changed last, which each build would ask itself."""
    root = ROOT.resolve()  # as Sphinx has it
    for folder in (root / "docs", *(places.folder_of(root / "locale", each.code) for each in LANGUAGES)):
        history.last_changes(folder)


def _modules() -> Iterator[str]:
    from sphinx.application import builtin_extensions  # late: loading it is what this is about

    yield from (*builtin_extensions, *_OTHERS)
    folder = ROOT / "_ext"
    for path in sorted(folder.rglob("*.py")):
        yield ".".join(path.relative_to(folder).with_suffix("").parts).removesuffix(".__init__")


class Forked:
    """Runs Sphinx with *arguments* in *folder*, in a fork of this process, which has no other thread then."""

    def __init__(self, arguments: Sequence[str], folder: Path) -> None:
        reading, writing = os.pipe()
        for stream in (sys.stdout, sys.stderr):
            stream.flush()  # or the fork would print it, too
        self._process = multiprocessing.get_context("fork").Process(target=_run, args=(arguments, folder, writing))
        self._process.start()
        os.close(writing)
        self.stdout: IO[str] | None = os.fdopen(reading, encoding="utf-8", errors="replace")

    def wait(self) -> int:
        """The exit status, negative for that of a signal."""
        self._process.join()
        return self._process.exitcode or 0


def _run(arguments: Sequence[str], folder: Path, output: int) -> None:
    gc.unfreeze()  # that the build freezes it with what it loads (`quick_build.garbage`)
    _print_to(output)
    os.chdir(folder)
    sys.argv = [run_sphinx.__file__, *arguments]
    sys.exit(run_sphinx.build(arguments))


def _print_to(output: int) -> None:
    """Print to *output*; as in a program that is run from here, nobody types anything."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for descriptor in (1, 2):
        os.dup2(output, descriptor)
    sys.stdout, sys.stderr = (os.fdopen(each, "w", encoding="utf-8", buffering=1, closefd=False) for each in (1, 2))
