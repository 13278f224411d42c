#!/usr/bin/env python3
"""Set the project up and run one of its commands: ``python3 run.py docs``, ``python3 run.py tests``.

Needs nothing but Python 3.11 or newer: makes ``.venv`` from ``requirements.txt``, anew whenever that
file changes, and calls the nox session of that name there. Standard library only.
"""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements.txt"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
OLDEST = (3, 11)
#: ``python -m nox``, which Ctrl-C ends without a traceback while it is not yet at work, too.
START_NOX = """
try:
    from nox.__main__ import main
    main()
except KeyboardInterrupt:
    raise SystemExit(130) from None
"""


def main(arguments: list[str]) -> int:
    if sys.version_info < OLDEST:
        found = ".".join(map(str, sys.version_info[:3]))
        return fail(f"this is Python {found}; the project needs {OLDEST[0]}.{OLDEST[1]} or newer")
    if not is_current() and not set_up():
        return 1
    environment = os.environ | {"PYTHONUTF8": "1"}
    environment["PATH"] = f"{PYTHON.parent}{os.pathsep}{environment.get('PATH', '')}"
    session: list[str] = ["--session", arguments[0]] if arguments else ["--list"]
    options = arguments[2:] if arguments[1:2] == ["--"] else arguments[1:]  # nox wants it, here it may be left out
    others = ["--", *options] if options else []
    command = [str(PYTHON), "-c", START_NOX, *session, *others]
    # Ctrl-C reaches nox too, which ends what it runs and says so.
    before = signal.signal(signal.SIGINT, lambda *_signal: None)
    try:
        return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    finally:
        signal.signal(signal.SIGINT, before)


def fail(message: str) -> int:
    print(f"run.py: {message}", file=sys.stderr)
    return 1


def stamp() -> str:
    """What ``.venv`` was made of: the lock and the Python."""
    return f"{hashlib.sha256(LOCK.read_bytes()).hexdigest()} {sys.version}"


def is_current() -> bool:
    made_of = VENV / "made-of"
    return PYTHON.exists() and made_of.exists() and made_of.read_text(encoding="utf-8") == stamp()


def set_up() -> bool:
    """Make ``.venv``; says what is missing where it cannot."""
    print(f"Setting up {VENV.name} from {LOCK.name} (once; about a minute) …", flush=True)
    if not make_venv():
        fail("Python's venv module does not work here. On Debian or Ubuntu: sudo apt-get install python3-venv")
        return False
    install: list[str | Path] = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    install += ["--require-hashes", "-r", LOCK]
    if subprocess.run(install, cwd=ROOT, check=False).returncode:
        fail(f"pip could not install {LOCK.name}; its message is above. Is the network there?")
        return False
    (VENV / "made-of").write_text(stamp(), encoding="utf-8")
    return True


def make_venv() -> bool:
    """Debian ships Python without the part that makes environments: as root, get it, once."""
    command: list[str | Path] = [sys.executable, "-m", "venv", "--clear", VENV]
    if subprocess.run(command, capture_output=True, check=False).returncode == 0:
        return True
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-qq", "--yes", "python3-venv"], check=False)
        return subprocess.run(command, check=False).returncode == 0
    return False


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl-C ends it without a traceback
    sys.exit(main(sys.argv[1:]))
