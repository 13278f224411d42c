"""Whether a build would change nothing, which is known before Sphinx starts.

After a build without a fault, ``_build/doctrees-<name>/unchanged.json`` tells what the site was made of, namely all
files of the project and its `surroundings`, and which files were made. The next build does nothing if all of that is as
it was. One build too many costs seconds, one too few a site that is not the image of its sources: so there is no list
of what matters, but of the little that does not.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools import BUILD, ROOT
from tools.build_site import surroundings
from tools.build_site.files_seen import Look, Seen, look, state_of

from language_pair import files
from language_pair.folders import files_below

#: What is made the same whenever it is made; a book says when that was. Templates of catalogs are made, too.
_BUILDERS = ("html", "dirhtml", "catalogs")
#: The options of Sphinx that name no other file and ask for no work.
_PLAIN = re.compile(r"((-q|--quiet|-j ?\w+|--jobs[ =]\w+|-D ?html_baseurl=\S*) )*")
#: A catalog that a build itself compiles.
_COMPILED = ".mo"


@dataclass(frozen=True)
class Origin:
    """What a site was made of: the command and the surroundings, by a digest, and the files of the project."""

    around: str
    sources: Look

    def is_as(self, other: Origin) -> bool:
        return self.around == other.around and self.sources.contents() == other.sources.contents()

    def has_stayed(self, sources: Look) -> bool:
        """Whether no file was changed until it had these *sources*, not even there and back; catalogs may have been
        compiled. Surroundings that were changed meanwhile are others than those of the site the next time."""
        return _written(self.sources) == _written(sources)


def _states(made: Iterable[str]) -> str:
    """Of the files that were made, empty if one is not there; whatever else is beside them, a build would leave."""
    try:
        return _digest(os.stat(path) for path in made)  # noqa: PTH116 # of tens of thousands; a Path takes longer
    except OSError:
        return ""


def _digest(statuses: Iterable[os.stat_result]) -> str:
    return hashlib.sha256(repr(list(map(state_of, statuses))).encode()).hexdigest()


def _written(sources: Look) -> dict[str, Seen]:
    return {path: seen for path, seen in sources.files.items() if not path.endswith(_COMPILED)}


@dataclass(frozen=True)
class Made:
    """A site: what it was *made of*, its files, and a digest of their *states*."""

    of: Origin
    files: list[str]
    states: str


class Unchanged:
    """What is known of the site in the folder *output*, which *builder* makes with *options*.

    It is made of no file whose name ends with one of *left_out*.
    """

    def __init__(
        self, output: Path, builder: str, options: Sequence[str], *, left_out: str | tuple[str, ...] = ()
    ) -> None:
        self._output, self._left_out = output, left_out
        self._path = output.with_name(f"doctrees-{output.name}") / "unchanged.json"
        self._command = repr((str(ROOT), builder, options))
        self._is_plain = builder in _BUILDERS and _PLAIN.fullmatch("".join(f"{each} " for each in options)) is not None
        self._begun: Origin | None = None

    def holds(self) -> bool:
        """Whether the site is what a build would make. Where it is not, a build begins, and this is forgotten."""
        made = _load(self._path)
        self._begun = self._now(made.of.sources if made else None) if self._is_plain else None
        if made and self._begun and made.of.is_as(self._begun) and made.states == _states(made.files):
            if self._begun.sources.read:  # which the next time need not be
                self._save(Made(self._begun, made.files, made.states))
            return True
        self._path.unlink(missing_ok=True)
        return False

    def remember(self) -> None:
        """A build without a fault has ended: remember what it was made of, if that is still the same."""
        if self._begun is None:
            return
        try:
            sources = self._sources(self._begun.sources)
        except OSError:  # a file goes away
            return
        if self._begun.has_stayed(sources):
            made = dict(files_below(self._output))
            self._save(Made(Origin(self._begun.around, sources), list(made), _digest(made.values())))

    def _now(self, known: Look | None) -> Origin | None:
        """What a site is made of now; `None` where a file goes away, or cannot be read."""
        BUILD.mkdir(exist_ok=True)
        try:
            sources = self._sources(known)
            repositories = [Path(path).parent for path in sources.files if path.endswith("/.git")]
            around = surroundings.digest(ROOT, dict.fromkeys([ROOT, *repositories]))
        except OSError:
            return None
        return Origin(hashlib.sha256(f"{self._command} {around}".encode()).hexdigest(), sources)

    def _sources(self, known: Look | None) -> Look:
        left_out = {str(path) for path in ROOT.iterdir() if path.name.startswith(".") and path.is_dir()}
        found = [*files_below(ROOT, left_out | {str(BUILD)}), *_found_before()]
        return look([each for each in found if not each[0].endswith(self._left_out)], BUILD, known)

    def _save(self, made: Made) -> None:
        origin, sources = made.of, made.of.sources
        stored = {"around": origin.around, "at": sources.at, "sources": sources.files}
        files.write(self._path, json.dumps({**stored, "files": made.files, "states": made.states}).encode())


def _found_before() -> Iterator[tuple[str, os.stat_result]]:
    """What other commands have found, which pages show: the report on links, where there is one."""
    report = BUILD / "links/report.json"
    if report.is_file():
        yield str(report), report.stat()


def _load(path: Path) -> Made | None:
    try:
        stored = json.loads(path.read_bytes())
        sources = {path: Seen(tuple(state), digest) for path, (state, digest) in stored["sources"].items()}
        origin = Origin(stored["around"], Look(stored["at"], sources))
        return Made(origin, stored["files"], stored["states"])
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return None
