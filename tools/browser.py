"""The Chromium that the tests drive: find it, or get it with a Chinese font, or name what gets it.

``python -m tools.browser`` makes sure of both.
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

#: Debian's names; the fonts are for pages to be looked at, not only read.
PACKAGES = ("chromium", "fonts-noto-cjk", "fonts-noto-color-emoji")
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find() -> str | None:
    """The path of a Chromium: ``$CHROME``, one on the path, or Playwright's own."""
    for name in (os.environ.get("CHROME", ""), *_NAMES):
        path = shutil.which(name) if name else None
        if path:
            return path
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def has_chinese_font() -> bool:
    """Whether fontconfig knows a font for Traditional Chinese; without fontconfig the system sees to it."""
    if not shutil.which("fc-list"):
        return sys.platform != "linux"
    return bool(subprocess.run(["fc-list", ":lang=zh-tw"], capture_output=True, check=False).stdout.strip())


def ensure() -> str | None:
    """Install what is missing, as root on Debian; returns what to do where that cannot be done."""
    if find() and has_chinese_font():
        return None
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update", "-qq"], ["install", "-qq", "--yes", "--no-install-recommends", *PACKAGES]):
            subprocess.run(["apt-get", *command], env=environment, check=False)
    if not find():
        return f"no Chromium here. On Debian: sudo apt-get install {' '.join(PACKAGES)}; or set CHROME to one"
    if not has_chinese_font():
        return f"no Chinese font here. On Debian: sudo apt-get install {' '.join(PACKAGES[1:])}"
    return None


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
