"""Run several commands side by side and show what each prints as it prints it."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO


def run_together(commands: Mapping[str, Sequence[str]], *, folder: Path) -> dict[str, int]:
    """Run *commands* at once in *folder*; returns their exit codes by name.

    Every line of output is shown with the name of its command before it.
    """
    environment = os.environ | {"PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}
    width = max(map(len, commands), default=0)
    running = {}
    readers = []
    for name, command in commands.items():
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
        running[name] = process
        assert process.stdout is not None
        reader = threading.Thread(target=_show, args=(f"{name:<{width}} | ", process.stdout))
        reader.start()
        readers.append(reader)
    for reader in readers:
        reader.join()
    return {name: process.wait() for name, process in running.items()}


def _show(prefix: str, output: IO[str]) -> None:
    with output:
        for line in output:
            sys.stdout.write(f"{prefix}{line.rstrip()}\n")
            sys.stdout.flush()
