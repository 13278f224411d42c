"""What is open in browsers, what is wrong, and who builds what next."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

import jinja2
from starlette.websockets import WebSocket

from tools import labels
from tools.build_site import delete_orphans, write_chooser, write_sitemap_index
from tools.live import OUTPUT
from tools.live.build.faults import by_line, describe, place_of
from tools.live.build.messages import Failed, Faults, Settled, ToServer, Viewed, Written
from tools.live.builder import Builder
from tools.live.changes import Changes
from tools.live.checking import Checker

from language_pair.languages import LANGUAGES, Language


@dataclass(eq=False)
class Client:
    """A page that is open in a browser; *address* begins with ``/``, *digest* is of the page as it was served."""

    socket: WebSocket
    address: str
    digest: str

    @property
    def file(self) -> Path:
        return file_of(self.address)

    @property
    def docname(self) -> str:
        """The note that the page shows, if it is one, behind its language's segment."""
        return self.file.relative_to(OUTPUT).with_suffix("").as_posix()


def file_of(address: str) -> Path:
    """The file that is served at *address*."""
    name = unquote(address).strip("/")
    path = OUTPUT / name / "index.html" if address.endswith("/") or not name else OUTPUT / name
    return path if path.resolve().is_relative_to(OUTPUT.resolve()) else OUTPUT / "index.html"


def content_of(page: Path) -> bytes:
    """What is in *page*; nothing in one that is not there."""
    try:
        return page.read_bytes()
    except OSError:
        return b""


def digest_of(content: bytes) -> str:
    """Tells one state of a page from another; empty for a page that is not there."""
    return hashlib.sha256(content).hexdigest() if content else ""


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

    async def start(self) -> None:
        for language in LANGUAGES:
            self._start(language)
        await self._write_chooser()

    def _start(self, language: Language) -> None:
        """Build *language* in a fresh process."""
        if language in self._builders:
            self._builders[language].end()
        delete_orphans(folder / language.code for folder in labels.all_locale_folders())
        self._waiting.pop(language, None)
        self._builders[language] = Builder(language, self._take)
        self._tell_viewed()

    def end(self) -> None:
        for builder in self._builders.values():
            builder.end()

    async def change(self, changes: Changes) -> None:
        """Have built what *changes* call for: what is looked at or translated first, then the other language."""
        self._settled.clear()
        self._checker.wait_for(changes.paths)
        if changes.code:
            await self.start()
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
        segment = self.clients[-1].docname.partition("/")[0] if self.clients else ""
        choices = {changes.language(), segment}
        return next((each for each in LANGUAGES if {each.code, each.segment} & choices), LANGUAGES[0])

    def _send(self, language: Language, changes: Changes) -> None:
        if self._builders[language].alive:
            self._builders[language].send(changes)
        else:  # it finds out itself what has changed
            self._start(language)

    async def _take(self, builder: Builder, message: ToServer) -> None:
        """Do what *message*, of a process, calls for."""
        language = builder.language
        if builder is not self._builders.get(language):
            return  # of a process that was replaced
        if isinstance(message, Faults | Failed):
            await self.report(language.segment, message.lines)
        if isinstance(message, Written):
            await self._reload()
        if isinstance(message, Settled):
            await self._settle(language)
        if isinstance(message, Failed) or (isinstance(message, Written) and message.shown):
            self._checker.start()
            for other in [other for other in self._waiting if other != language]:
                self._send(other, self._waiting.pop(other))

    async def _settle(self, language: Language) -> None:
        self._settled.add(language)
        self._checker.start()  # what no page that is open shows
        if len(self._settled) == len(LANGUAGES):
            write_sitemap_index(OUTPUT)
            await self._write_chooser()
        print(f"{language.segment:<5} | up to date", flush=True)

    async def _write_chooser(self) -> None:
        try:
            write_chooser(OUTPUT)
        except jinja2.TemplateError as error:
            await self.report("/", [describe(error)])
        else:
            await self.report("/", [])

    # -- Browsers -------------------------------------------------------------------------------

    async def open(self, client: Client) -> None:
        """A browser shows a page; what it was served may be old by now."""
        self.clients.append(client)
        self._tell_viewed()
        await self._tell([client], {"faults": self._all_faults()})
        await self._reload()

    def close(self, client: Client) -> None:
        self.clients.remove(client)
        self._tell_viewed()

    def _tell_viewed(self) -> None:
        for language, builder in self._builders.items():
            here = f"{language.segment}/"
            viewed = {client.docname.removeprefix(here) for client in self.clients if client.docname.startswith(here)}
            builder.send(Viewed(frozenset(viewed)))

    async def _reload(self) -> None:
        """Have each page loaded again that is not what its browser shows."""
        now = {client: digest_of(content_of(client.file)) for client in self.clients}
        old = [client for client, digest in now.items() if digest != client.digest]
        for client in old:
            client.digest = now[client]
        await self._tell(old, {"reload": True})

    async def report(self, reporter: str, lines: Iterable[str]) -> None:
        """Show *lines* in every page, in place of those that *reporter* had before."""
        before = self._all_faults()
        self.faults[reporter] = tuple(lines)
        now = self._all_faults()
        if now != before:
            await self._tell(self.clients, {"faults": now})
        if before and not now:
            print("No fault is left.", flush=True)

    async def _report_check(self, catalog: str, lines: Iterable[str]) -> None:
        """What the check says of *catalog*, but where the build says it already."""
        told = {place_of(line) for reporter, found in self.faults.items() if reporter != catalog for line in found}
        new = [line for line in lines if place_of(line) not in told]
        for line in new:
            print(f"check | {line}", flush=True)
        await self.report(catalog, new)

    def _all_faults(self) -> list[str]:
        """Each once: most are met in both languages."""
        return sorted({line for lines in self.faults.values() for line in lines}, key=by_line)

    async def _tell(self, clients: Iterable[Client], message: dict[str, object]) -> None:
        for client in list(clients):
            with contextlib.suppress(RuntimeError, OSError):  # it has just gone, as its own connection finds out
                await client.socket.send_json(message)
