"""The report of one import, of what each of its stages says."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from tools.hackmd.again.deciding import Decided
from tools.hackmd.findings import Finding, Kind
from tools.hackmd.importing import Import
from tools.hackmd.planned import Plan
from tools.hackmd.private.veil import veiled_paths
from tools.hackmd.reporting.report import Outcome, Report, aside


def report_of(found: Import, planned: Plan, decided: Decided) -> Report:
    """What became of all that came; *decided* tells of notes by their source."""
    of_pages = [each for page in planned.pages for each in page.findings]
    said = [*found.findings, *planned.findings, *of_pages, *decided.findings]
    findings = sorted(_without_links(said))
    pages = {each.path: _short(planned.folder / each.page) for each in planned.pages}
    shown = veiled_paths(found.watched)
    others = aside(findings, [shown[draft.note.export.path] for draft in found.held])
    there = {outcome.path for outcome in others}
    outcomes = [
        Outcome(
            path=shown[each.path],
            became=decided.outcomes[each.source],
            page=pages.get(each.path, ""),
            name=each.name if each.details else "",
            address=f"https://hackmd.io/{each.details.id}" if each.details else "",
        )
        for each in (draft.note.export for draft in found.drafts)
        if each.path not in there
    ]
    return Report(seen=found.seen, outcomes=(*outcomes, *others), findings=tuple(findings))


def _without_links(findings: Iterable[Finding]) -> Iterator[Finding]:
    """*findings* without those that a picture is a link where it was fetched, which only comes out later."""
    findings = list(findings)
    fetched = {(each.path, each.line) for each in findings if each.kind is Kind.FETCHED}
    return (each for each in findings if each.kind is not Kind.PICTURE or (each.path, each.line) not in fetched)


def _short(path: Path) -> str:
    """*path* from where the import was started, if it is below that: nobody's home folder is in a report."""
    here = Path.cwd()
    return Path(os.path.relpath(path, here) if path.is_relative_to(here) else path).as_posix()
