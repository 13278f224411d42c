"""The commands of the guide are ones that an organiser can give, from a clean clone to a pull request."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from tools import ROOT
from tools.hackmd.command import _parser

GUIDE = (ROOT / "docs" / "contributing" / "importing.md").read_text(encoding="utf-8")
COMMANDS = [shlex.split(line) for line in re.findall(r"^\$ (.+)$", GUIDE, re.MULTILINE)]
IMPORTS = [command[4:] for command in COMMANDS if command[:4] == ["python3", "run.py", "import-notes", "--"]]
WORKFLOW = (ROOT / ".github" / "workflows" / "import.yml").read_text(encoding="utf-8")


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("arguments", IMPORTS, ids=" ".join)
def test_an_import_of_the_guide_is_one(arguments: list[str]) -> None:
    assert _parser().parse_args(["import", *arguments]).into == Path("docs")


def test_what_an_import_reads_and_says_stays_out_of_the_repository(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    shutil.copy(ROOT / ".gitignore", tmp_path)
    named = {argument for arguments in IMPORTS for argument in arguments if re.fullmatch(r"[\w-]+\.\w+", argument)}
    assert named == {"notes.zip", "report.html"}
    for name in (*named, "report.md", "report.json", "notes.state.jsonl"):
        (tmp_path / name).touch()
    git(tmp_path, "add", "--all")
    assert git(tmp_path, "ls-files").split() == [".gitignore", "notes.state.jsonl"]


def test_the_branch_of_the_guide_can_be_beside_that_of_the_workflow(tmp_path: Path) -> None:
    [branch] = {command[-1] for command in COMMANDS if command[:2] == ["git", "switch"]}
    assert ["git", "push", "-u", "origin", branch] in COMMANDS
    [other] = set(re.findall(r"\bimport/\w+", WORKFLOW))
    git(tmp_path, "init", "--quiet", f"--initial-branch={branch}")
    git(tmp_path, "commit", "--quiet", "--allow-empty", "--message", "Begin")
    git(tmp_path, "branch", other)
