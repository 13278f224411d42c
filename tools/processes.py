"""Processes of the project: how often they look for garbage, and several side by side, with what each prints."""

from __future__ import annotations

import gc
import os
import re
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Protocol

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def look_for_garbage_less() -> None:
    """Look after every 10,000 new objects, not 700: `tools.build_site.run_sphinx` says what that gives."""
    gc.set_threshold(10_000)


@dataclass
class Outcome:
    """How a command ended and the lines that it printed, without colours."""

    code: int = 0
    lines: list[str] = field(default_factory=list)


def plain(text: str) -> str:
    """*text* without the escape sequences (ECMA-48 SGR) that colour it on a terminal."""
    return _COLOURS.sub("", text)


class Running(Protocol):
    """A process with what it prints, and how it ends."""

    stdout: IO[str] | None

    def wait(self) -> int: ...


def start(command: Sequence[str], folder: Path) -> Running:
    """Run *command* in *folder*, a program that prints UTF-8."""
    return subprocess.Popen(
        command,
        cwd=folder,
        env=os.environ | {"PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
    )


def run_together(
    commands: Mapping[str, Sequence[str]], *, folder: Path, only_failures: bool = False
) -> dict[str, Outcome]:
    """Run *commands* at once in *folder*; returns their outcomes by name, as `follow` does."""
    return follow({name: start(command, folder) for name, command in commands.items()}, only_failures=only_failures)


def follow(running: Mapping[str, Running], *, only_failures: bool = False) -> dict[str, Outcome]:
    """Wait until all that is *running* has ended; returns the outcomes by name.

    Every line of output is shown as it is printed, with the name of its process before it; with *only_failures*,
    those of the processes that have failed, at the end.
    """
    width = max(map(len, running), default=0)
    outcomes = {name: Outcome() for name in running}
    readers = []
    for name, process in running.items():
        assert process.stdout is not None
        prefix = None if only_failures else f"{name:<{width}} | "
        show = threading.Thread(target=_read, args=(prefix, process.stdout, outcomes[name].lines))
        show.start()
        readers.append(show)
    for reader in readers:
        reader.join()
    for name, process in running.items():
        outcomes[name].code = process.wait()
        if only_failures and outcomes[name].code:
            sys.stdout.writelines(f"{name:<{width}} | {line}\n" for line in outcomes[name].lines)
    return outcomes


def _read(prefix: str | None, output: IO[str], lines: list[str]) -> None:
    with output:
        for line in output:
            lines.append(plain(line.rstrip()))
            if prefix is not None:
                sys.stdout.write(f"{prefix}{line.rstrip()}\n")
                sys.stdout.flush()
