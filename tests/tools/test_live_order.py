"""What the process of a language does first: nobody waits for what no page that is open shows."""

from __future__ import annotations

import threading
from types import SimpleNamespace

import pytest

from tools.live.build import process
from tools.live.build.messages import Written

from language_pair.languages import EN, Language


class Site:
    """Writes what it does into *done*; of a note that was read, one that nobody sees is shown as well."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.done: list[object] = []
        self.pending = {"read", "seen"}
        self.looks_at_others = True
        self.builder = SimpleNamespace(index_page=print, handle_page=print)
        self.faults = SimpleNamespace(changed=False)

    def write(self, docname: str) -> None:
        self.done.append(docname)
        self.pending.discard(docname)

    def look_at_others(self) -> None:
        self.done.append(self.look_at_others)
        self.pending.add("shows a title of it")
        self.looks_at_others = False


class Pipe:
    """Nothing comes through it."""

    def __init__(self, told: list[object]) -> None:
        self.send = told.append

    def recv(self) -> None:
        threading.Event().wait()


def test_a_page_is_shown_before_it_is_known_which_others_show_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """That takes as long as all else where there are a thousand notes."""
    monkeypatch.setattr(process, "Site", Site)
    monkeypatch.setattr(process.signal, "signal", lambda *_given: None)
    told: list[object] = []
    worker = process.Process(EN, Pipe(told))
    worker._viewed = frozenset({"seen", "shows a title of it"})
    site = worker._site
    assert isinstance(site, Site)
    for _step in range(5):
        worker._go_on()
    assert site.done == ["seen", site.look_at_others, "shows a title of it", "read"]
    assert told == [Written(shown=False), Written(shown=False), Written(shown=True), Written(shown=True)]
