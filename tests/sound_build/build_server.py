"""Builds in processes of their own, without the half second that each would need to load Sphinx.

A process that has loaded it forks for each build: so nothing is left of one for the next, and no test forks itself.
What a build loads beyond that, the process loads too, once: it is a third of the work of building a small site.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from tests.project import EXTENSIONS
from tools import ROOT


class Server:
    """Runs ``sphinx-build``."""

    def __enter__(self) -> Server:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "_ext")])}
        command = [sys.executable, "-m", "tests.sound_build.build_server"]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()

    def run(self, arguments: list[str]) -> tuple[int, str]:
        """The exit status and what is said on the terminal."""
        assert self._process.stdin and self._process.stdout
        with tempfile.NamedTemporaryFile() as log:
            print(json.dumps([log.name, arguments]), file=self._process.stdin, flush=True)
            code = int(self._process.stdout.readline())
            return code, Path(log.name).read_text(encoding="utf-8")


def _build(log: str, arguments: list[str]) -> int:
    from sphinx.cmd.build import main

    written = os.open(log, os.O_WRONLY)
    os.dup2(written, 1)
    os.dup2(written, 2)
    code = main(arguments)
    sys.stdout.flush()
    sys.stderr.flush()
    return code


def _load(names: Iterable[str]) -> None:
    """Load modules that can be, and have no process that is forked search all that is loaded for garbage."""
    for name in names:
        with suppress(ImportError):
            importlib.import_module(name)
    gc.collect()
    gc.freeze()


def _serve() -> None:
    _load(("sphinx.cmd.build", "sphinx.builders.dirhtml", "myst_parser.sphinx_ext.main", *EXTENSIONS))
    for line in sys.stdin:
        log, arguments = json.loads(line)
        reading, writing = os.pipe()
        before = set(sys.modules)
        process = os.fork()
        if process == 0:
            code = _build(log, arguments)
            os.write(writing, " ".join(sys.modules.keys() - before).encode())
            os._exit(code)
        os.close(writing)
        with os.fdopen(reading, encoding="utf-8") as loaded:
            if names := loaded.read().split():
                _load(names)
        status = os.waitpid(process, 0)[1]
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    _serve()
