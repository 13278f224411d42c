"""``python -m tools.epub``: make the book of each language and check it with epubcheck, which needs a Java.

https://www.w3.org/publishing/epubcheck/
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterable
from pathlib import Path

from tools import BUILD, ROOT
from tools.apt import install

PACKAGES = ("epubcheck", "default-jre-headless")
#: What epubcheck says of a book: ``ERROR(RSC-005): <path>(<line>,<column>): …``.
_MESSAGE = re.compile(r"^(?:FATAL|ERROR|WARNING)\((?P<code>[A-Z]+-\d+)\): ")
#: Selectors of today (``:is()``, ``:not(a, b)``), which epubcheck 4, Debian's, takes for errors.
_SELECTORS = "CSS-008"


def command() -> list[str] | None:
    """What runs epubcheck; ``None`` where it or a Java is not there."""
    java, found = shutil.which("java"), shutil.which("epubcheck")
    if not java or not found:
        return None
    return [java, "-jar", found] if zipfile.is_zipfile(found) else [found]  # Debian's is a jar


def faults_in(said: Iterable[str], *, version: int) -> list[str]:
    """What is wrong with a book, of the lines that epubcheck has *said*."""
    found = [(line, match) for line in said if (match := _MESSAGE.match(line))]
    return [line for line, match in found if version > 4 or match["code"] != _SELECTORS]


def check(book: Path, epubcheck: list[str]) -> list[str]:
    """What is wrong with *book*."""
    asked = subprocess.run([*epubcheck, "--version"], capture_output=True, encoding="utf-8", check=False)
    version = re.search(r"v?(\d+)\.\d+", asked.stdout + asked.stderr)
    result = subprocess.run(
        [*epubcheck, str(book)], capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    said = (result.stdout + result.stderr).splitlines()
    faults = faults_in(said, version=int(version[1]) if version else 5)
    is_whole = any(line.startswith(("Messages: ", "No errors or warnings detected")) for line in said)
    return faults if is_whole else [f"{book}: epubcheck did not end: {' '.join(said)[:500]}"]


def main() -> int:
    epubcheck = command() or (install(PACKAGES, "they check books") and command())
    if not epubcheck:
        names = " ".join(PACKAGES)
        print(f"tools.epub: needs epubcheck and a Java. On Debian: sudo apt-get install {names}", file=sys.stderr)
        return 1
    shutil.rmtree(BUILD / "epub", ignore_errors=True)  # Sphinx puts all that is there into the book
    if subprocess.run([sys.executable, "-m", "tools.build_site", "-b", "epub"], cwd=ROOT, check=False).returncode:
        return 1
    faults = 0
    for book in sorted((BUILD / "epub").glob("*/*.epub")):
        found = check(book, epubcheck)
        faults += len(found)
        print("\n".join([*found, f"{book.relative_to(ROOT)}: {len(found)} faults"]))
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
