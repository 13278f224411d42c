"""Packages of the system: named before they are installed, and only where that is wanted."""

from __future__ import annotations

import pytest

from tools import apt


@pytest.mark.parametrize(("forbidden", "is_tried"), [("", True), ("0", True), ("1", False), ("true", False)])
def test_apt_is_used_after_it_was_said_and_not_against_one_s_will(
    forbidden: str, is_tried: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said_before: list[str] = []
    monkeypatch.setenv("NO_APT", forbidden)
    monkeypatch.setattr(apt.os, "geteuid", lambda: 0, raising=False)
    monkeypatch.setattr(apt.shutil, "which", lambda _name: "/usr/bin/apt-get")
    monkeypatch.setattr(apt.subprocess, "run", lambda *_c, **_o: said_before.append(capsys.readouterr().out))
    assert apt.install(["chromium"], "the tests need a Chromium") is is_tried
    what = (
        "this now runs `apt-get install chromium` (the tests need a Chromium). NO_APT=1 leaves the system as it is.\n"
    )
    assert said_before == ([f"As root, {what}", ""] if is_tried else [])


def test_who_is_not_root_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_APT", raising=False)
    monkeypatch.setattr(apt.os, "geteuid", lambda: 1000, raising=False)
    monkeypatch.setattr(apt.shutil, "which", lambda _name: "/usr/bin/apt-get")
    assert not apt.install(["chromium"], "")
