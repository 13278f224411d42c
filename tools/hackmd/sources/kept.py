"""Notes that were fetched, so that a later import asks only for what has changed; and one that was stopped goes on.

It is outside version control, since not every note in it is public.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from language_pair.files import write


@dataclass(frozen=True, slots=True)
class Kept:
    """A note's text as it was at the time *changed*; *etag* is what the API calls that."""

    content: bytes
    changed: int
    etag: str


class Cache:
    """The notes that *folder* has."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, note: str) -> Path:
        """Where the text of *note* is. Ids differ in case, file names may not."""
        return self._folder / f"{note}-{hashlib.sha256(note.encode()).hexdigest()[:6]}.md"

    def get(self, note: str) -> Kept | None:
        """What is kept of *note*, if all of it was written."""
        try:
            content = self.path(note).read_bytes()
            data = json.loads(self._about(note).read_bytes())
            if data["digest"] == hashlib.sha256(content).hexdigest():
                return Kept(content, int(data["changed"]), str(data["etag"]))
        except (OSError, ValueError, TypeError, KeyError):
            pass
        return None

    def keep(self, note: str, kept: Kept) -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        self._folder.chmod(0o700)
        digest = hashlib.sha256(kept.content).hexdigest()
        write(self.path(note), kept.content, durable=False)
        about = {"digest": digest, "changed": kept.changed, "etag": kept.etag}
        write(self._about(note), json.dumps(about).encode(), durable=False)

    def drop_others(self, notes: Collection[str]) -> None:
        """Delete what is kept of notes that are not among *notes* any more."""
        wanted = {path for note in notes for path in (self.path(note), self._about(note))}
        for path in self._folder.glob("*"):
            if path not in wanted:
                path.unlink(missing_ok=True)

    def _about(self, note: str) -> Path:
        return self.path(note).with_suffix(".json")
