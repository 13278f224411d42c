"""``run.py`` on machines where something is wrong: a sentence that says what to do, and the next run works."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

import pytest

from tools import set_up
from tools.turns import turn

Captured = pytest.CaptureFixture[str]


class Machine:
    """A checkout in *folder* and what is called there; *venv* and *pip* may fail, as long as they are told to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ran: list[list[str]] = []
        self.environments: list[dict[str, str]] = []
        self.venv = self.pip = lambda: 0
        self.said = b""

    def run(
        self, command: Sequence[object], *, env: dict[str, str], **_others: object
    ) -> subprocess.CompletedProcess[bytes]:
        words = [str(word) for word in command]
        self.ran.append(words)
        self.environments.append(env)
        code = 0
        if "venv" in words:
            code = self.venv()
            if not code:
                for name in ("bin/python", "pyvenv.cfg"):
                    self.folder.joinpath(".venv", name).parent.mkdir(parents=True, exist_ok=True)
                    self.folder.joinpath(".venv", name).touch()
                (self.folder / ".venv/made-of").unlink(missing_ok=True)
        elif "pip" in words:
            code = self.pip()
        return subprocess.CompletedProcess(words, code, b"", self.said)

    @property
    def kinds(self) -> list[str]:
        names = {"venv": "venv", "pip": "pip", set_up.START_NOX: "nox"}
        return [next(name for word, name in names.items() if word in words) for words in self.ran]


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Machine]:
    made = Machine(tmp_path)
    monkeypatch.setattr(set_up, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(set_up, "PYTHON", tmp_path / ".venv/bin/python")
    monkeypatch.setattr(set_up, "LOCK", tmp_path / "requirements.txt")
    monkeypatch.setattr(set_up.subprocess, "run", made.run)
    monkeypatch.setattr(set_up, "install", lambda *_asked: False)
    set_up.LOCK.write_bytes(b"a==1\nb==2\n")
    yield made


ALL = ["venv", "pip", "nox"]


def said(captured: Captured) -> str:
    """The one line on standard error."""
    (line,) = captured.readouterr().err.splitlines()
    assert line.startswith("run.py: ")
    return line.removeprefix("run.py: ")


def test_options_are_passed_on_with_nox_s_two_hyphens_or_without(machine: Machine) -> None:
    """CONTRIBUTING.md writes them; two pairs of them once reached the program itself."""
    for typed in (["docs", "-b", "epub"], ["docs", "--", "-b", "epub"]):
        assert set_up.main(typed) == 0
        assert machine.ran[-1][1:] == ["-c", set_up.START_NOX, "--session", "docs", "--", "-b", "epub"]
    assert machine.kinds == [*ALL, "nox"], "it is set up once"


def test_the_environment_is_made_again_when_the_lock_changes_and_not_when_its_lines_end_otherwise(
    machine: Machine,
) -> None:
    assert set_up.main([]) == 0
    set_up.LOCK.write_bytes(b"a==1\r\nb==2\r\n")
    assert set_up.main([]) == 0
    assert machine.kinds == [*ALL, "nox"]
    set_up.LOCK.write_bytes(b"a==1\nb==3\n")
    assert set_up.main([]) == 0
    assert machine.kinds == [*ALL, "nox", *ALL]


def link_to_another(machine: Machine) -> None:
    other = machine.folder / "other"
    other.joinpath("bin").mkdir(parents=True)
    other.joinpath("precious").touch()
    set_up.VENV.symlink_to(other)


def make_a_file(machine: Machine) -> None:
    set_up.VENV.write_text("mine", encoding="utf-8")


def make_a_folder_of_one_s_own(machine: Machine) -> None:
    set_up.VENV.mkdir()
    set_up.VENV.joinpath("notes.txt").write_text("mine", encoding="utf-8")


def link_to_nothing(machine: Machine) -> None:
    set_up.VENV.symlink_to(machine.folder / "nothing")


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (link_to_another, ".venv is a link to "),
        (link_to_nothing, ".venv is a link to "),
        (make_a_file, ".venv is a file; move it away"),
        (make_a_folder_of_one_s_own, "has notes.txt in it, and would be emptied; move it away"),
    ],
)
def test_nothing_is_emptied_that_is_not_ours(
    make: Callable[[Machine], None], words: str, machine: Machine, capsys: Captured
) -> None:
    """`venv --clear` follows a link and empties what it leads to."""
    make(machine)
    before = sorted(machine.folder.rglob("*"))
    assert set_up.main(["docs"]) == 1
    assert words in said(capsys)
    assert machine.ran == []
    assert sorted(machine.folder.rglob("*")) == before


