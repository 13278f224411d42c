"""Builds that go on from one process, which has loaded Sphinx, are those of programs of their own."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.copies import copy_small_project, differing, outputs
from tools import ROOT

#: Says how Sphinx ends with each of the arguments, once as forks and once as programs, and what it prints.
BOTH_WAYS = """
import json, sys
from tools import ROOT
from tools.build_site import _PROGRAM, forked
from tools.processes import follow, start
forked.load()
given = json.loads(sys.argv[1])
forks = follow({name: forked.Forked(each, ROOT) for name, each in given.items()})
programs = follow({name: start([*_PROGRAM, *each], ROOT) for name, each in given.items()})
told = [{name: (each.code, each.lines) for name, each in found.items()} for found in (forks, programs)]
print(json.dumps(told))
"""
CONF = "import sys\nprint(sys.stdin.read(), '年會', flush=True)\nextensions = ['nowhere']\n"


@pytest.mark.builds
def test_forks_say_and_end_with_what_programs_do(tmp_path: Path) -> None:
    (tmp_path / "conf.py").write_text(CONF, encoding="utf-8")
    given = {"version": ["--version"], "unknown": ["--unknown"], "fault": ["-q", str(tmp_path), str(tmp_path / "out")]}
    command = [sys.executable, "-c", BOTH_WAYS, json.dumps(given)]
    result = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, encoding="utf-8")
    told = re.sub(r"sphinx-err-\w+", "", result.stdout.splitlines()[-1])  # a file with the traceback
    forks, programs = json.loads(told)
    assert forks == programs
    assert {name: code for name, (code, _lines) in forks.items()} == {"version": 0, "unknown": 2, "fault": 2}
    said = forks["fault"][1]
    assert said[0].strip() == "年會" and any("nowhere" in line for line in said)


def build(project: Path, edit: str = "") -> subprocess.CompletedProcess[str]:
    """Build both languages, after *edit* of how that is done."""
    path = project / "tools/build_site/forked.py"
    path.write_text(path.read_text(encoding="utf-8") + edit, encoding="utf-8")
    command = [sys.executable, "-m", "tools.build_site", "-q"]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)


@pytest.mark.builds
def test_the_site_is_the_same_where_no_process_can_fork(tmp_path: Path) -> None:
    project = copy_small_project(tmp_path)
    found = []
    for edit in ("", "\n\ndef is_possible() -> bool:\n    return False\n"):
        result = build(project, edit)
        assert result.returncode == 0, result.stdout + result.stderr
        found.append(outputs((project / "_build").rename(tmp_path / f"built-{len(found)}") / "html"))
    assert differing(*found) == [] and len(found[0]) > 100


@pytest.mark.builds
def test_code_that_cannot_be_loaded_is_a_fault_of_the_build(tmp_path: Path) -> None:
    project = copy_small_project(tmp_path)
    (project / "_ext/sharing/tags.py").write_text("def broken(:\n", encoding="utf-8")
    result = build(project)
    assert result.returncode == 1
    assert "sharing/tags.py" in result.stdout and "Traceback" not in result.stderr


@pytest.mark.builds
def test_an_interrupted_build_leaves_no_process(tmp_path: Path) -> None:
    project = copy_small_project(tmp_path)
    command = [sys.executable, "-m", "tools.build_site"]
    with subprocess.Popen(
        command, cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    ) as process:
        assert process.stdout
        assert "Sphinx" in process.stdout.readline()
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does
        process.stdout.read()
    assert process.returncode != 0
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
