"""The text of an export."""

from __future__ import annotations

from dataclasses import dataclass

from tools.hackmd.findings import Finding
from tools.hackmd.sources.exports import Export


@dataclass(frozen=True, kw_only=True, slots=True)
class Decoded:
    """*text* has ``\\n`` alone at the ends of its lines, and is otherwise the export's own where that is sound."""

    export: Export
    text: str
    findings: tuple[Finding, ...] = ()