@pytest.mark.parametrize("left", [[], ["bin", "include"], ["bin", "pyvenv.cfg"], ["pyvenv.cfg", "something.else"]])
def test_half_an_environment_is_made_again(left: list[str], machine: Machine) -> None:
    set_up.VENV.mkdir()
    for name in left:
        (set_up.VENV / name).mkdir()
    assert set_up.main(["docs"]) == 0
    assert machine.kinds == ALL
    assert set_up.is_current()


def test_of_two_at_once_the_second_waits_and_makes_nothing(
    machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    """It emptied what the first one was filling, and both failed."""
    first = ExitStack()
    first.enter_context(turn(machine.folder / ".venv.lock", ""))

    def finish(_seconds: float) -> None:
        set_up.PYTHON.parent.mkdir(parents=True)
        set_up.PYTHON.touch()
        (machine.folder / ".venv/made-of").write_text(set_up.stamp(), encoding="utf-8")
        first.close()

    monkeypatch.setattr("tools.turns.time.sleep", finish)
    assert set_up.main(["docs"]) == 0
    assert "Another run.py is setting up .venv" in capsys.readouterr().out
    assert machine.kinds == ["nox"]


class KilledError(BaseException):
    pass


def killed() -> int:
    raise KilledError


@pytest.mark.parametrize("step", ["venv", "pip"])
def test_a_set_up_that_was_killed_is_begun_again(step: str, machine: Machine) -> None:
    setattr(machine, step, killed)
    with pytest.raises(KilledError):
        set_up.main(["docs"])
    assert not set_up.is_current()
    setattr(machine, step, lambda: 0)
    assert set_up.main(["docs"]) == 0
    assert set_up.is_current()


def test_without_a_network_it_says_so_and_works_when_there_is_one(machine: Machine, capsys: Captured) -> None:
    machine.pip = lambda: 1
    assert set_up.main(["docs"]) == 1
    assert "Is the network there? The disk has " in said(capsys)
    machine.pip = lambda: 0
    assert set_up.main(["docs"]) == 0


@pytest.mark.parametrize(
    ("says", "words"),
    [
        (b"Error: [Errno 28] No space left on device: '/x'\n", "(Error: [Errno 28] No space left on device: '/x')"),
        (b"", "sudo apt-get install python3-venv"),
        (
            b"the virtual environment was not created successfully because ensurepip is not\navailable.\n\n",
            "(available)",
        ),
    ],
)
def test_what_keeps_python_from_making_an_environment_is_told(
    says: bytes, words: str, machine: Machine, capsys: Captured
) -> None:
    machine.venv, machine.said = lambda: 1, says
    assert set_up.main(["docs"]) == 1
    assert words in said(capsys)
    machine.venv = lambda: 0
    assert set_up.main(["docs"]) == 0


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), PermissionError(13, "Permission denied")])
def test_a_disk_that_takes_nothing_is_named(
    error: OSError, machine: Machine, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    def refuse(*_given: object, **_named: object) -> int:
        raise error

    monkeypatch.setattr(Path, "write_text", refuse)
    assert set_up.main(["docs"]) == 1
    assert said(capsys) == f".venv cannot be made: {error}. Mend that and run this again"
    monkeypatch.undo()


def test_a_checkout_without_the_lock_is_told_so(machine: Machine, capsys: Captured) -> None:
    set_up.LOCK.unlink()
    assert set_up.main(["docs"]) == 1
    assert said(capsys) == "there is no requirements.txt; is the checkout whole? `git status` tells"


def test_settings_of_other_projects_do_not_lead_elsewhere(machine: Machine, monkeypatch: pytest.MonkeyPatch) -> None:
    leading = (
        "PYTHONPATH",
        "PYTHONHOME",
        "PYTHONSAFEPATH",
        "PIP_TARGET",
        "PIP_USER",
        "PIP_REQUIRE_VIRTUALENV",
        "PIP_NO_DEPS",
    )
    kept = ("PIP_INDEX_URL", "PIP_PROXY", "PIP_CERT", "HTTPS_PROXY", "CHROME", "NOTES_TODAY")
    for name in (*leading, *kept):
        monkeypatch.setenv(name, "elsewhere")
    assert set_up.main(["docs"]) == 0
    for environment in machine.environments:
        assert [name for name in leading if name in environment] == []
        assert [environment[name] for name in kept] == ["elsewhere"] * len(kept)
