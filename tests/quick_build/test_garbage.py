"""What was made for one note is gone before the next is read, and a build leaves Python's search as it was."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable

import pytest
from docutils import nodes
from sphinx.application import Sphinx

from tests.project import Project

from quick_build import garbage

MANY = 8


def _note(name: str) -> str:
    return f"---\nsource_lang: en\n---\n# The note {name}\n\nWords.\n"


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


def test_a_build_leaves_the_search_as_it_was(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    during: list[tuple[int, int]] = []

    def connect(app: Sphinx) -> None:
        app.connect("write-started", lambda *_given: during.append((gc.get_threshold()[0], gc.get_freeze_count())))

    _watch(project, monkeypatch, connect)
    before = gc.get_threshold()
    project.build()
    [(threshold, frozen)] = during
    assert threshold == max(garbage.MANY, before[0])
    assert frozen > 0
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, 0)
