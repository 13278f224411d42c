"""The report in JSON: all findings, each with its place."""

from __future__ import annotations

import json

from tools.hackmd.reporting.report import Report


def json_report(report: Report) -> str:
    data = {
        "seen": report.seen,
        "became": {became.name.lower(): count for became, count in report.counts.items()},
        "kinds": [
            {
                "code": each.kind.code,
                "group": each.kind.group.name.lower(),
                "explanation": each.kind.explanation,
                "notes": each.notes,
                "places": len(each.findings),
            }
            for each in report.kinds
        ],
        "notes": [
            {"path": each.path, "became": each.became.name.lower(), "page": each.page} for each in report.outcomes
        ],
        "findings": [
            {"path": each.path, "line": each.line, "code": each.code, "found": each.found, "key": each.key}
            for each in report.findings
        ],
    }
    return f"{json.dumps(data, ensure_ascii=False, indent=1)}\n"
