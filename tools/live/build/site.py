"""One language's site: what changed is read, a page is written, the rest is brought up to date.

These are the steps of Sphinx's own build (``Builder.build``) in an order that shows a page early.
"""

from __future__ import annotations

import os
import pickle
import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

from sphinx.application import ENV_PICKLE_FILENAME, Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.build_phase import BuildPhase
from sphinx.util.parallel import SerialTasks

from tools import ROOT
from tools.live import LIVE, OUTPUT
from tools.live.build.faults import Faults
from tools.live.build.internals import Memory, dependents, forget_checksums, forget_doctrees
from tools.live.build.state import State

from language_pair.catalogs import places
from language_pair.catalogs.compiling import compile_catalog, compile_catalogs
from language_pair.files import write
from language_pair.languages import Language
from language_pair.state import has_catalog


class Site:
    """*pending* are the notes whose pages are out of date, but those of which `look_at_others` has to tell.

    *looks_at_others*: whether it has to.
    """

    def __init__(self, language: Language) -> None:
        self.language = language
        self.faults = Faults(language.segment)
        self.pending: set[str] = set()
        self.looks_at_others = False
        self._forced: set[str] = set()
        doctrees = LIVE / "doctrees" / language.segment
        output = OUTPUT / language.folder
        # Styles and scripts that are gone: Sphinx only adds to the folder, when it starts and when it writes.
        shutil.rmtree(output / "_static", ignore_errors=True)
        self.app = Sphinx(
            ROOT / "docs",
            ROOT,
            output,
            doctrees,
            "html",
            confoverrides={"language": language.code, "nitpicky": True},
            status=None,
            warning=self.faults,  # type: ignore[arg-type]  # Sphinx asks for no more than it has
        )
        builder = self.app.builder
        assert isinstance(builder, StandaloneHTMLBuilder)
        self.builder = builder
        self.builder.parallel_ok = False
        self.env = self.app.env
        self._memory = Memory(self.app)
        self._state = State(doctrees / "live.json")
        self.app.connect("env-purge-doc", lambda *given: self.faults.reading(given[-1]))
        self.app.connect("env-updated", lambda *_given: self.faults.reading(""), priority=0)
        self.app.connect("env-get-outdated", lambda *_given: sorted(self._forced))

    def start(self) -> None:
        """Read what is out of date since the last time, or all."""
        self._state.load(self.faults)
        self.pending |= {*self._state.pending, *self.builder.get_outdated_docs()}
        self.read()
        self._state.save(self.pending, self.faults)
        self.builder.prepare_writing(frozenset(self.pending))  # this once it finds out what all pages load
        self._copy_assets()

    def update(self, paths: Iterable[Path], *, assets: bool) -> None:
        """Read what the changed *paths* call for, and copy styles and scripts where these changed."""
        changed = set(paths)
        known = self._notes_made_of(changed)
        if known is None:
            self.read(changed)
        else:
            self._read_known(known, changed)
        self._state.save(self.pending, self.faults)
        self._prepare()
        if assets:
            self._copy_assets()

    def read(self, paths: Iterable[Path] = ()) -> None:
        """Let Sphinx find and read all that is out of date, and *paths* whatever their times say."""
        self._memory.forget_days()
        self._forget()
        compile_catalogs(self.app)
        before = set(self.env.all_docs)
        self._forced = {docname for docname in map(self._docname, paths) if docname}
        self.builder.phase = BuildPhase.READING
        with self.faults.at("read", ""):
            found = set(self.builder.read())
        self._forced = set()
        for docname in before - self.env.all_docs.keys():
            Path(self.builder.get_outfilename(docname)).unlink(missing_ok=True)
            Path(self.env.doctreedir, f"{docname}.doctree").unlink(missing_ok=True)
        self._take(found)
        self.look_at_others()

    def look_at_others(self) -> None:
        """Find out which pages show something of the notes that were read, which takes long where there are many."""
        self.builder.phase = BuildPhase.CONSISTENCY_CHECK
        with self.faults.at("others", ""):
            self.pending |= dependents(self.app, self.pending, late=True) & self.env.found_docs
        self.builder.phase = BuildPhase.RESOLVING
        self.looks_at_others = False

    def check(self) -> None:
        """Let Sphinx look whether anything else is out of date: `update` trusts what it was told."""
        self.read()
        self._prepare()

    def write(self, docname: str) -> None:
        """Write the page of a note."""
        with self.faults.at("write", docname):
            doctree = self.env.get_and_resolve_doctree(docname, self.builder, tags=self.builder.tags)
            self.builder.phase = BuildPhase.WRITING
            self.builder.write_doc_serialized(docname, doctree)
            self.builder.write_doc(docname, doctree)
        self.pending.discard(docname)

    def note_in_hand(self) -> str:
        """The path of the note that was last read or written, empty where it was work on all of them."""
        docname = self.faults.in_hand
        return str(self.env.doc2path(docname)) if docname else ""

    def finish(self) -> Iterator[None]:
        """What is done when all pages are written; something else may come first wherever this yields."""
        self.builder.finish_tasks = SerialTasks()
        self.builder.finish()
        self.builder.finish_tasks.join()
        yield
        self.app.events.emit("build-finished", None)
        yield
        self._save()

    # -- Reading --------------------------------------------------------------------------------

    def _forget(self) -> None:
        self._memory.forget_catalogs()
        forget_doctrees(self.env)

    def _docname(self, path: Path) -> str | None:
        """The note whose text or catalog *path* is."""
        if path.suffix == ".po":
            place = places.place_of(path)
            return place.name if place else None
        return self.env.path2doc(path)

    def _notes_made_of(self, paths: Iterable[Path]) -> set[str] | None:
        """The notes made of *paths*, where all of these were read before; ``None`` where something was added,
        moved or deleted: then Sphinx has to look for itself."""
        found: set[str] = set()
        for path in paths:
            names = {str(path), os.path.relpath(path, self.env.srcdir)}
            users = {docname for docname, used in self.env.dependencies.items() if any(str(u) in names for u in used)}
            docname = self._docname(path)
            if docname and (path.suffix != ".po" or has_catalog(self.env, path)):
                users.add(docname)
            if not path.is_file() or not users or not users <= self.env.all_docs.keys():
                return None
            found |= users
        return found

    def _read_known(self, docnames: Iterable[str], paths: Iterable[Path]) -> None:
        """What `read` does, for *docnames*, without a look at all other files."""
        self._forget()
        for path in paths:
            place = places.place_of(path)
            if place and place.language == self.language.code:
                compile_catalog(path, self.language, self.app.config.pair_harmless_flags)
        found = set(docnames)
        self.builder.phase = BuildPhase.READING
        with self.faults.at("read", ""):
            for docname in sorted(docnames):
                self.app.events.emit("env-purge-doc", self.env, docname)
                self.env.clear_doc(docname)
                self.builder.read_doc(docname)
            for others in self.app.events.emit("env-updated", self.env):
                found.update(others or ())
        self._take(found)

    def _take(self, found: set[str]) -> None:
        """Check how the notes that were read fit together, and remember what has to be written."""
        found |= dependents(self.app, found, late=False)
        self.looks_at_others = True
        self.builder.phase = BuildPhase.CONSISTENCY_CHECK
        with self.faults.at("check", ""):
            self.env.check_consistency()
        self.builder.phase = BuildPhase.RESOLVING
        self.env.toctree_includes = dict(sorted(self.env.toctree_includes.items()))
        self.pending = (self.pending | found) & self.env.found_docs
        self.faults.keep(self.env.all_docs)

    # -- Writing --------------------------------------------------------------------------------

    def _prepare(self) -> None:
        self._memory.forget_page_assets(self.builder)
        self.builder.prepare_writing(frozenset())

    def _copy_assets(self) -> None:
        """Copy styles and scripts; pages name their checksums."""
        self.builder.finish_tasks = SerialTasks()
        with self.faults.at("copy", ""):
            self.builder.copy_assets()
        forget_checksums()
        self.app.events.emit("write-started", self.builder)  # whoever makes one file of many makes it again
        if self._state.took(Path(self.builder.outdir, "_static")):
            self.pending |= self.env.found_docs
            self._state.save(self.pending, self.faults)

    def _save(self) -> None:
        """Store what the next start goes on from."""
        forget_doctrees(self.env)
        write(Path(self.app.doctreedir, ENV_PICKLE_FILENAME), pickle.dumps(self.env, pickle.HIGHEST_PROTOCOL))
        self._state.save(self.pending, self.faults)
