"""`live` and Ctrl-C: it ends with all its processes, and says nothing that looks like a fault."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import PATIENCE
from tests.copies import copy_small_project
from tests.sampling import one_of_each
from tests.tools.live_server import LiveServer, ending, free_port, wait_until
from tools import ROOT, set_up

from language_pair.languages import LANGUAGES

pytestmark = pytest.mark.builds

LIVE = ["-m", "tools.live"]
NOX = ["-c", set_up.START_NOX, "--session", "live", "--"]
READY = "The site is at"
#: `live`, interrupted whenever one of the functions returns that are named between commas, as if another thread had
#: taken the signal: that is so where the main thread blocks it.
INTERRUPTED = """
import _thread, multiprocessing.resource_tracker, pkgutil, runpy, sys

multiprocessing.resource_tracker.ensure_running()  # not the first process to be interrupted

def interrupting(function):
    def interrupted(*arguments, **named):
        result = function(*arguments, **named)
        _thread.interrupt_main()
        return result
    return interrupted

for function in sys.argv.pop(1).split(","):
    owner, _dot, name = function.rpartition(".")
    owner = pkgutil.resolve_name(owner)
    setattr(owner, name, interrupting(getattr(owner, name)))
runpy.run_module("tools.live", run_name="__main__", alter_sys=True)
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = copy_small_project(tmp_path_factory.mktemp("interrupted"))
    shutil.copy(ROOT / "noxfile.py", folder)
    return folder


@pytest.mark.parametrize(
    ("moment", "times"),
    one_of_each(["argparse", "asyncio", "uvicorn", "jinja2", "tools.live.server", READY, "en    | "], [1, 2]),
)
def test_ctrl_c_leaves_no_traceback_however_early(project: Path, moment: str, times: int) -> None:
    assert "Traceback" not in said_when_interrupted(project, LIVE, moment, times)


@pytest.mark.parametrize("moment", ["nox.project", "nox.sessions", "nox", "argparse", "uvicorn", READY])
def test_ctrl_c_leaves_no_traceback_through_nox(project: Path, moment: str) -> None:
    assert "Traceback" not in said_when_interrupted(project, NOX, moment)


@pytest.mark.parametrize(
    "functions",
    [
        "socket.socketpair",  # the event loop is being made
        "uvicorn.Server.capture_signals",  # it has been made
        "multiprocessing.util.spawnv_passfds",  # a process is there, and waits to be told its work
        "uvicorn.Server.main_loop,asyncio.BaseEventLoop.shutdown_asyncgens",  # it ends its work
        "uvicorn.Server.main_loop,asyncio.BaseEventLoop.close",  # it is being closed
    ],
)
def test_ctrl_c_says_nothing_in_the_midst_of(project: Path, functions: str) -> None:
    command = [sys.executable, "-c", INTERRUPTED, functions, "--port", str(free_port())]
    result = subprocess.run(command, cwd=project, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=False)
    assert result.stderr == ""
    assert result.returncode == 128 + signal.SIGINT


def said_when_interrupted(project: Path, command: list[str], moment: str, times: int = 1) -> str:
    """What is printed by a server that is interrupted so many *times* at *moment*: a module that has just been
    imported, as Python says itself, or the beginning of a line."""
    with (
        subprocess.Popen(
            [sys.executable, *command, "--port", str(free_port())],
            cwd=project,
            env=os.environ | {"PYTHONPROFILEIMPORTTIME": "1", "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            start_new_session=True,
        ) as process,
        ending(process),
    ):
        assert process.stdout is not None
        assert any(line.startswith(moment) or line.rstrip().endswith(f" {moment}") for line in process.stdout)
        for _time in range(times):
            os.killpg(process.pid, signal.SIGINT)
        said = [line for line in process.stdout if not line.startswith("import time:")]
    assert process.returncode in (0, 130, -signal.SIGINT)
    return "".join(said)


def test_ctrl_c_ends_the_server_and_its_processes(tmp_path: Path) -> None:
    server = LiveServer(copy_small_project(tmp_path))
    for language in LANGUAGES:
        server.wait_for_line(f"{language.segment:<5} | ")  # its process is at work
    os.killpg(server.process.pid, signal.SIGINT)  # as a terminal does: to each of them
    assert server.process.wait(timeout=PATIENCE) == 0
    server.end()
    wait_until(lambda: "" if is_alive(server.process.pid) else "none is left", server.lines)
    assert [line for line in server.lines if "Traceback" in line] == []


def is_alive(group: int) -> bool:
    """Whether a process of *group* is there."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("call", ["recv()", "send(1)"])
def test_a_process_whose_server_is_gone_ends_without_a_word(call: str) -> None:
    """A build that has something to say may be faster than the thread that listens for the end."""
    script = "from multiprocessing import Pipe; from tools.live.spawned import ToServer; ours, theirs = Pipe();"
    code = f"{script} theirs.close(); ToServer(ours).{call}; print('goes on')"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
