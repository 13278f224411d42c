"""What is known of the pair while a note is read (`Reading`), and afterwards of all notes (`PairDomain`)."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar, NamedTuple, Protocol

from docutils import nodes
from sphinx import addnodes
from sphinx.config import Config
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment
from sphinx.util.i18n import docname_to_domain

from language_pair import languages
from language_pair.catalogs import places
from language_pair.catalogs.messages import Catalog
from language_pair.credit.people import Person
from language_pair.history import last_changes
from language_pair.languages import Language
from language_pair.open_messages import OpenMessages
from language_pair.repository import edit_url

_READING = "language_pair"


class Messages(Protocol):
    """Parses the translations of one note; *links* are those to other notes in them, with the anchors they name."""

    links: list[tuple[addnodes.pending_xref, str | None]]

    def parse(self, text: str, document: nodes.document) -> None: ...


@dataclass
class Reading:
    """The note that is being read: what its transforms tell each other.

    ``messages`` parses the translations of its messages; ``lacking`` and ``own`` are the messages that a
    language lacks and those written in it, by language code, each once and in their order; ``untold`` are words
    that it lacks and that are no messages, because no catalog can reach them; ``catalogs`` are
    those that it has, by language code, and ``catalog`` is that of the build's language, if there is one;
    ``translatable`` are the blocks that need a translation in this build, with their message, and
    ``originals`` the same with the content that they had before; ``elsewhere`` are the blocks that the
    other language lacks, with their message and its code.
    """

    source: Language = languages.EN
    messages: Messages | None = None
    lacking: dict[str, dict[str, None]] = field(default_factory=lambda: {code: {} for code in languages.CODES})
    untold: dict[str, dict[str, None]] = field(default_factory=lambda: {code: {} for code in languages.CODES})
    own: dict[str, set[str]] = field(default_factory=lambda: {code: set() for code in languages.CODES})
    catalogs: dict[str, Catalog] = field(default_factory=dict)
    catalog: Catalog | None = None
    catalog_path: Path | None = None
    translatable: list[tuple[nodes.Element, str]] = field(default_factory=list)
    originals: list[tuple[nodes.Element, str, list[nodes.Node]]] = field(default_factory=list)
    elsewhere: list[tuple[nodes.Element, str, str]] = field(default_factory=list)


def reading_of(env: BuildEnvironment) -> Reading:
    """What is known so far of the note that is being read."""
    document = env.current_document
    if _READING not in document:
        document[_READING] = Reading()
    reading: Reading = document[_READING]
    return reading


class Progress(NamedTuple):
    """How far a note is translated into a language.

    *total* and *fuzzy* count passages, each different one once; *words* count those of the open ones,
    Chinese characters as a word each. *catalog* is the ``.po``'s path from the notes' folder, with ``/``,
    and empty without one. *people* are named in its head. *stamp* tells the file from what it becomes.
    """

    total: int
    fuzzy: int
    words: int
    open: OpenMessages
    catalog: str
    people: tuple[Person, ...]
    stamp: places.Stamp | None

    @property
    def missing(self) -> int:
        return len(self.open) - self.fuzzy

    @property
    def done(self) -> int:
        return self.total - len(self.open)


@dataclass(kw_only=True, slots=True)
class NoteState:
    """A note that was read: its language, its progress by language code, the names of what its page shows of all
    notes (`site.overviews`), each with the number of its entries (0 for all), the notes that it leads to, the texts
    that this build shows untranslated, with their language's code, and what its headings say in the other language
    where that differs, by anchor."""

    source: str
    progress: dict[str, Progress]
    overviews: Mapping[str, int] = field(default_factory=dict)
    leads_to: frozenset[str] = frozenset()
    waiting: dict[str, str] = field(default_factory=dict)
    other_titles: dict[str, str] = field(default_factory=dict)


class PairDomain(Domain):
    """The state of every note; Sphinx keeps, merges and clears it as it does the records of other domains."""

    name = "pair"
    label = "Language pair"
    #: ``notes``: states by note; ``waiting``: those of all notes together; ``shown``:
    #: digests of what overviews show, by their names and pages; ``authors`` and ``people``: those of each catalog,
    #: as git knows them and as they are shown (`credit`).
    initial_data: ClassVar[dict[str, Any]] = {
        **{"notes": {}, "waiting": {}, "shown": {}},
        **{"authors": {}, "people": {}},
    }
    #: Sphinx reads every note anew where an environment has another version of the data.
    #:
    #: 12: stamps of catalogs have their sizes, the first open messages are apart, and progress is a tuple, which is
    #:     loaded in less time.
    #: 11: open messages of a note are `OpenMessages`.
    #: 10: ``overviews`` say how many entries they show.
    #: 9: open messages are tuples.
    #: 8: ``shown`` has a digest for each page.
    #: 7: a state has ``leads_to``: the status would take no note to be linked.
    #: 6: a state has ``overviews`` in place of ``shows_status`` and ``gives_thanks``, ``shown`` what was ``thanked``.
    #: 4: ``people``, which are no longer found while a note is read; the ``people`` of its progress are those
    #:    in the head alone, ``authors`` have the catalog's path from the notes' folder.
    #: 5: a state has ``other_titles``: links of a source would show no titles of notes that were read before.
    #: 3: ``authors``, which were added after version 2: over an environment without them a build ended in a
    #:    KeyError.
    #: 2: ``thanked``; a state has ``gives_thanks``, and its progress ``people`` in place of ``translators``:
    #:    states without these cannot be shown.
    #: 1: ``notes``, ``waiting``, ``shown``.
    data_version = 12

    @property
    def notes(self) -> dict[str, NoteState]:
        notes: dict[str, NoteState] = self.data["notes"]
        return notes

    @property
    def waiting(self) -> Mapping[str, str]:
        """Texts of all notes that this build shows in another language than its own, by their language's code."""
        waiting: dict[str, str] = self.data["waiting"]
        return waiting

    def languages_of(self, texts: Iterable[str]) -> list[str]:
        """For a digest of what a page shows of others: the codes of the languages that it says these *texts* are in,
        empty for the page's own. The same words may be a translation one day, and wait for it another."""
        return [self.waiting.get(text, "") for text in texts]

    def clear_doc(self, docname: str) -> None:
        self.notes.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        self.notes.update({name: state for name, state in otherdata["notes"].items() if name in docnames})

    def gather_waiting(self) -> None:
        """Bring `waiting` up to date, once all notes are read."""
        self.data["waiting"] = {
            text: code for _docname, state in sorted(self.notes.items()) for text, code in state.waiting.items()
        }

    def resolve_any_xref(self, *arguments: Any) -> list[tuple[str, nodes.reference]]:
        return []  # no text of this domain can be linked to


