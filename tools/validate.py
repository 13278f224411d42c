"""``python -m tools.validate [FOLDER …]``: build the site and check that its pages are valid HTML.

The Nu HTML checker (https://validator.github.io/validator/) reads each page of both languages, those at the root and
the one for an address where nothing is; or the pages in FOLDERs, of any build. It needs a Java.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from tools import BUILD, ROOT, npm
from tools.apt import install

PACKAGES = ("default-jre-headless",)
VNU = npm.Program("vnu-jar", "26.9.27", "build/dist/vnu.jar", "it checks HTML")
#: What the checker warns of and may stay, each with the reason.
ALLOWED = {
    "The “main” role is unnecessary for element “main”.": "Read the Docs' add-ons find a page's content by its role",
    "Attribute “aria-hidden” is unnecessary for elements that have attribute “hidden”.": "a script takes one away",
    "This document appears to be written in Simplified Chinese .*": "a guess, of pages that hold much code",
}
_ALLOWED = re.compile("|".join(ALLOWED))


def faults_in(messages: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """``path:line: what is wrong``, of the checker's *messages*; of an older way to write tags it tells by ``info``.

    https://github.com/validator/validator/wiki/Output-»-JSON
    """
    for message in messages:
        text = message["message"]
        is_warning = message.get("subType") == "warning"
        if (message["type"] != "info" or is_warning) and not (is_warning and _ALLOWED.fullmatch(text)):
            path = unquote(urlsplit(message.get("url", "")).path)
            kind = "warning" if is_warning else "error"
            yield f"{path.removeprefix(f'{ROOT}/')}:{message.get('lastLine', 1)}: {kind}: {text}"


def check(folders: Iterable[Path], java: str) -> list[str]:
    """What is wrong with the pages in *folders*."""
    command = [java, "-jar", str(VNU.path), "--format", "json", "--skip-non-html", "--stdout", *map(str, folders)]
    result = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    try:
        return list(faults_in(json.loads(result.stdout)["messages"]))
    except ValueError:
        return [f"the checker did not end: {result.stderr[:500]}"]


def find_java() -> str | None:
    return (
        shutil.which("java") or (install(PACKAGES, "the checker of HTML needs a Java") and shutil.which("java")) or None
    )


def main(arguments: list[str]) -> int:
    java = find_java()
    if not java:
        print(f"tools.validate: needs a Java. On Debian: sudo apt-get install {' '.join(PACKAGES)}", file=sys.stderr)
        return 1
    if not npm.ensure(VNU):
        return 1
    command = [sys.executable, "-m", "tools.build_site", "--quiet"]
    if not arguments and subprocess.run(command, cwd=ROOT, check=False).returncode:
        return 1
    folders = [Path(name).resolve() for name in arguments] or [BUILD / "html"]
    counts = {folder: len(list(folder.rglob("*.html"))) for folder in folders}
    faults = [f"{folder}: there are no pages" for folder, count in counts.items() if not count]
    faults += check([folder for folder, count in counts.items() if count], java) if any(counts.values()) else []
    print("\n".join([*faults, f"{sum(counts.values())} pages: {len(faults)} faults"]))
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
