"""A checkout of which git says nothing: what pages lack then, and what to do."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from language_pair import history

UNKNOWN = "so pages do not say when they last changed and who translated them; "


def test_without_git_it_is_said_what_pages_lack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (
        history.missing(tmp_path)
        == f"this is no checkout that git can read, {UNKNOWN}clone the repository and build that."
    )
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    assert history.missing(tmp_path) == ""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    remedy = f"if you trust it: git config --global --add safe.directory {tmp_path}"
    docs = tmp_path / "docs"
    docs.mkdir()
    assert history.missing(docs) == f"git does not read this checkout, which belongs to another user, {UNKNOWN}{remedy}"
    assert history.git(docs, "log") == ""
    monkeypatch.setenv("PATH", str(tmp_path))
    assert history.missing(tmp_path) == f"git is not there, {UNKNOWN}install it and build again."
