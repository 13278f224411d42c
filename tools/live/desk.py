"""What is open in browsers, what is wrong, and who builds what next."""

from __future__ import annotations

import contextlib
import traceback
from collections.abc import Iterable, Iterator

import jinja2

from tools import labels
from tools.build_site import delete_orphans
from tools.build_site.at_root import write_all
from tools.live import OUTPUT
from tools.live.build.faults import by_line, describe, place_of
from tools.live.build.messages import Failed, Faults, Settled, ToServer, Viewed, Written
from tools.live.builder import Builder
from tools.live.changes import Changes
from tools.live.checking import Checker, name_of
from tools.live.pages import Client, content_of, digest_of

from language_pair.languages import LANGUAGES, Language


class Desk:
    """*faults* are lines by who reports them: the build of a language, by its segment, the page at ``/``, or
    the check of a catalog, by its path.
    """

    def __init__(self) -> None:
        self.clients: list[Client] = []
        self.faults: dict[str, tuple[str, ...]] = {}
        self._builders: dict[Language, Builder] = {}
        self._waiting: dict[Language, Changes] = {}
        self._settled: set[Language] = set()
        self._checker = Checker(self._report_check)

    # -- Building -------------------------------------------------------------------------------

    def start(self) -> None:
        for language in LANGUAGES:
            self._start(language)
        self._write_root()

    def _start(self, language: Language) -> None:
        """Build *language* in a fresh process."""
        if language in self._builders:
            self._builders[language].end()
        delete_orphans(folder / language.code for folder in labels.all_locale_folders())
        self._waiting.pop(language, None)
        self._builders[language] = Builder(language, self._hear)
        self._tell_viewed()

    def end(self) -> None:
        self._checker.end()
        for builder in self._builders.values():
            builder.end()

    def change(self, changes: Changes) -> None:
        """Have built what *changes* call for: what is looked at or translated first, then the other language."""
        self._settled.clear()
        self._checker.take(changes)
        if any(self.faults.get(name_of(path)) for path in changes.paths):  # which is being mended
            self._checker.start()
        if changes.code:
            self.start()
            return
        first, *others = sorted(LANGUAGES, key=lambda language: language != self._first(changes))
        self._send(first, changes)
        for language in others:
            if changes.assets or not self._builders[language].alive:
                self._send(language, changes)
            else:
                self._waiting[language] = changes | self._waiting.get(language, Changes())

    def _first(self, changes: Changes) -> Language:
        """The language whose catalogs were saved, or that of the page that was opened last."""
        saved, page = changes.language(), self.clients[-1].docname if self.clients else ""
        chosen = (each for each in LANGUAGES if each.code == saved or page.startswith(f"{each.folder}/"))
        return next(chosen, LANGUAGES[0])

    def _send(self, language: Language, changes: Changes) -> None:
        if self._builders[language].alive:
            self._builders[language].send(changes)
        else:  # it finds out itself what has changed
            self._start(language)

    def _hear(self, builder: Builder, message: ToServer) -> None:
        with self.unbroken():
            self._take(builder, message)

    @contextlib.contextmanager
    def unbroken(self) -> Iterator[None]:
        """Report an error of the work inside, as on a full disk, and go on; it is gone when the next has none."""
        try:
            yield
        except Exception as error:
            self.report("live", [describe(error)])
            traceback.print_exc()
        else:
            self.report("live", [])

    def _take(self, builder: Builder, message: ToServer) -> None:
        """Do what *message*, of a process, calls for."""
        language = builder.language
        if builder is not self._builders.get(language):
            return  # of a process that was replaced
        if isinstance(message, Faults | Failed):
            self.report(language.segment, message.lines)
        if isinstance(message, Written):
            self._reload()
        if isinstance(message, Settled):
            self._settle(language)
        if isinstance(message, Failed) or (isinstance(message, Written) and message.shown):
            self._checker.start()
            for other in [other for other in self._waiting if other != language]:
                self._send(other, self._waiting.pop(other))

    def _settle(self, language: Language) -> None:
        self._settled.add(language)
        self._checker.start()  # what no page that is open shows
        if len(self._settled) == len(LANGUAGES):
            self._write_root()
        print(f"{language.segment:<5} | up to date", flush=True)

    def _write_root(self) -> None:
        try:
            write_all(OUTPUT)
        except jinja2.TemplateError as error:
            self.report("/", [describe(error)])
        else:
            self.report("/", [])

    # -- Browsers -------------------------------------------------------------------------------

    def open(self, client: Client) -> None:
        """A browser shows a page; what it was served may be old by now."""
        self.clients.append(client)
        self._tell_viewed()
        client.tell(faults=self._all_faults())
        self._reload()

    def close(self, client: Client) -> None:
        self.clients.remove(client)
        self._tell_viewed()

    def _tell_viewed(self) -> None:
        for language, builder in self._builders.items():
            here = f"{language.folder}/"
            viewed = {client.docname.removeprefix(here) for client in self.clients if client.docname.startswith(here)}
            builder.send(Viewed(frozenset(viewed)))

    def _reload(self) -> None:
        """Have each page loaded again that is not what its browser shows."""
        now = {file: digest_of(content_of(file)) for file in {client.file for client in self.clients}}
        for client in self.clients:
            if client.digest != now[client.file]:
                client.digest = now[client.file]
                client.tell(reload=True)

    def report(self, reporter: str, lines: Iterable[str]) -> None:
        """Show *lines* in every page, in place of those that *reporter* had before."""
        before = self._all_faults()
        self.faults[reporter] = tuple(lines)
        now = self._all_faults()
        if now != before:
            for client in self.clients:
                client.tell(faults=now)
        if before and not now:
            print("No fault is left.", flush=True)

    def _report_check(self, catalog: str, lines: Iterable[str]) -> None:
        """What the check says of *catalog*, but where the build says it already."""
        told = {place_of(line) for reporter, found in self.faults.items() if reporter != catalog for line in found}
        new = [line for line in lines if place_of(line) not in told]
        for line in new:
            print(f"check | {line}", flush=True)
        self.report(catalog, new)

    def _all_faults(self) -> list[str]:
        """Each once: most are met in both languages."""
        return sorted({line for lines in self.faults.values() for line in lines}, key=by_line)
