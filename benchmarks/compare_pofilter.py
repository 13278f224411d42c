"""What translate-toolkit's pofilter and our check say of the same catalogs.

``python -m benchmarks.compare_pofilter --pofilter /path/to/pofilter [--show endpunc] [FOLDER]``

pofilter is no dependency: ``python -m venv /tmp/toolkit && /tmp/toolkit/bin/pip install translate-toolkit``.
FOLDER holds ``zh_TW/LC_MESSAGES/*.po``; without one, this project's catalogs and then the cases of
``tests/tools/catalogs/checker``, the good ones apart, are compared. Only a person can say which reports are
true: ``--show`` prints the messages of one of pofilter's tests of which our check says nothing.

In November 2026, with pofilter 3.20.4: of this project's catalogs, where nothing is wrong, it reports 154
times, we not at all; of the good cases 27 times, we not at all; of the faulty cases it finds half. Of 5,313
messages of the Krita manual (docs-krita-org_zh-tw, its markup turned into MyST) it reports 1,885 times, we
1,036 times; read in samples, its tests found nothing true in the messages of which we say nothing.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tools import ROOT, labels
from tools.catalogs.check import check_file
from tools.catalogs.check.syntax import read

from language_pair.catalogs import po

_TEST = re.compile(r"\(pofilter\) (\w+)")


@dataclass
class Comparison:
    """Reports by test and by code; for each of pofilter's tests the messages of which we say nothing."""

    theirs: Counter[str] = field(default_factory=Counter)
    ours: Counter[str] = field(default_factory=Counter)
    both: int = 0
    theirs_alone: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def add(self, path: Path, filtered: Path) -> None:
        findings = check_file(path)
        self.ours.update(finding.code for finding in findings)
        reported = sources_on(path, {finding.line for finding in findings})
        if not filtered.exists():
            return
        for message in po.parse(filtered.read_bytes()).messages:
            tests = _TEST.findall("\n".join(message.comments))
            self.theirs.update(tests)
            self.both += bool(tests) and message.source in reported
            for test in tests if message.source not in reported else ():
                self.theirs_alone.setdefault(test, []).append((message.source, message.translation))

    def show(self, name: str, test: str) -> None:
        print(f"{name}: pofilter {self.theirs.total()} reports, we {self.ours.total()}, {self.both} messages in both")
        for kind, count in self.theirs.most_common():
            print(f"  {kind}: {count}, {len(self.theirs_alone.get(kind, []))} on messages of which we say nothing")
        for source, translation in self.theirs_alone.get(test, []):
            print(f"    {source!r}\n    {translation!r}")


def sources_on(path: Path, lines: set[int]) -> set[str]:
    """The sources of the messages that have one of *lines*, counted from 1."""
    file = read(path)
    ordered = list(file.catalog.entries.values()) if file.language else []
    ends = [message.line for message in ordered[1:]] + [len(file.lines) + 1] * bool(ordered)
    return {
        message.source
        for message, end in zip(ordered, ends, strict=True)
        if lines & set(range(message.line - len(message.comments), end))
    }


def compare(pofilter: str, paths: Iterable[Path], folder: Path) -> Comparison:
    comparison = Comparison()
    with tempfile.TemporaryDirectory() as output:
        command = [pofilter, "--language=zh_TW", "--progress=none", str(folder), output]
        subprocess.run(command, check=True, capture_output=True)
        for path in paths:
            comparison.add(path, Path(output) / path.relative_to(folder))
    return comparison


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pofilter", default="pofilter")
    parser.add_argument("--show", default="", metavar="TEST")
    parser.add_argument("folder", nargs="?", type=Path)
    options = parser.parse_args()
    cases = ROOT / "tests/tools/catalogs/checker/locale"
    folders = [options.folder] if options.folder else [*labels.all_locale_folders(), cases]
    for folder in folders:
        paths = sorted(folder.rglob("zh_TW/LC_MESSAGES/**/*.po"))
        good = [path for path in paths if folder == cases and "good" in path.stem]
        compare(options.pofilter, [path for path in paths if path not in good], folder).show(str(folder), options.show)
        if good:
            compare(options.pofilter, good, folder).show(f"{folder}, good", options.show)


if __name__ == "__main__":
    main()
