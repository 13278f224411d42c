"""How far every note is, and which of them are worth translating first: what the page and the data file show."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from language_pair import languages
from language_pair.credit.people import Person
from language_pair.credit.translators import people_of
from language_pair.languages import Language
from language_pair.open_messages import OpenMessage
from language_pair.site.overviews import folder_of, newest_first
from language_pair.state import Progress, last_change, pair_of

#: Rows of notes that the page lists; where there are more, it lists folders, and of the notes these.
NOTES, FIRST_NOTES = 100, 20
#: Folders that it lists; what is in others is counted together.
FOLDERS = 50
#: Pages that nobody has begun to translate, of which it names so many to begin with.
FIRST_WAITING = 10
#: Open messages that it lists, and those of one note where it does not list all notes.
MESSAGES, OF_ONE_NOTE = 100, 10


@dataclass(frozen=True, kw_only=True, slots=True)
class Row:
    """A note and the language that it is translated into, by *people*; *last_change* is the catalog's,
    ``2026-11-21``, empty where git does not know it."""

    docname: str
    source: Language
    target: Language
    progress: Progress
    people: tuple[Person, ...]
    last_change: str


@dataclass(frozen=True, kw_only=True, slots=True)
class FolderRow:
    """The notes in a *folder* of the first level, and the language that they are translated into: how many *pages*
    there are, how many are *whole*. The folder is empty for notes in none, and ``None`` for those in all others."""

    folder: str | None
    target: Language
    pages: int
    whole: int
    total: int
    done: int
    fuzzy: int
    missing: int
    words: int
    last_change: str


@dataclass(frozen=True, kw_only=True, slots=True)
class Waiting:
    """The pages that nobody has begun to translate into *target*, all together, and those to begin with *first*."""

    target: Language
    pages: int
    passages: int
    words: int
    first: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Status:
    """What the page shows: *folders*, none where it lists all notes; *notes*; those *waiting*; open *messages* of
    notes, and that there are *more*."""

    folders: list[FolderRow]
    notes: list[Row]
    waiting: list[Waiting]
    messages: list[tuple[Row, tuple[OpenMessage, ...]]]
    more: int

    def shown_notes(self, env: BuildEnvironment) -> list[str]:
        """The notes whose titles are on it."""
        indexes = (index_of(env, row.folder) for row in self.folders)
        waiting = (name for each in self.waiting for name in each.first)
        shown = [*(row.docname for row in self.notes), *(row.docname for row, _open in self.messages)]
        return [*shown, *waiting, *indexes]


def rows(env: BuildEnvironment) -> tuple[list[Row], list[Waiting]]:
    """The notes in the order in which they are worth translating, and those of ``pair_on_demand`` without catalogs,
    of which rows would say nothing.

    Notes of the newest year and of none come first, of these the most linked, of these the one that takes the fewest
    words to be whole; whole notes come last. They are found out once a build, when all notes are read.
    """
    if env not in _known:
        _known[env] = _found(env)
    return _known[env]


#: The rows of environments whose notes are all read.
_known: WeakKeyDictionary[BuildEnvironment, tuple[list[Row], list[Waiting]]] = WeakKeyDictionary()


def forget(app: Sphinx, env: BuildEnvironment) -> None:
    """Notes have been read: what was made of them is old."""
    _known.pop(env, None)


def _found(env: BuildEnvironment) -> tuple[list[Row], list[Waiting]]:
    found, links, on_demand = list(_rows(env)), _links(env), _without_catalogs(env)
    newest = max((_year(row.docname) for row in found), default=0)

    def worth(row: Row) -> tuple[bool, int, int, int]:
        return not row.progress.open, -(_year(row.docname) or newest), -links[row.docname], row.progress.words

    found.sort(key=worth)
    waiting = [row for row in found if row.docname in on_demand]
    return [row for row in found if row.docname not in on_demand], _waiting(waiting)


def _rows(env: BuildEnvironment) -> Iterator[Row]:
    for docname, state in sorted(pair_of(env).notes.items()):
        for language in languages.LANGUAGES:
            progress = state.progress.get(language.code)
            source = languages.find(state.source)
            if progress and progress.total and source:
                people, day = people_of(env, progress.catalog), last_change(env, progress)
                yield Row(
                    docname=docname, source=source, target=language, progress=progress, people=people, last_change=day
                )


def _without_catalogs(env: BuildEnvironment) -> set[str]:
    """The notes whose catalogs are made on demand, and that have none in any language."""
    notes = pair_of(env).notes
    on_demand = {docname: notes[docname] for docname in env.config.pair_on_demand if docname in notes}
    return {name for name, state in on_demand.items() if not any(each.catalog for each in state.progress.values())}


def _waiting(found: list[Row]) -> list[Waiting]:
    sums = []
    for language in languages.LANGUAGES:
        into = [row for row in found if row.target == language]
        numbers = {
            "pages": len(into),
            "passages": sum(row.progress.total for row in into),
            "words": sum(row.progress.words for row in into),
        }
        sums += [Waiting(target=language, first=tuple(row.docname for row in into[:FIRST_WAITING]), **numbers)]
    return [each for each in sums if each.pages]


def _links(env: BuildEnvironment) -> Counter[str]:
    """How many other notes lead to each."""
    return Counter(name for note, state in pair_of(env).notes.items() for name in state.leads_to if name != note)


def _year(docname: str) -> int:
    """The year in whose folder a note is; 0 for none."""
    folder = folder_of(docname)
    return int(folder) if folder.isdecimal() else 0


def status_of(env: BuildEnvironment) -> Status:
    found, waiting = rows(env)
    is_short = len(found) <= NOTES
    unfinished = [row for row in found if row.progress.open]
    messages, left = [], MESSAGES
    for row in unfinished:
        listed = row.progress.open[: left if is_short else min(left, OF_ONE_NOTE)]
        left -= len(listed)
        messages += [(row, listed)] if listed else []
    return Status(
        folders=[] if is_short else folder_rows(found),
        notes=found if is_short else unfinished[:FIRST_NOTES],
        waiting=waiting,
        messages=messages,
        more=sum(len(row.progress.open) for row in unfinished) - (MESSAGES - left),
    )


def folder_rows(found: Iterable[Row]) -> list[FolderRow]:
    """The sums of folders: years from the last to the first, other folders by their names, notes in none at the end."""
    by_folder: dict[str, list[Row]] = {}
    for row in found:
        by_folder.setdefault(folder_of(row.docname), []).append(row)
    names = sorted(by_folder, key=lambda name: (not name, newest_first(name)))
    sums = [_sum(name, by_folder[name], language) for name in names[:FOLDERS] for language in languages.LANGUAGES]
    others = [row for name in names[FOLDERS:] for row in by_folder[name]]
    sums += [_sum(None, others, language) for language in languages.LANGUAGES]
    return [row for row in sums if row.pages]


def _sum(folder: str | None, found: Iterable[Row], target: Language) -> FolderRow:
    into = [row for row in found if row.target == target]
    progress = [row.progress for row in into]
    return FolderRow(
        folder=folder,
        target=target,
        pages=len(into),
        whole=sum(not each.open for each in progress),
        total=sum(each.total for each in progress),
        done=sum(each.done for each in progress),
        fuzzy=sum(each.fuzzy for each in progress),
        missing=sum(each.missing for each in progress),
        words=sum(each.words for each in progress),
        last_change=max((row.last_change for row in into), default=""),
    )


def index_of(env: BuildEnvironment, folder: str | None) -> str:
    """The note that heads *folder*; empty where there is none."""
    name = f"{folder}/index"
    return name if folder and name in env.titles else ""
