"""What a newcomer runs, and what it says when something is missing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.copies import copy_small_project
from tests.language_pair.search_engine import entries, head, trio
from tools import ROOT, browser
from tools.build_site import delete_orphans
from tools.processes import run_together


@pytest.fixture
def empty_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without apt and all else."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROME", raising=False)
    return tmp_path


def test_a_missing_browser_is_named_with_the_command(empty_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser, "find", lambda: None)
    monkeypatch.setattr(browser, "driver_runs", lambda: True)
    problem = browser.ensure()
    assert problem is not None
    assert problem.startswith("missing: a Chromium, ")
    assert "sudo apt-get install chromium-headless-shell fonts-noto-cjk" in problem
    assert "(chromium where there is no chromium-headless-shell)" in problem


@pytest.mark.parametrize(
    ("known", "asked_for"),
    [(browser.BROWSERS, ["chromium-headless-shell"]), (["chromium"], ["chromium-headless-shell", "chromium"])],
)
def test_a_debian_without_the_headless_shell_gets_the_whole_browser(
    known: list[str], asked_for: list[str], empty_machine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def install(packages: tuple[str, ...], _purpose: str) -> bool:
        asked.append(packages[0])
        if packages[0] in known:  # apt installs nothing where it does not know one of the packages
            (empty_machine / packages[0]).touch(mode=0o755)
        return True

    monkeypatch.setattr(browser, "install", install)
    monkeypatch.setattr(browser, "driver_runs", lambda: True)
    browser.ensure()
    assert asked == asked_for
    assert browser.find() == str(empty_machine / known[0])


def test_a_browser_of_one_s_own_is_found(empty_machine: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = empty_machine / "my-chrome"
    own.touch(mode=0o755)
    monkeypatch.setenv("CHROME", str(own))
    assert browser.find() == str(own)
    monkeypatch.delenv("CHROME")
    on_path = empty_machine / "google-chrome"
    on_path.touch(mode=0o755)
    assert browser.find() == str(on_path)
    shell = empty_machine / "chromium-headless-shell"
    shell.touch(mode=0o755)
    assert browser.find() == str(shell), "which is quicker"
    assert browser.find(whole=True) == str(on_path)
    shell.unlink()
    on_path.unlink()
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(empty_machine))
    assert browser.find() is None
    playwright_s = empty_machine / "chromium-1/chrome-linux64/chrome"
    playwright_s.parent.mkdir(parents=True)
    playwright_s.touch()
    assert browser.find() == str(playwright_s)


def test_every_dependency_has_its_reason_and_stands_in_the_lock() -> None:
    lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    for line in (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            assert " # " in line, f"no reason: {line}"
            name = re.split(r"[\s<>=;]", line)[0]
            assert re.search(rf"^{re.escape(name)}==", lock, re.M), f"not in the lock: {name}"
    for requirement in re.findall(r"^[a-z][^\n]*==[^\n]*(?:\n    [^\n]*)*", lock, re.M):
        assert "--hash=sha256:" in requirement
    assert "://" not in lock, "a registry's host"


def test_every_command_stands_in_the_table_of_commands() -> None:
    sessions = re.findall(r"^@nox\.session.*\ndef (\w+)", (ROOT / "noxfile.py").read_text(encoding="utf-8"), re.M)
    rows = re.findall(r"^\| `([\w-]+)` \|", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.M)
    assert sorted(rows) == sorted(session.replace("_", "-") for session in sessions)


def test_commands_side_by_side_show_their_output_and_codes(capsys: pytest.CaptureFixture[str]) -> None:
    script = "import sys; print('文字'); sys.exit({})"
    outcomes = run_together(
        {"one": [sys.executable, "-c", script.format(0)], "other": [sys.executable, "-c", script.format(3)]},
        folder=ROOT,
    )
    assert {name: (outcome.code, outcome.lines) for name, outcome in outcomes.items()} == {
        "one": (0, ["文字"]),
        "other": (3, ["文字"]),
    }
    assert sorted(capsys.readouterr().out.splitlines()) == ["one   | 文字", "other | 文字"]


def test_of_commands_whose_work_is_no_news_only_failures_are_shown(capsys: pytest.CaptureFixture[str]) -> None:
    script = "import sys; print('文字'); sys.exit({})"
    commands = {str(code): [sys.executable, "-c", script.format(code)] for code in (0, 3)}
    outcomes = run_together(commands, folder=ROOT, only_failures=True)
    assert [outcome.lines for outcome in outcomes.values()] == [["文字"], ["文字"]]
    assert capsys.readouterr().out == "3 | 文字\n"


def test_a_compiled_catalog_without_its_source_is_deleted(tmp_path: Path) -> None:
    folders = [tmp_path / "locale", tmp_path / "_ext/language_pair/locale"]
    for folder in folders:
        folder.mkdir(parents=True)
        for name in ("kept.po", "kept.mo", "orphan.mo"):
            (folder / name).touch()
    delete_orphans([*folders, tmp_path / "none"])
    assert [sorted(path.name for path in folder.iterdir()) for folder in folders] == [["kept.mo", "kept.po"]] * 2


@pytest.mark.builds
def test_a_warning_fails_the_build_and_the_site_is_still_there(tmp_path: Path) -> None:
    project = copy_small_project(tmp_path)
    note = project / "docs/2021/open-space.md"
    note.write_text(note.read_text(encoding="utf-8").replace("source_lang: en\n", ""), encoding="utf-8")
    command = [sys.executable, "-m", "tools.build_site"]
    environment = os.environ | {"FORCE_COLOR": "1"}  # as nox sets it: the summary once took colours for paths
    result = subprocess.run(command, cwd=project, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 1
    assert re.search(r"^en +\| .*docs/2021/open-space.md:1: WARNING: this note has no source_lang", result.stdout, re.M)
    assert result.stderr.splitlines()[1:] == [
        "The build failed:",
        "docs/2021/open-space.md:1: WARNING: this note has no source_lang. The front matter of a note says "
        "`source_lang: en` or `source_lang: zh_TW`. [language_pair.source_lang]",
    ]
    assert (project / "_build/html/en/2021/open-space.html").exists()
    assert (project / "_build/html/zh-tw/2021/communities.html").exists()


@pytest.mark.builds
def test_read_the_docs_builds_one_language_and_links_the_other(tmp_path: Path) -> None:
    project = copy_small_project(tmp_path)
    environment = os.environ | {
        "READTHEDOCS": "True",
        "READTHEDOCS_LANGUAGE": "zh-tw",
        "READTHEDOCS_VERSION": "latest",
        "READTHEDOCS_CANONICAL_URL": "https://notes.example/zh-tw/latest/",
    }
    settings = yaml.safe_load((ROOT / ".readthedocs.yaml").read_text(encoding="utf-8"))
    (command,) = settings["build"]["jobs"]["build"]["html"]
    arguments = command.replace("$READTHEDOCS_OUTPUT", "_build/rtd").removeprefix("python ").split()
    subprocess.run([sys.executable, *arguments, "--quiet"], cwd=project, env=environment, check=True)
    page = (project / "_build/rtd/html/2021/communities.html").read_text(encoding="utf-8")
    assert '<html lang="zh-Hant-TW"' in page
    assert "花蓮" in page
    assert 'href="../../../en/latest/2021/communities.html"' in page
    canonical, alternates = head(page)
    english = "https://notes.example/en/latest/2021/communities.html"
    assert canonical == "https://notes.example/zh-tw/latest/2021/communities.html"
    assert alternates == trio(english, canonical, english)
    sitemap = (project / "_build/rtd/html/sitemap.xml").read_text(encoding="utf-8")
    assert entries(sitemap)[canonical] == (None, alternates)
    first = "https://notes.example/zh-tw/latest/index.html"
    assert entries(sitemap)[first][1]["x-default"] == first.replace("zh-tw", "en"), "there is no chooser"
