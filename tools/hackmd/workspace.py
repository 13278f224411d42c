"""The project that notes come into: where its pages are, what it remembers, and who may write it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from tools.hackmd.again import state
from tools.hackmd.again.applying import Journal
from tools.hackmd.again.state import Entry
from tools.hackmd.again.tree import Tree
from tools.hackmd.site import folder_of_all
from tools.turns import TakenError, only_turn


class BusyError(Exception):
    """Another import is running: one sentence."""


class FolderError(Exception):
    """Notes cannot come into a folder: one sentence that begins with it."""


@dataclass(frozen=True)
class Workspace:
    """Pages are in *folder*, the state, the catalogs and what only this computer has are beside it."""

    folder: Path

    @classmethod
    def of(cls, into: Path, sources: Iterable[Path | str] = ()) -> Workspace:
        """The one that *into* is in; FolderError if there is none, or if *sources* would bring in its own pages."""
        folder = folder_of_all(into)
        is_site = (folder.parent / "conf.py").is_file() or (folder.parent / state.NAME).is_file()
        if folder == folder.parent or (is_site and not folder.is_dir()):
            raise FolderError(f"{into}: there is no folder of pages there; name that of this site, docs/, or make one")
        for source in sources:
            path = Path(source).resolve()
            if isinstance(source, Path) and (path.is_relative_to(folder) or folder.is_relative_to(path)):
                raise FolderError(f"{source}: the pages of {into} are there; name the export, which is elsewhere")
        return cls(folder)

    @property
    def root(self) -> Path:
        return self.folder.parent

    @property
    def locale(self) -> Path:
        return self.root / "locale"

    @property
    def cache(self) -> Path:
        """Where notes are kept that were fetched."""
        return self.root / "_build" / "hackmd"

    @property
    def state(self) -> Path:
        return self.root / state.NAME

    @property
    def journal(self) -> Journal:
        return Journal(self.root, self._scratch)

    @property
    def _scratch(self) -> Path:
        return self.root / "_build" / "import"

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Let no other import write; what an earlier one has not finished, is finished first."""
        try:
            with only_turn(self._scratch / "lock"):
                self.journal.resume()
                yield
        except TakenError:
            raise BusyError(
                f"another import is running, which writes to {self.folder}: wait until it has ended"
            ) from None
        finally:
            for folder in (self._scratch, self._scratch.parent):
                with suppress(OSError):  # one that is not empty
                    folder.rmdir()

    def read(self) -> tuple[Mapping[str, Entry], Tree]:
        """What is remembered, and the pages that are there; as they are once an interrupted import is finished."""
        pending = self.journal.pending()
        if self.state in pending:
            text = (pending[self.state] or b"").decode()
            return state.parse(text, self.state.as_posix()), Tree(self.folder, pending)
        return state.read(self.state), Tree(self.folder, pending)
