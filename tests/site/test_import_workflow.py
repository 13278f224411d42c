"""The weekly import: what its steps do, each run here as GitHub runs it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tools import ROOT

JOBS: dict[str, dict[str, Any]] = yaml.safe_load((ROOT / ".github/workflows/import.yml").read_text(encoding="utf-8"))[
    "jobs"
]
#: Instead of GitHub's program: it writes down what it is asked, and knows of one open pull request or of none.
GH = """#!/bin/sh
echo "$@" >> "$GH_LOG"
[ "$1 $2" = "pr list" ] && echo "$GH_OPEN" || true
"""


def run(job: str, name: str, folder: Path, **environment: str) -> str:
    """Run a step in *folder* as GitHub does; what it prints."""
    [step] = [step for step in JOBS[job]["steps"] if step.get("name") == name]
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    done = subprocess.run(
        command, cwd=folder, env=os.environ | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def git(folder: Path, *arguments: str) -> str:
    author = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    return subprocess.run(
        ["git", *author, *arguments], cwd=folder, capture_output=True, text=True, check=True
    ).stdout.strip()


def test_what_was_fetched_is_kept_for_who_has_the_token(tmp_path: Path) -> None:
    kept = tmp_path / "_build/hackmd/pycontw/a.md"
    kept.parent.mkdir(parents=True)
    kept.write_text("a private note", encoding="utf-8")
    run("import", "Pack what was fetched", tmp_path, HACKMD_API_TOKEN="one")
    packed = tmp_path / "_build/hackmd.enc"
    assert b"a private note" not in packed.read_bytes()
    assert {path.name for path in (tmp_path / "_build").iterdir()} == {"hackmd", "hackmd.enc"}
    kept.unlink()
    said = run("import", "Unpack what was fetched before", tmp_path, HACKMD_API_TOKEN="another")
    assert "all is fetched again" in said and not kept.exists()
    run("import", "Unpack what was fetched before", tmp_path, HACKMD_API_TOKEN="one")
    assert kept.read_text(encoding="utf-8") == "a private note"
    assert {path.name for path in (tmp_path / "_build").iterdir()} == {"hackmd", "hackmd.enc"}


def test_a_first_run_has_nothing_to_unpack(tmp_path: Path) -> None:
    assert run("import", "Unpack what was fetched before", tmp_path, HACKMD_API_TOKEN="one") == ""
    run("import", "Pack what was fetched", tmp_path, HACKMD_API_TOKEN="one")
    assert list(tmp_path.iterdir()) == []


class Repository:
    """A clone as a job has it, and the repository that it is of."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.origin, self.clone, self.log = folder / "origin", folder / "clone", folder / "gh.log"
        git(folder, "init", "--quiet", "--bare", "--initial-branch=main", "origin")
        git(folder, "clone", "--quiet", "origin", "clone")
        for name in ("docs/2021/a.md", "locale/en/a.po", "conf.py", ".gitignore"):
            (self.clone / name).parent.mkdir(parents=True, exist_ok=True)
            (self.clone / name).write_text("/_build/\n", encoding="utf-8")
        git(self.clone, "add", ".")
        git(self.clone, "commit", "--quiet", "--message", "Begin")
        git(self.clone, "push", "--quiet", "origin", "HEAD:main")
        (folder / "bin").mkdir()
        (folder / "bin/gh").write_text(GH, encoding="utf-8")
        (folder / "bin/gh").chmod(0o755)

    def gather(self) -> str:
        """What the first job hands on; its output."""
        (self.clone / "_build").mkdir(exist_ok=True)
        output = self.clone / "_build/output"
        output.write_text("", encoding="utf-8")
        run("import", "Gather the changes", self.clone, GITHUB_OUTPUT=str(output))
        return output.read_text(encoding="utf-8")

    def propose(self, patch: bytes, report: str = "# 報告\n", site: str = "success", is_open: str = "0") -> str:
        """Run the second job in a clone of its own; what it prints."""
        job = self.folder / "job"
        subprocess.run(["rm", "-rf", str(job)], check=True)
        git(self.folder, "clone", "--quiet", "origin", "job")
        (job / "_import").mkdir()
        (job / "_import/import.patch").write_bytes(patch)
        (job / "_import/report.md").write_text(report, encoding="utf-8")
        self.log.write_text("", encoding="utf-8")
        path = f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
        environment = {"GH_LOG": str(self.log), "GH_OPEN": is_open, "SITE": site, "RUN": "https://run.example/1"}
        return run("propose", "Propose the changes", job, PATH=path, **environment)

    @property
    def text(self) -> str:
        return (self.folder / "job/_import/text.md").read_text(encoding="utf-8")

    @property
    def asked(self) -> list[str]:
        return [" ".join(line.split()[:2]) for line in self.log.read_text(encoding="utf-8").splitlines()]

    def changed(self) -> list[str]:
        return git(self.origin, "diff", "--name-only", "main", "import/hackmd").splitlines()


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path)


