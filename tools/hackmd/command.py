"""``python -m tools.hackmd import SOURCE… --into FOLDER``.

Nothing is remembered of what an import has made: the folder cannot be the site's.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tools import ROOT
from tools.hackmd.importing import drafts
from tools.hackmd.linking.known import IdsError, read_ids
from tools.hackmd.planning import Request, plan
from tools.hackmd.private import accepted
from tools.hackmd.private.watch import AcceptError
from tools.hackmd.reporting.markdown import markdown_report, summary
from tools.hackmd.reporting.of_import import report_of
from tools.hackmd.reporting.written import FORMATS, written
from tools.hackmd.rules.read import find, read
from tools.hackmd.rules.table import RulesError
from tools.hackmd.settings import Names, Settings
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
    importing.add_argument(
        "--accept", nargs="+", default=[], metavar="KEY", help="what a report holds back may be public"
    )
    importing.add_argument(
        "--names", choices=[each.value for each in Names], help="people in [name=…]: else by notes.toml"
    )
    importing.add_argument("--dry-run", action="store_true", help="write no page")
    importing.add_argument("--report", type=_report, help="where the report goes: a name in .md, .json or .html")
    return parser


def _report(name: str) -> Path:
    path = Path(name)
    if path.suffix not in FORMATS:
        raise argparse.ArgumentTypeError(f"{name!r} ends in none of {', '.join(FORMATS)}")
    return path


def main(arguments: Sequence[str] | None = None) -> int:
    """Import, and report; the exit status."""
    options = _parser().parse_args(arguments)
    if options.into.resolve().is_relative_to(ROOT / "docs"):
        print(_REFUSED, file=sys.stderr)
        return WRONG
    try:
        return _import(options)
    except (SourceError, RulesError, IdsError, AcceptError, accepted.AcceptedError, WriteError) as error:
        print(error, file=sys.stderr)
        return WRONG


def _import(options: argparse.Namespace) -> int:
    rules = read(find(options.into))
    ids = read_ids(options.ids) if options.ids else ()
    path = accepted.path_for(options.into)
    before = accepted.read(path)
    settings = Settings(
        names=Names(options.names) if options.names else rules.names,
        public_addresses=rules.public_addresses,
        accepted=before.names,
    )
    found = drafts(options.source, settings, _sound(options.into), options.accept)
    planned = plan(found.drafts, Request(into=options.into, rules=rules, ids=ids))
    if not options.dry_run:
        if found.accepted:
            files.write(path, str(before.plus(found.accepted, date.today().isoformat())).encode())
        write_plan(planned)
    report = report_of(found, planned)
    if options.report:
        files.write(options.report, written(report, options.report).encode())
    print(summary(report) if options.report else markdown_report(report, None).rstrip())
    return FINE


def _sound(folder: Path) -> list[str]:
    return [path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.rglob("*.md"))]
