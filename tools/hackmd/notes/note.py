"""A note that has been read and parsed, and not yet converted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it.token import Token

from tools.hackmd.findings import Finding
from tools.hackmd.sources.exports import Export


@dataclass(frozen=True, kw_only=True, slots=True)
class Note:
    """*body* is what follows the front matter; its first line is the export's line *first_line*."""

    export: Export
    body: str
    first_line: int
    #: The front matter as YAML has it, without ``tags`` and ``title``.
    fields: Mapping[str, Any]
    tags: tuple[str, ...]
    #: The front matter's title, empty without one; what a page is called, its draft says.
    yaml_title: str
    #: Whether a line end in a paragraph is one that readers see.
    breaks: bool
    #: Its ids by HackMD's badge, which a copy of the note has, too.
    badge_ids: tuple[str, ...]
    tokens: Sequence[Token]
    findings: tuple[Finding, ...] = ()

    @property
    def source(self) -> str:
        """Which note it is: its HackMD id, else the export's name."""
        return self.export.source
