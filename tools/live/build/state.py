"""What is stored between two runs beside Sphinx's own environment."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from pathlib import Path

from tools.live.build.faults import Faults

from language_pair.files import write


class State:
    """*pending* are the pages that may be out of date though their notes were read.

    They are stored before the first of them is written, and the environment after the last: a process that
    is ended in between leaves nothing half done.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._assets = 0
        self.pending: list[str] = []

    def load(self, faults: Faults) -> None:
        """Take what the last run has stored, and give *faults* what is wrong with notes that stay unread."""
        try:
            stored = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return
        self._assets, self.pending = stored["assets"], stored["pending"]
        for kind, docname, lines in stored["faults"]:
            for line in lines:
                with faults.going_on((kind, docname)):
                    faults.write(line)

    def save(self, pending: Iterable[str], faults: Faults) -> None:
        found = [[*place, lines] for place, lines in faults.lines.items()]
        stored = {"assets": self._assets, "pending": sorted(pending), "faults": found}
        write(self._path, json.dumps(stored).encode(), durable=False)  # at each save

    def took(self, folder: Path) -> bool:
        """Whether the files in *folder* are others than when this was last asked."""
        before, self._assets = self._assets, 0
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = path.relative_to(folder).as_posix().encode()
            self._assets = zlib.crc32(path.read_bytes(), zlib.crc32(name, self._assets))
        return self._assets != before
