"""``python -m tools.hackmd import SOURCE… --into FOLDER``.

No page is placed by its tags: the folder cannot be the site's.
"""

from __future__ import annotations

import argparse
import html
import json
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tools import ROOT
from tools.hackmd.findings import Finding, Group
from tools.hackmd.importing import Import, beside_each_other, drafts
from tools.hackmd.settings import Settings
from tools.hackmd.sources.errors import SourceError

from language_pair.files import write

FINE, WRONG = 0, 2
_REFUSED = (
    "pages are not placed by their tags: make them in a folder outside docs/, and move those there that may be public"
)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.hackmd", description="Bring HackMD notes in.")
    commands = parser.add_subparsers(dest="command", required=True)
    importing = commands.add_parser("import", help="make pages of notes")
    importing.add_argument("source", nargs="+", type=Path, help="a note, a folder, or the zip of all notes")
    importing.add_argument("--into", type=Path, required=True, help="a folder outside docs/ for the pages")
    importing.add_argument("--dry-run", action="store_true", help="write no page")
    importing.add_argument("--report", type=Path, help="where the report goes: a name in .md, .json or .html")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Import, and report; the exit status."""
    options = _parser().parse_args(arguments)
    if options.into.resolve().is_relative_to(ROOT / "docs"):
        print(_REFUSED, file=sys.stderr)
        return WRONG
    try:
        found = drafts(options.source, Settings(), _sound(options.into))
    except SourceError as error:
        print(error, file=sys.stderr)
        return WRONG
    pages = beside_each_other(found)
    for page in pages:
        if not options.dry_run:
            write(options.into / page.name, page.text.encode())
    report = _report(found, options.report.suffix if options.report else ".md")
    if options.report:
        write(options.report, report.encode())
    print(report if not options.report else _counts(found))
    return FINE


def _sound(folder: Path) -> list[str]:
    return [path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.rglob("*.md"))]


def _counts(found: Import) -> str:
    aside = found.seen - len(found.drafts) - len(found.held)
    return f"{found.seen} files: {len(found.drafts)} pages, {len(found.held)} held back, {aside} left aside"


def _report(found: Import, suffix: str) -> str:
    if suffix == ".json":
        data = [
            {"path": each.path, "line": each.line, "code": each.code, "found": each.found} for each in found.findings
        ]
        return f"{json.dumps({'seen': found.seen, 'findings': data}, ensure_ascii=False, indent=1)}\n"
    text = "\n".join(_lines(found.findings))
    text = f"# {_counts(found)}\n\n{text}\n"
    return f"<!doctype html><meta charset=utf-8><pre>{html.escape(text)}</pre>\n" if suffix == ".html" else text


def _lines(findings: Sequence[Finding]) -> list[str]:
    number = Counter(each.kind.group for each in findings)
    lines: list[str] = []
    for group in Group:
        if number[group]:
            lines += [f"## {group.value} ({number[group]})", ""]
            lines += [f"- {each}" for each in findings if each.kind.group is group]
            lines.append("")
    return lines
