"""The list for organisers, as a text for an issue, and the workflow that opens it."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from markdown_it import MarkdownIt

from tools import ROOT, to_check

#: Instead of GitHub's program: it writes down what it is asked, and knows of one open issue or of none.
GH = """#!/bin/sh
echo "$@" >> "$GH_LOG"
[ "$1 $2" = "issue list" ] && echo "$GH_OPEN" || true
"""


def community(name: str, *texts: str) -> dict[str, Any]:
    return {"name": name, "to_check": [{"doubt": "not_checked", "text": text} for text in texts]}


def written(folder: Path, *communities: dict[str, Any]) -> str:
    feed, output = folder / "communities.json", folder / "to-check.md"
    feed.write_text(json.dumps({"communities": communities}), encoding="utf-8")
    assert to_check.main(feed, output) == 0
    return output.read_text(encoding="utf-8") if output.is_file() else ""


def test_each_doubt_is_a_task_of_its_community(tmp_path: Path) -> None:
    text = written(tmp_path, community("One.py", "A.", "B."), community("Fine.py"), community("Two.py", "C."))
    assert text.partition("\n\n")[2] == "## One.py\n\n- [ ] A.\n- [ ] B.\n\n## Two.py\n\n- [ ] C.\n\n"


def test_where_nothing_is_to_be_checked_there_is_no_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "to-check.md").write_text("of the last time", encoding="utf-8")
    assert written(tmp_path, community("Fine.py")) == ""
    assert capsys.readouterr().out == "There is nothing to check.\n"


def test_without_a_site_the_command_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert to_check.main(tmp_path / "communities.json", tmp_path / "to-check.md") == 1
    assert capsys.readouterr().err == "There is no site yet: run `python3 run.py docs` first.\n"


@pytest.mark.parametrize(
    "words",
    ["<b>bold</b>", "*a* _b_ `c`", "![x](https://e.org/p.png)", "[a](b)", "# no heading", "1) a\n# b", "a | b", "&lt;"],
)
def test_the_words_of_a_note_stay_words(tmp_path: Path, words: str) -> None:
    text = written(tmp_path, community(words, words))
    tokens = MarkdownIt("commonmark", {"html": True}).parse(text.partition("\n\n")[2])
    inline = [child for token in tokens if token.type == "inline" for child in token.children or []]
    assert {child.type for child in inline} <= {"text", "text_special", "link_open", "link_close"}
    shown = "".join(child.content for child in inline)
    assert "".join(words.split()) in "".join(shown.split())


def test_nobody_is_called_by_their_name(tmp_path: Path) -> None:
    assert "@somebody" not in written(tmp_path, community("@somebody", "Ask @somebody."))


def test_an_address_can_be_followed(tmp_path: Path) -> None:
    text = written(tmp_path, community("One", "This link is dead: https://e.org/a_b-c"))
    assert "- [ ] This link is dead: <https://e.org/a_b-c>\n" in text


@pytest.mark.builds
def test_the_site_has_the_list(site: Any) -> None:
    feed = json.loads((site.folder / "en/feeds/communities.json").read_text(encoding="utf-8"))
    text = "\n".join(to_check.lines(feed))
    page = site.page("en", "translation-status").select_one("dl.communities-to-check")
    assert len(page.select("li")) == text.count("- [ ] ") > 0


@pytest.mark.parametrize(("is_open", "asked"), [("", "issue create"), ("7", "issue edit")])
def test_the_workflow_opens_one_issue(tmp_path: Path, is_open: str, asked: str) -> None:
    jobs = yaml.safe_load((ROOT / ".github/workflows/to-check.yml").read_text(encoding="utf-8"))["jobs"]
    (step,) = [step for step in jobs["issue"]["steps"] if "run" in step]
    (tmp_path / "_to-check").mkdir()
    (tmp_path / "_to-check/to-check.md").write_text("- [ ] 聚會\n", encoding="utf-8")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/gh").write_text(GH, encoding="utf-8")
    (tmp_path / "bin/gh").chmod(0o755)
    told = {"GH_LOG": str(tmp_path / "log"), "GH_OPEN": is_open, "RUN": "https://run.example/1", "TITLE": "To check"}
    told["PATH"] = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]]
    subprocess.run(command, cwd=tmp_path, env=os.environ | told, check=True)
    log = (tmp_path / "log").read_text(encoding="utf-8").splitlines()
    assert [" ".join(line.split()[:2]) for line in log] == ["issue list", asked]
    text = (tmp_path / "_to-check/text.md").read_text(encoding="utf-8")
    assert text == "- [ ] 聚會\n\n\nListed by https://run.example/1\n"
