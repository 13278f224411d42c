"""What the pages of the last build say (`documents`), kept beside their doctrees: so one changed page is indexed alone.

A page that is written is *staged*; once the index holds it, it is *indexed*.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from language_pair.files import write
from language_pair.folders import names_below
from site_search.documents import IndexedPage, Summary, dump, load

_SUFFIX = ".json"


@dataclass(frozen=True, kw_only=True, slots=True)
class Contents:
    """What an index holds: *layout* names its folder, *size* is that of its shards (`index.size_of`), *summaries* are
    those of its pages, in their order."""

    layout: str
    size: int
    summaries: dict[str, Summary]


class Store:
    """Pages by the name of their note, in the folder *path*."""

    def __init__(self, path: Path) -> None:
        self._indexed, self._staged = path / "indexed", path / "staged"
        self._contents = path / "contents.json"
        #: For files of those who make the index.
        self.scratch = path / "scratch"

    def stage(self, docname: str, page: IndexedPage) -> None:
        """Keep *page* to be indexed, unless the index holds it as it is."""
        text = dump(page)
        staged = self._path(self._staged, docname)
        if _read(self._path(self._indexed, docname)) == text:
            staged.unlink(missing_ok=True)
            return
        write(staged, text.encode(), durable=False)

    def known(self) -> set[str]:
        """The pages that are there."""
        return {name for folder in (self._staged, self._indexed) for name, _status in names_below(folder, _SUFFIX)}

    def staged(self) -> list[str]:
        """The pages that the index does not hold as they are."""
        return sorted(name for name, _status in names_below(self._staged, _SUFFIX))

    def page(self, docname: str) -> IndexedPage:
        """The page as it is now; `OSError` where there is none."""
        text = _read(self._path(self._staged, docname)) or self._path(self._indexed, docname).read_text("utf-8")
        return load(text)

    def indexed(self, docname: str) -> IndexedPage:
        """The page as the index holds it; `OSError` where it does not."""
        return load(self._path(self._indexed, docname).read_text("utf-8"))

    def forget(self, docname: str) -> None:
        for folder in (self._staged, self._indexed):
            self._path(folder, docname).unlink(missing_ok=True)

    def contents(self) -> Contents | None:
        """What the index holds; ``None`` where that is not known, as after a build that was broken off, or by an
        older version."""
        text = _read(self._contents)
        try:
            return _contents(json.loads(text)) if text else None
        except (KeyError, TypeError):
            return None

    def begin(self) -> None:
        """From here to `finish` the index holds neither the old pages nor the new ones."""
        self._contents.unlink(missing_ok=True)

    def finish(self, contents: Contents) -> None:
        for docname in self.staged():
            indexed = self._path(self._indexed, docname)
            indexed.parent.mkdir(parents=True, exist_ok=True)
            self._path(self._staged, docname).replace(indexed)
        write(self._contents, json.dumps(asdict(contents)).encode())

    def _path(self, folder: Path, docname: str) -> Path:
        return folder / f"{docname}{_SUFFIX}"


def _contents(stored: dict[str, Any]) -> Contents:
    summaries = {docname: Summary(**summary) for docname, summary in stored["summaries"].items()}
    return Contents(layout=stored["layout"], size=stored["size"], summaries=summaries)


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
