"""A note that only members can read, or that has something private: no report of an import gives a way to it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hackmd.hackmd_server import TOKEN, HackMD, running
from tools.hackmd.command import FINE, main


@pytest.mark.parametrize("suffix", [".md", ".json", ".html"])
def test_neither_report_nor_state_has_the_ids_of_notes_that_are_held_back(
    tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / f"report{suffix}"
    with running(HackMD()) as hackmd:
        hackmd.add("PublicId0000000000001x", "# Public\n\n[TOC]\n\nwords\n")
        hackmd.add("PhoneId00000000000001x", "# Phone\n\n[TOC]\n\n0912-345-678\n")
        hackmd.add("MembersId000000000001x", "# Members\n\n[TOC]\n\nwords\n", readPermission="signed_in")
        hackmd.add("AbsentId0000000000001x", "# Absent\n", readPermission="owner")
        del hackmd.texts["AbsentId0000000000001x"]
        hackmd.add("EmptyId00000000000001x", "", title="Empty", readPermission="signed_in")
        hackmd.add("BinaryId0000000000001x", "\0" * 9, title="Binary", readPermission="signed_in")
        monkeypatch.setenv("HACKMD_API_TOKEN", TOKEN)
        monkeypatch.setenv("HACKMD_API_URL", hackmd.address)
        assert main(["import", "hackmd:pycontw", "--into", str(tmp_path / "docs"), "--report", str(report)]) == FINE
    text = report.read_text(encoding="utf-8")
    said = capsys.readouterr()
    written = [path for path in tmp_path.rglob("*") if path.is_file() and "_build" not in path.parts]
    everything = "".join(path.read_text(encoding="utf-8") for path in written) + said.out + said.err
    assert all(f"{name}.md" in text for name in ("Phone", "Members", "Absent", "Empty", "Binary"))
    assert "PublicId0000000000001x" in everything
    for secret in ("PhoneId", "MembersId", "AbsentId", "EmptyId", "BinaryId", "345-678"):
        assert secret not in everything
    assert len(list((tmp_path / "docs").rglob("public.md"))) == 1
