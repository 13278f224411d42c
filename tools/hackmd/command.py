"""``python -m tools.hackmd import SOURCE… --into FOLDER``.

Nothing is remembered of what an import has made: the folder cannot be the site's.
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
from tools.hackmd.importing import Import, drafts
from tools.hackmd.linking.known import IdsError, read_ids
from tools.hackmd.planned import Plan
from tools.hackmd.planning import Request, plan
from tools.hackmd.rules.read import find, read
from tools.hackmd.rules.table import RulesError
from tools.hackmd.settings import Settings
from tools.hackmd.sources.errors import SourceError
from tools.hackmd.writing import write_plan

from language_pair import files
from language_pair.files import WriteError

FINE, WRONG = 0, 2
_REFUSED = "nothing is remembered yet of what an import has made: make the pages in a folder outside docs/"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.hackmd", description="Bring HackMD notes in.")
    commands = parser.add_subparsers(dest="command", required=True)
    importing = commands.add_parser("import", help="make pages of notes")
    importing.add_argument("source", nargs="+", type=Path, help="a note, a folder, or the zip of all notes")
    importing.add_argument("--into", type=Path, required=True, help="a folder outside docs/ for the pages")
    importing.add_argument("--ids", type=Path, help="a file with a line `hackmd id,page` for notes whose page is known")
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
        return _import(options)
    except (SourceError, RulesError, IdsError, WriteError) as error:
        print(error, file=sys.stderr)
        return WRONG


def _import(options: argparse.Namespace) -> int:
    rules = read(find(options.into))
    ids = read_ids(options.ids) if options.ids else ()
    settings = Settings(names=rules.names, public_addresses=rules.public_addresses)
    found = drafts(options.source, settings, _sound(options.into))
    planned = plan(found.drafts, Request(into=options.into, rules=rules, ids=ids))
    if not options.dry_run:
        write_plan(planned)
    report = _report(found, planned, options.report.suffix if options.report else ".md")
    if options.report:
        files.write(options.report, report.encode())
    print(report if not options.report else _counts(found, planned))
    return FINE


def _sound(folder: Path) -> list[str]:
    return [path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.rglob("*.md"))]


def _counts(found: Import, planned: Plan) -> str:
    pages, held = len(planned.pages), len(found.held)
    return f"{found.seen} files: {pages} pages, {held} held back, {found.seen - pages - held} left aside"


def _report(found: Import, planned: Plan, suffix: str) -> str:
    findings = sorted([*found.findings, *planned.findings, *(each for page in planned.pages for each in page.findings)])
    if suffix == ".json":
        data = [{"path": each.path, "line": each.line, "code": each.code, "found": each.found} for each in findings]
        return f"{json.dumps({'seen': found.seen, 'findings': data}, ensure_ascii=False, indent=1)}\n"
    text = "\n".join(_lines(findings))
    text = f"# {_counts(found, planned)}\n\n{text}\n"
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
