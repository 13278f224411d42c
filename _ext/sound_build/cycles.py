"""A toctree that leads back to where it came from is named, and cut at the link that closes it.

Sphinx follows such a circle until Python stops it, and names no file. The cut is made each time when all notes are
read, from what they say, and is not stored: a circle that another note breaks is whole again.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment

from language_pair.faults import warn
from sound_build.faults import Fault
from sound_build.internals import cut_from, make_whole, toctrees_of, was_cut_from


class Cycle(NamedTuple):
    """The note *last* lists *way*'s first note, from which *way* leads down to *last*."""

    last: str
    way: tuple[str, ...]


def cycles(listed: dict[str, list[str]], root: str) -> Iterator[Cycle]:
    """The links that close a circle of *listed*, as a reader meets them from *root* down, then from any other note."""
    done: set[str] = set()
    for start in [root, *sorted(listed)]:
        way = [start]  # from `start` down to the note in hand
        left = [iter(listed.get(start, ()))]
        while way and start not in done:
            name = next(left[-1], None)
            if name is None:
                done.add(way.pop())
                left.pop()
            elif name in way:
                yield Cycle(way[-1], tuple(way[way.index(name) :]))
            elif name not in done:
                way.append(name)
                left.append(iter(listed.get(name, ())))


def _toctrees(env: BuildEnvironment, docname: str) -> Iterator[addnodes.toctree]:
    """The toctrees of a note, as menus show them."""
    return env.tocs[docname].findall(addnodes.toctree)


def _restore(app: Sphinx, env: BuildEnvironment) -> None:
    env.toctree_includes = toctrees_of(env)
    for docname in env.toctree_includes:
        for toctree in _toctrees(env, docname):
            make_whole(toctree)


def _cut(env: BuildEnvironment) -> list[Cycle]:
    """Leave out of ``env.toctree_includes`` and of menus what closes a circle."""
    found = list(dict.fromkeys(cycles(env.toctree_includes, env.config.root_doc)))
    for cycle in found:
        names = env.toctree_includes[cycle.last]
        env.toctree_includes[cycle.last] = [name for name in names if name != cycle.way[0]]
        for toctree in _toctrees(env, cycle.last):
            cut_from(toctree, cycle.way[0])
    return found


def _report(app: Sphinx, env: BuildEnvironment) -> None:
    for cycle in _cut(env):
        way = " → ".join((*cycle.way, cycle.way[0]))
        lines = (toctree.line for toctree in _toctrees(env, cycle.last) if cycle.way[0] in was_cut_from(toctree))
        place = cycle.last, next(lines, 1) or 1
        warn(Fault.TOCTREE_CYCLE, f"the toctrees go round in a circle: {way}", location=place)


def _cut_before_writing(app: Sphinx, builder: Builder) -> None:
    _cut(builder.env)  # of a build in which Sphinx had nothing to check


def _cut_page(app: Sphinx, document: nodes.document, docname: str) -> None:
    """Leave the same out of the page itself, whose toctrees are resolved next."""
    lost = {name for toctree in _toctrees(app.env, docname) for name in was_cut_from(toctree)}
    for toctree in document.findall(addnodes.toctree) if lost else ():
        for name in lost:
            cut_from(toctree, name)


def setup(app: Sphinx) -> None:
    app.connect("env-updated", _restore, priority=0)
    app.connect("env-check-consistency", _report)
    app.connect("write-started", _cut_before_writing)
    app.connect("doctree-resolved", _cut_page)
