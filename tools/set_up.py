"""``run.py``: makes ``.venv`` from ``requirements.txt``, anew whenever that file changes, and runs a nox session there.

Standard library only. Whatever ends it, the next run begins again: ``.venv/made-of`` is written last.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from tools import ROOT
from tools.apt import install
from tools.turns import turn

VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.txt"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
#: What `venv` makes in a folder, the second time too; anything else there is somebody's.
_OF_VENV = {
    "bin",
    "include",
    "lib",
    "lib64",
    "share",
    "pyvenv.cfg",
    ".gitignore",
    "Include",
    "Lib",
    "Scripts",
    "made-of",
}
#: What leads Python to other modules than those of ``.venv``.
_LEADING = {
    *("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PYTHONUSERBASE", "PYTHONPLATLIBDIR", "PYTHONSAFEPATH"),
    *("PYTHONOPTIMIZE", "PYTHONINSPECT", "PYTHONWARNINGS", "__PYVENV_LAUNCHER__"),
}
#: Of pip's settings, those of the network and of this machine; others would install other things elsewhere.
_PIP = {
    *("INDEX_URL", "EXTRA_INDEX_URL", "FIND_LINKS", "NO_INDEX", "TRUSTED_HOST", "PROXY", "CERT", "CLIENT_CERT"),
    *("CACHE_DIR", "NO_CACHE_DIR", "TIMEOUT", "DEFAULT_TIMEOUT", "RETRIES", "CONFIG_FILE", "KEYRING_PROVIDER"),
    *("ROOT_USER_ACTION", "PROGRESS_BAR", "NO_COLOR", "BREAK_SYSTEM_PACKAGES"),
}
#: ``python -m nox``, which Ctrl-C ends without a traceback while it is not yet at work, too.
START_NOX = """
try:
    from nox.__main__ import main
    main()
except KeyboardInterrupt:
    raise SystemExit(130) from None
"""


class RefusedError(Exception):
    """What is wrong, and what to do."""


def main(arguments: list[str]) -> int:
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends it without a traceback
    try:
        if not is_current():
            _set_up_once()
    except RefusedError as refused:
        return _fail(str(refused))
    except OSError as error:
        return _fail(f"{VENV.name} cannot be made: {error}. Mend that and run this again")
    session = ["--session", arguments[0]] if arguments else ["--list"]
    options = arguments[2:] if arguments[1:2] == ["--"] else arguments[1:]  # nox wants it, here it may be left out
    others = ["--", *options] if options else []
    command = [str(PYTHON), "-c", START_NOX, *session, *others]
    # Ctrl-C reaches nox too, which ends what it runs and says so.
    before = signal.signal(signal.SIGINT, lambda *_signal: None)
    try:
        return subprocess.run(command, cwd=ROOT, env=environment(), check=False).returncode
    finally:
        signal.signal(signal.SIGINT, before)


def _fail(message: str) -> int:
    print(f"run.py: {message}", file=sys.stderr)
    return 1


def environment() -> dict[str, str]:
    """The environment of ``.venv``, without what leads elsewhere."""
    clean = {name: value for name, value in os.environ.items() if name not in _LEADING and _is_kept(name)}
    return clean | {
        "PYTHONUTF8": "1",
        "PYTHONNOUSERSITE": "1",
        "PATH": f"{PYTHON.parent}{os.pathsep}{clean.get('PATH', '')}",
    }


def _is_kept(name: str) -> bool:
    return not name.startswith("PIP_") or name.removeprefix("PIP_") in _PIP


def stamp() -> str:
    """What ``.venv`` was made of: the lock, however its lines end in this checkout, and the Python."""
    lock = LOCK.read_bytes().replace(b"\r\n", b"\n")
    return f"{hashlib.sha256(lock).hexdigest()} {sys.version}"


def is_current() -> bool:
    if not LOCK.exists():
        raise RefusedError(f"there is no {LOCK.name}; is the checkout whole? `git status` tells")
    try:
        return PYTHON.exists() and _made_of().read_text(encoding="utf-8") == stamp()
    except (FileNotFoundError, NotADirectoryError, UnicodeDecodeError):
        return False


def _made_of() -> Path:
    return VENV / "made-of"


def _set_up_once() -> None:
    """Make ``.venv``, unless another ``run.py`` has made it by the time that it is this one's turn."""
    _refuse_what_is_not_ours()
    waiting = f"Another run.py is setting up {VENV.name}; waiting for it (Ctrl-C ends only this one) …"
    with turn(VENV.with_name(f"{VENV.name}.lock"), waiting):
        if not is_current():
            set_up()


def set_up() -> None:
    """Make ``.venv``; refuses with what is missing where it cannot."""
    _refuse_what_is_not_ours()
    print(f"Setting up {VENV.name} from {LOCK.name} (once; about a minute) …", flush=True)
    _make_venv()
    command: list[str | Path] = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-user"]
    command += ["--require-hashes", "-r", LOCK]
    if subprocess.run(command, cwd=ROOT, env=environment(), check=False).returncode:
        free = shutil.disk_usage(ROOT).free // 1_000_000
        raise RefusedError(
            f"pip could not install {LOCK.name}; its message is above. Is the network there? "
            f"The disk has {free} MB left, of which this takes 600. Then run this again"
        )
    unfinished = VENV / "made-of.unfinished"
    unfinished.write_text(stamp(), encoding="utf-8")
    unfinished.replace(_made_of())


def _refuse_what_is_not_ours() -> None:
    """`venv` empties the folder, or what a link leads to."""
    if VENV.is_symlink():
        raise RefusedError(f"{VENV.name} is a link to {VENV.readlink()}, which would be emptied; delete the link")
    if VENV.exists() and not VENV.is_dir():
        raise RefusedError(f"{VENV.name} is a file; move it away")
    others = sorted({path.name for path in VENV.iterdir()} - _OF_VENV) if VENV.exists() else []
    if others and not (VENV / "pyvenv.cfg").exists():
        raise RefusedError(
            f"{VENV.name} is no environment of Python's, has {others[0]} in it, and would be emptied; move it away"
        )


def _make_venv() -> None:
    """Debian ships Python without the part that makes environments: as root, get it, once."""
    said = _venv()
    if said is not None and install(["python3-venv"], "which makes environments of Python's"):
        said = _venv()
    if said is not None:
        raise RefusedError(
            f"Python could not make {VENV.name}{f' ({said})' if said else ''}. Is there space on the disk? On Debian "
            "and Ubuntu its venv module is a package of its own: sudo apt-get install python3-venv"
        )


def _venv() -> str | None:
    """The last thing that Python says where it makes no environment; ``None`` where it makes one."""
    command: list[str | Path] = [sys.executable, "-m", "venv", "--clear", VENV]
    result = subprocess.run(command, capture_output=True, env=environment(), check=False)
    if result.returncode == 0:
        return None
    lines = (result.stdout + result.stderr).decode(errors="replace").split("\n")
    return next((line.strip().rstrip(".") for line in reversed(lines) if line.strip()), "")