def imported(repository: Repository, text: str = "new\n") -> bytes:
    clone = repository.clone
    for name in ("docs/2021/a.md", "docs/2021/team/共筆.md", "docs/2021/a.md.incoming", "notes.state.jsonl", "conf.py"):
        (clone / name).parent.mkdir(parents=True, exist_ok=True)
        (clone / name).write_text(text, encoding="utf-8")
    assert repository.gather() == "changed=true\n"
    return (clone / "_build/import.patch").read_bytes()


def test_notes_catalogs_and_the_state_are_proposed_and_nothing_else(repository: Repository) -> None:
    assert repository.gather() == ""
    repository.propose(imported(repository))
    names = git(repository.origin, "-c", "core.quotepath=off", "diff", "--name-only", "main", "import/hackmd")
    assert names.splitlines() == [
        "docs/2021/a.md",
        "docs/2021/a.md.incoming",
        "docs/2021/team/共筆.md",
        "notes.state.jsonl",
    ]
    assert repository.asked == ["auth setup-git", "pr list", "pr create"]
    assert repository.text == "# 報告\n\n\nThe whole report and the log: https://run.example/1\n"


def test_a_patch_changes_no_code(repository: Repository) -> None:
    patch = imported(repository)
    (repository.clone / "conf.py").write_text("import os\n", encoding="utf-8")
    git(repository.clone, "add", ".")
    wild = git(repository.clone, "diff", "--cached", "--binary").encode() + b"\n"
    assert b"conf.py" in wild and b"conf.py" not in patch
    repository.propose(wild)
    assert "conf.py" not in repository.changed() and "docs/2021/a.md" in repository.changed()


def test_the_next_import_takes_the_place_of_one_that_nobody_has_touched(repository: Repository) -> None:
    repository.propose(imported(repository))
    repository.propose(imported(repository, "newer\n"), is_open="1")
    assert git(repository.origin, "show", "import/hackmd:docs/2021/a.md") == "newer"
    assert git(repository.origin, "rev-list", "--count", "main..import/hackmd") == "1"
    assert repository.asked == ["auth setup-git", "pr list", "pr edit"]


def test_what_people_have_committed_to_it_is_left(repository: Repository) -> None:
    repository.propose(imported(repository))
    clone = repository.folder / "job"
    (clone / "docs/2021/a.md").write_text("mended\n", encoding="utf-8")
    subprocess.run(["git", "-c", "user.name=A", "commit", "--quiet", "-am", "Mend"], cwd=clone, check=True)
    git(clone, "push", "--quiet", "origin", "import/hackmd")
    said = repository.propose(imported(repository, "newer\n"), is_open="1")
    assert said.startswith("::warning::Somebody has committed to import/hackmd")
    assert repository.asked == []
    assert git(repository.origin, "show", "import/hackmd:docs/2021/a.md") == "mended"


def test_a_report_is_cut_between_two_characters_and_says_whether_the_site_builds(repository: Repository) -> None:
    repository.propose(imported(repository), report="共" * 30_000, site="failure")
    first, *_, last = repository.text.splitlines()
    assert first == "**The site does not build with this:** https://run.example/1"
    assert last == "The whole report and the log: https://run.example/1"
    assert repository.text.count("共") == 20_000
