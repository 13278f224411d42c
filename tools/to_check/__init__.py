"""What of the communities somebody should check, as a text for an issue: ``python -m tools.to_check``.

It is read from the feed of the site that was built last, so it is what the page with the translation status lists, and
written to ``_build/to-check.md``; where nothing is to be checked, there is no such file. A workflow opens an issue with
it four times a year (``.github/workflows/to-check.yml``).
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tools import BUILD

from language_pair.files import write
from language_pair.languages import EN

FEED = BUILD / "html" / EN.folder / "feeds/communities.json"
OUTPUT = BUILD / "to-check.md"
_HEAD = """\
What the notes say of these communities may no longer be true: ask them, or look at their pages. How to enter what you \
found is on the page “The directives”, under `community` and `newer-fact`.
"""
_ADDRESS = re.compile(r"(https?://\S+)")
_MARKUP = re.compile(r"([\\`*_{}\[\]<>()#+!|~$&-])")
#: Parts a sign from what is after it, unseen: a name that a note mentions shall not call its owner.
_WORD_JOINER = "\N{WORD JOINER}"


def main(feed: Path = FEED, output: Path = OUTPUT) -> int:
    """Write the text; 0 unless no site was built."""
    output.unlink(missing_ok=True)
    if not feed.is_file():
        print("There is no site yet: run `python3 run.py docs` first.", file=sys.stderr)
        return 1
    text = "\n".join(lines(json.loads(feed.read_text(encoding="utf-8"))))
    if not text:
        print("There is nothing to check.")
        return 0
    write(output, f"{_HEAD}\n{text}\n".encode())
    print(text)
    return 0


def lines(feed: Mapping[str, Any]) -> Iterator[str]:
    """A task for each doubt, by community."""
    for community in feed["communities"]:
        if community["to_check"]:
            yield f"## {_plain(community['name'])}\n"
            yield from (f"- [ ] {_plain(each['text'])}" for each in community["to_check"])
            yield ""


def _plain(text: str) -> str:
    """*text* in Markdown, in which nothing but an address has a meaning of its own."""
    parts = _ADDRESS.split(" ".join(text.split()))
    return "".join(
        f"<{part}>" if index % 2 else _MARKUP.sub(r"\\\1", part).replace("@", f"@{_WORD_JOINER}")
        for index, part in enumerate(parts)
    )