def pair_of(env: BuildEnvironment) -> PairDomain:
    """The domain of *env*, with its type."""
    domain = env.domains[PairDomain.name]
    assert isinstance(domain, PairDomain)
    return domain


def waiting_in(env: BuildEnvironment, docname: str) -> list[tuple[str, str]]:
    """The texts of a note that pages show in another language than their own, each with its code; none in a project
    of one language, which may have records too."""
    if PairDomain.name not in env.domains:
        return []
    state = pair_of(env).notes.get(docname)
    return sorted(state.waiting.items()) if state else []


def locales(env: BuildEnvironment) -> list[Path]:
    """The folders of catalogs (``locale_dirs``)."""
    return [Path(os.path.normpath(env.srcdir / folder)) for folder in env.config.locale_dirs]


def catalog_path(env: BuildEnvironment, docname: str, language: Language) -> Path | None:
    """The catalog that carries a note into *language*, if there is one."""
    return places.find(locales(env), language.code, docname_to_domain(docname, env.config.gettext_compact))


def catalog_paths(env: BuildEnvironment, docname: str) -> Iterator[tuple[Language, Path]]:
    """The catalogs that a note has, by language."""
    for language in languages.LANGUAGES:
        if path := catalog_path(env, docname, language):
            yield language, path


def has_catalog(env: BuildEnvironment, path: Path) -> bool:
    """Whether *path* is a catalog of a note that was read with it."""
    place = places.place_of(path)
    state = pair_of(env).notes.get(place.name) if place else None
    progress = state.progress.get(place.language) if place and state else None
    return progress is not None and os.path.normpath(env.srcdir / progress.catalog) == str(path)


def last_change(env: BuildEnvironment, progress: Progress) -> str:
    """The day of the last commit to the catalog of *progress*; empty without one, or where git does not know it."""
    found = places.in_folder(os.path.join(env.srcdir, progress.catalog))  # noqa: PTH118 - of many, and fast
    return last_changes(found[0]).get(found[1], "") if found else ""


def catalog_url(config: Config, progress: Progress, line: int) -> str:
    """Where the catalog of *progress* is edited, at *line* if that is not 0; empty without one."""
    return edit_url(config, progress.catalog, line=line) if progress.catalog else ""
