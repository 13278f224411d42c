"""From text to a note."""

from __future__ import annotations

import re
from typing import Any

from markdown_it.token import Token

from tools.hackmd.findings import Findings
from tools.hackmd.notes.front_matter import read
from tools.hackmd.notes.note import Note
from tools.hackmd.parsing.parser import parse
from tools.hackmd.reading.decoded import Decoded
from tools.hackmd.reading.read import CONTROLS

#: HackMD's badge of a note that is kept on GitHub too: the only place in a text that says the note's own id.
BADGE = re.compile(r"\[!\[hackmd-github-sync-badge\]\(https://hackmd\.io/([\w-]+)/badge\)\]\([^)]*\)")


def note_of(decoded: Decoded) -> Note:
    """*decoded* with its front matter read and its Markdown parsed."""
    findings = Findings(decoded.export.path)
    fields, body, first_line = read(decoded.text, findings)
    tokens: list[Token] = parse(body)
    title = fields.get("title")
    return Note(
        export=decoded.export,
        body=body,
        first_line=first_line,
        fields={name: value for name, value in fields.items() if name not in ("title", "tags", "breaks")},
        tags=tags_of(fields.get("tags")),
        yaml_title="" if title is None or isinstance(title, dict | list) else _on_one_line(title),
        breaks=fields.get("breaks") is not False,
        badge_ids=tuple(dict.fromkeys(BADGE.findall(body))),
        tokens=tokens,
        findings=tuple(findings),
    )


def tags_of(value: Any) -> tuple[str, ...]:
    """The tags that a field or a heading lists, each once."""
    items = value if isinstance(value, list) else str(value or "").split(",")
    return tuple(dict.fromkeys(tag for item in items if (tag := _on_one_line(item))))


def _on_one_line(value: Any) -> str:
    """*value* as a heading has it; YAML has signs for line ends and control characters."""
    return CONTROLS.sub("", " ".join(str(value).split()))
