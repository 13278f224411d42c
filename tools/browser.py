"""The Chromium that the tests drive: find it, or get it with what else they need, or name what gets it.

``python -m tools.browser`` makes sure of all of it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tools.apt import install

#: Debian's packages with a Chromium, the better first: not every Debian has its headless shell.
BROWSERS = ("chromium-headless-shell", "chromium")
#: Debian's names of the rest: fonts for pages to be looked at, a library of Playwright's driver, and
#: git, which knows when a note last changed.
PACKAGES = ("fonts-noto-cjk", "fonts-noto-color-emoji", "libatomic1", "git")
#: Programs on the path. A headless shell has the same engine and no window: a page in a new profile takes half of the
#: processor's time or less.
_SHELLS = ("chromium-headless-shell", "chrome-headless-shell")
_WHOLE = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_OWN = "chromium-*/chrome-*/chrome*"


def find(*, whole: bool = False) -> str | None:
    """The path of a Chromium: ``$CHROME``, one on the path, or Playwright's own; ``None`` without one.

    A headless shell is preferred, or with *whole* the browser that readers have.
    """
    names = (*_WHOLE, *_SHELLS) if whole else (*_SHELLS, *_WHOLE)
    for name in (os.environ.get("CHROME", ""), *names):
        path = shutil.which(name) if name else None
        if path:
            return path
    cache = os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright"
    own = sorted(path for path in Path(cache).glob(_OWN) if path.name in ("chrome", "chrome.exe"))
    return str(own[-1]) if own else None


def has_chinese_font() -> bool:
    """Whether fontconfig knows a font for Traditional Chinese; without fontconfig the system sees to it."""
    if not shutil.which("fc-list"):
        return sys.platform != "linux"
    return bool(subprocess.run(["fc-list", ":lang=zh-tw"], capture_output=True, check=False).stdout.strip())


def driver_runs() -> bool:
    """Whether Playwright's driver starts: its Node needs a library that a small Debian lacks."""
    command = [sys.executable, "-m", "playwright", "--version"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def missing() -> list[str]:
    """What the tests need and do not find."""
    needed = {
        "a Chromium": find(),
        "a Chinese font": has_chinese_font(),
        "what Playwright's driver needs": driver_runs(),
        "git": shutil.which("git"),
    }
    return [name for name, found in needed.items() if not found]


def ensure() -> str | None:
    """Install what is missing, as root on Debian, saying so; returns what to do where that cannot be done."""
    for package in BROWSERS:
        needed = missing()
        if needed and install((package, *PACKAGES), f"the tests need {', '.join(needed)}") and find():
            break
    still = missing()
    if not still:
        return None
    command = f"sudo apt-get install {' '.join((BROWSERS[0], *PACKAGES))}"
    return (
        f"missing: {', '.join(still)}. On Debian: {command} ({BROWSERS[1]} where there is no {BROWSERS[0]}); "
        "a Chromium of your own is named by $CHROME"
    )


@contextmanager
def launched() -> Iterator[Browser]:
    """A headless browser that asks no host for anything of its own."""
    # As root, as in a container, Chromium starts only without its sandbox.
    arguments = ["--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        arguments.append("--no-sandbox")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=arguments)
        yield browser
        browser.close()


if __name__ == "__main__":
    problem = ensure()
    if problem:
        raise SystemExit(f"tools.browser: {problem}")
