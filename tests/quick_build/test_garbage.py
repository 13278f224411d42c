"""What was made for one note is gone before the next is read, and a build leaves Python's search as it was."""

from __future__ import annotations

import gc
import sys
import weakref
from collections.abc import Callable, Iterator

import pytest
from docutils import nodes
from sphinx.application import Sphinx

from tests.project import Project

from quick_build import garbage

MANY = 4


def _note(name: str) -> str:
    return f"---\nsource_lang: en\n---\n# The note {name}\n\nWords.\n"


@pytest.fixture(autouse=True)
def _searching_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(garbage, "FEW", 0)


def _watch(project: Project, monkeypatch: pytest.MonkeyPatch, connect: Callable[[Sphinx], None]) -> None:
    """Have *connect* called as an extension's `setup`."""
    monkeypatch.setattr(garbage, "setup", lambda app, usual=garbage.setup: (usual(app), connect(app)))
    project.write(index=f"{_note('of all')}\n```{{toctree}}\n:glob:\n\nn*\n```\n")
    project.write(**{f"n{number}": _note(str(number)) for number in range(MANY)})


def test_no_doctree_is_kept_while_others_are_read(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    doctrees: list[weakref.ref[nodes.document]] = []
    alive: list[int] = []

    def connect(app: Sphinx) -> None:
        app.connect("doctree-read", lambda _app, doctree: doctrees.append(weakref.ref(doctree)))
        app.connect("env-purge-doc", lambda *_given: alive.append(sum(each() is not None for each in doctrees)))

    _watch(project, monkeypatch, connect)
    project.build()
    assert alive == [0] * (MANY + 1)


@pytest.mark.parametrize(("more", "searches"), [(0, True), (100, False)])
@pytest.mark.parametrize("has_searched", [False, True])
def test_a_few_objects_are_not_worth_it(
    project: Project, monkeypatch: pytest.MonkeyPatch, has_searched: bool, more: int, searches: bool
) -> None:
    """Those that Python has found in use meanwhile, by searches of its own, are counted, too."""
    monkeypatch.setattr(garbage, "FEW", sys.maxsize)
    searched: list[str] = []

    def connect(app: Sphinx) -> None:
        app.connect("write-started", lambda *_given: begin(), priority=1)
        app.connect("write-started", lambda *_given: gc.callbacks.remove(note), priority=1000)

    def note(phase: str, _info: dict[str, int]) -> None:
        searched.append(phase)

    def begin() -> None:
        if has_searched:
            gc.collect(0)
            assert garbage._made() >= gc.get_threshold()[0]
        gc.callbacks.append(note)
        monkeypatch.setattr(garbage, "FEW", garbage._made() + more)

    _watch(project, monkeypatch, connect)
    project.build()
    assert searched == (["start", "stop"] if searches else [])


@pytest.fixture
def searched() -> Iterator[None]:
    """A process that has frozen nothing, as a build on its own is."""
    gc.unfreeze()
    yield
    gc.freeze()


def _freeze_count_during_build(project: Project, monkeypatch: pytest.MonkeyPatch) -> int:
    during: list[tuple[int, int]] = []

    def connect(app: Sphinx) -> None:
        app.connect("write-started", lambda *_given: during.append((gc.get_threshold()[0], gc.get_freeze_count())))

    _watch(project, monkeypatch, connect)
    before = gc.get_threshold()
    project.build()
    [(threshold, frozen)] = during
    assert threshold == max(garbage.MANY, before[0])
    assert gc.get_threshold() == before
    return frozen


@pytest.mark.usefixtures("searched")
def test_a_build_leaves_the_search_as_it_was(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _freeze_count_during_build(project, monkeypatch) > 0
    assert gc.get_freeze_count() == 0


@pytest.mark.usefixtures("searched")
def test_what_is_loaded_is_not_searched(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    searches: list[str] = []

    class Loaded:
        """Is stored with the environment, and makes much as it is loaded."""

        def __reduce__(self) -> tuple[object, ...]:
            return _make, (300_000,)

    def note(phase: str, _info: dict[str, int]) -> None:
        searches.append(phase)

    def connect(app: Sphinx) -> None:
        app.connect("env-updated", lambda _app, env: vars(env).setdefault("much", Loaded()) and None)
        app.connect("config-inited", lambda *_given: gc.callbacks.append(note), priority=1000)
        app.connect("builder-inited", lambda *_given: gc.callbacks.remove(note))

    _watch(project, monkeypatch, connect)
    project.build()
    searches.clear()
    assert len(project.build().app.env.much) == 300_000
    assert searches == []


def _make(number: int) -> list[list[int]]:
    return [[each] for each in range(number)]


def test_what_a_process_has_frozen_stays_frozen_alone(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    gc.freeze()
    before = gc.get_freeze_count()
    assert _freeze_count_during_build(project, monkeypatch) <= before
    assert 0.9 * before < gc.get_freeze_count() <= before  # some of what was frozen is no longer needed
