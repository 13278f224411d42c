"""The report of one import, of what each of its stages says."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from tools.hackmd.importing import Import
from tools.hackmd.planned import Plan
from tools.hackmd.reporting.report import Became, Outcome, Report, aside


def report_of(found: Import, planned: Plan, became: Mapping[str, Became] | None = None) -> Report:
    """What became of all that came; *became* tells of pages by the source of their notes, else they are new."""
    became = became or {}
    pages = [
        Outcome(
            path=each.path,
            became=became.get(each.source, Became.NEW),
            page=_short(planned.folder / each.page),
        )
        for each in planned.pages
    ]
    findings = sorted([*found.findings, *planned.findings, *(each for page in planned.pages for each in page.findings)])
    held = [draft.note.export.path for draft in found.held]
    return Report(seen=found.seen, outcomes=(*pages, *aside(found.findings, held)), findings=tuple(findings))


def _short(path: Path) -> str:
    """*path* from where the import was started, if it is below that: nobody's home folder is in a report."""
    here = Path.cwd()
    return Path(os.path.relpath(path, here) if path.is_relative_to(here) else path).as_posix()
