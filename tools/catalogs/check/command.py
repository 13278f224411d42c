"""The command line: ``python -m tools.catalogs check [--format github] [--fix] [FILE…]``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from tools import labels
from tools.catalogs.check import check_file, glossary
from tools.catalogs.check.fix import fix_file
from tools.catalogs.check.remarks import Finding
from tools.catalogs.check.report import FORMATS, last_word

from language_pair import files
from language_pair.catalogs.po import said_by

#: The number of catalogs from which on further processes are worth their start.
_MANY = 200


def main(arguments: Sequence[str]) -> int:
    """Report every fault; 0 without any, 1 with some, 2 where nothing can be checked."""
    options = _parser().parse_args(arguments)
    missing = [path for path in options.files if not path.exists()]
    for path in missing:
        print(f"{path}: there is no such file", file=sys.stderr)
    catalogs = list(dict.fromkeys(_catalogs(options.files or labels.all_locale_folders())))
    if missing or not catalogs:
        print("No catalog was checked: name files that end in .po, or folders of them.", file=sys.stderr)
        return 2
    try:
        glossary.rows()  # once, and not for each catalog
    except glossary.GlossaryError as error:
        print(error, file=sys.stderr)
        return 2
    if options.fix:
        for folder in dict.fromkeys(path.parent for path in catalogs):
            files.delete_unfinished(folder)
        sys.stdout.writelines(map(_fix, catalogs))
    findings = find(catalogs)
    for finding in findings:
        print(FORMATS[options.format](finding))
    print(last_word(findings, len(catalogs)), file=sys.stderr)
    return 1 if findings else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tools.catalogs check",
        description="Check catalogs: their syntax, their markup, how Chinese and English are written.",
        epilog="What the codes mean is in docs/contributing/translating.md.",
    )
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="catalogs or folders; all by default")
    parser.add_argument("--format", choices=sorted(FORMATS), default="text", help="github: annotations")
    parser.add_argument("--fix", action="store_true", help="repair spaces and punctuation, and show the difference")
    return parser


def _catalogs(paths: Iterable[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.rglob("*.po")) if path.is_dir() else [path]


def _fix(path: Path) -> str:
    try:
        return fix_file(path)
    except files.WriteError as error:
        print(error, file=sys.stderr)
        return ""
    except Exception as error:  # one file ends no run
        print(f"{path}: not repaired: {said_by(error)}", file=sys.stderr)
        return ""


def find(catalogs: Sequence[Path]) -> list[Finding]:
    """The faults of *catalogs*, in several processes where they are many."""
    if len(catalogs) < _MANY:
        return [finding for path in catalogs for finding in check_file(path)]
    with ProcessPoolExecutor() as pool:
        return [finding for found in pool.map(check_file, catalogs, chunksize=20) for finding in found]
