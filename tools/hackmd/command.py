"""``python -m tools.hackmd import SOURCE… --into FOLDER``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path

from tools.hackmd.again.applying import ChangedError, OutsideError
from tools.hackmd.again.state import StateError
from tools.hackmd.linking.known import IdsError, read_ids
from tools.hackmd.notes_toml.table import RulesError
from tools.hackmd.preview import PreviewError, preview
from tools.hackmd.private.accepted import AcceptedError
from tools.hackmd.private.watch import AcceptError
from tools.hackmd.reporting.markdown import markdown_report, summary
from tools.hackmd.reporting.report import Report
from tools.hackmd.reporting.written import FORMATS, written
from tools.hackmd.running import Prepared, Wanted, prepare
from tools.hackmd.settings import Names
from tools.hackmd.sources.api import PREFIX
from tools.hackmd.sources.errors import SourceError
from tools.hackmd.sources.pictures import fetch
from tools.hackmd.workspace import BusyError, FolderError, Workspace

from language_pair import files
from language_pair.files import WriteError

#: An exit status each; what a preview shows can have faults.
FINE, FAULTS, WRONG = range(3)
_TOLD = (
    *(SourceError, RulesError, IdsError, StateError, AcceptedError, AcceptError),
    *(BusyError, ChangedError, FolderError, OutsideError, PreviewError, WriteError),
)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.hackmd", description="Bring HackMD notes in.")
    commands = parser.add_subparsers(dest="command", required=True)
    importing = commands.add_parser("import", help="make pages of notes")
    importing.add_argument(
        "source",
        nargs="+",
        type=_source,
        help="a note, a folder, the zip of all notes, or hackmd:TEAM for a team's notes through HackMD's API, with the "
        "token of HACKMD_API_TOKEN",
    )
    importing.add_argument("--into", type=Path, required=True, help="the folder of the pages: docs/")
    importing.add_argument("--ids", type=Path, help="a file with a line `hackmd id,page` for notes whose page is known")
    importing.add_argument(
        "--accept", nargs="+", default=[], metavar="KEY", help="what a report holds back may be public"
    )
    importing.add_argument(
        "--names", choices=[each.value for each in Names], help="people in [name=…]: else by notes.toml"
    )
    importing.add_argument("--images", action="store_true", help="fetch the pictures of other hosts, beside the pages")
    importing.add_argument(
        "--dry-run", action="store_true", help="write nothing but the report, and keep what was fetched"
    )
    importing.add_argument(
        "--preview", action="store_true", help="place nothing, but build the site as it would be: _build/preview/html"
    )
    importing.add_argument("--report", type=_report_path, help="where the report goes: a name in .md, .json or .html")
    return parser


def _source(text: str) -> Path | str:
    return text if text.startswith(PREFIX) else Path(text)


def _report_path(text: str) -> Path:
    if Path(text).suffix not in FORMATS:
        raise argparse.ArgumentTypeError(f"{text!r} ends in none of {', '.join(FORMATS)}")
    return Path(text)


def main(arguments: Sequence[str] | None = None) -> int:
    """Import, and report; the exit status."""
    options = _parser().parse_args(arguments)
    try:
        prepared, workspace = _import(options)
        _tell(prepared.report, options.report)
        if options.preview and not preview(prepared.files, workspace):
            return FAULTS
    except _TOLD as error:
        print(error, file=sys.stderr)
        return WRONG
    except OSError as error:
        if error.filename is None:
            raise
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return WRONG
    return FINE


def _import(options: argparse.Namespace) -> tuple[Prepared, Workspace]:
    names = Names(options.names) if options.names else None
    ids = tuple(read_ids(options.ids)) if options.ids else ()
    brings = fetch if options.images and not options.dry_run else None
    wanted = Wanted(
        sources=options.source, into=options.into, ids=ids, accept=options.accept, names=names, fetch=brings
    )
    workspace = Workspace.of(options.into, options.source)
    is_placed = not (options.dry_run or options.preview)
    with workspace.alone() if is_placed else nullcontext():
        prepared = prepare(wanted, workspace)
        if is_placed:
            workspace.journal.apply(prepared.files)
    return prepared, workspace


def _tell(report: Report, path: Path | None) -> None:
    if path:
        files.write(path, written(report, path).encode())
        print(summary(report))
    else:
        print(markdown_report(report, None).rstrip())
