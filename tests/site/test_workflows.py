"""What GitHub runs for the project: bounded, with no more rights than it needs, and nothing that others can move.

https://docs.github.com/actions/security-for-github-actions
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tools import ROOT

FILES = sorted((ROOT / ".github/workflows").glob("*.y*ml"))
#: A commit, and its tag for who reads it.
BY_COMMIT = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+(\.\d+)*")
#: What anybody can write who opens a pull request or an issue, or names a branch.
EXPRESSION = re.compile(r"\$\{\{")
#: With these, what a stranger proposes would run with the project's rights.
DANGEROUS = {"pull_request_target", "workflow_run", "issue_comment", "issues"}
LONGEST = 60
#: What a job may have that does nothing but hand GitHub Pages what another has built.
TO_DEPLOY = {"pages": "write", "id-token": "write"}
#: What a job may have that does nothing but propose what another has written.
TO_PROPOSE = {"contents": "write", "pull-requests": "write"}
#: What a job may have that does nothing but open an issue with what another has written.
TO_ASK = {"issues": "write"}


def parsed(path: Path) -> dict[Any, Any]:
    found: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def faults_of(text: str) -> Iterator[str]:
    """Which rules the workflow *text* breaks."""
    workflow = yaml.safe_load(text)
    if DANGEROUS & set(workflow[True]):  # YAML 1.1 reads `on` so
        yield "trigger"
    if workflow.get("permissions") not in ({"contents": "read"}, {}):
        yield "permissions"
    for line in text.splitlines():
        if "uses: " in line and not BY_COMMIT.search(line):
            yield "tag"
    for job in workflow["jobs"].values():
        yield from _faults_of_job(job)


def _faults_of_job(job: dict[str, Any]) -> Iterator[str]:
    rights = job.get("permissions", {})
    may = (rights == TO_DEPLOY and _only_deploys(job)) or (rights in (TO_PROPOSE, TO_ASK) and _only_proposes(job))
    if rights not in ({"contents": "read"}, {}) and not may:
        yield "permissions"
    if not 0 < job.get("timeout-minutes", 0) <= LONGEST:
        yield "timeout"
    for step in job["steps"]:
        if EXPRESSION.search(step.get("run", "")):
            yield "expression"
        if "/checkout@" in step.get("uses", "") and step.get("with", {}).get("persist-credentials") is not False:
            yield "credentials"


def _only_deploys(job: dict[str, Any]) -> bool:
    return all(step.get("uses", "").startswith("actions/deploy-pages@") for step in job["steps"])


def _only_proposes(job: dict[str, Any]) -> bool:
    """Whether a job runs no code of the project, and has no secret."""
    run = "\n".join(step.get("run", "") for step in job["steps"])
    actions = [step["uses"].partition("@")[0] for step in job["steps"] if "uses" in step]
    return (
        set(actions) <= {"actions/checkout", "actions/download-artifact"}
        and not re.search(r"python|run\.py|nox|\./|\bsh\b|eval", run)
        and "secrets." not in str(job)
    )


def test_there_are_workflows() -> None:
    assert {path.name for path in FILES} >= {"ci.yml", "links.yml", "pages.yml", "import.yml", "to-check.yml"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_workflow_is_bounded_and_trusts_nobody(path: Path) -> None:
    assert list(faults_of(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_what_a_workflow_runs_is_there(path: Path) -> None:
    sessions = re.findall(r"^@nox\.session.*\ndef (\w+)", (ROOT / "noxfile.py").read_text(encoding="utf-8"), re.M)
    for job in parsed(path)["jobs"].values():
        for step in job["steps"]:
            for name in re.findall(r"run\.py ([\w-]+)", step.get("run", "")):
                assert name.replace("-", "_") in sessions


GOOD = """\
on:
  pull_request:
permissions:
  contents: read
jobs:
  a:
    runs-on: ubuntu-latest
    timeout-minutes: 60
    steps:
      - uses: actions/checkout@0123456789012345678901234567890123456789 # v4.4.0
        with:
          persist-credentials: false
      - run: python run.py docs
"""


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("  pull_request:", "  pull_request_target:", "trigger"),
        ("contents: read", "contents: write", "permissions"),
        ("permissions:\n  contents: read\n", "permissions: write-all\n", "permissions"),
        ("permissions:\n  contents: read\n", "", "permissions"),
        ("    runs-on", "    permissions: {packages: write}\n    runs-on", "permissions"),
        ("    runs-on", "    permissions: {pages: write, id-token: write}\n    runs-on", "permissions"),
        ("    runs-on", "    permissions: {issues: write}\n    runs-on", "permissions"),
        ("    runs-on", "    permissions: {contents: write, pull-requests: write}\n    runs-on", "permissions"),
        ("@0123456789012345678901234567890123456789 # v4.4.0", "@v4", "tag"),
        ("@0123456789012345678901234567890123456789 # v4.4.0", "@0123456789012345678901234567890123456789", "tag"),
        ("    timeout-minutes: 60\n", "", "timeout"),
        ("timeout-minutes: 60", "timeout-minutes: 61", "timeout"),
        ("persist-credentials: false", "persist-credentials: true", "credentials"),
        ("persist-credentials: false", "fetch-depth: 0", "credentials"),
        ("run.py docs", "run.py docs ${{ github.event.pull_request.title }}", "expression"),
    ],
)
def test_each_rule_is_held(old: str, new: str, fault: str) -> None:
    assert list(faults_of(GOOD)) == []
    assert old in GOOD
    assert list(faults_of(GOOD.replace(old, new))) == [fault]
