"""What toctrees list and no reader could follow is named, and cut: a circle, notes that are too many levels down, and
notes to which too many ways lead. What a glob finds beside another note's toctree is cut, and needs no name.

The cut is made each time when all notes are read, from what they say, and is not stored: a circle that another note
breaks is whole again.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment

from language_pair import files
from language_pair.faults import warn
from language_pair.stored import stored_at
from sound_build.cycles import Cycle, cycles
from sound_build.depths import LEVELS, Deep, deep
from sound_build.faults import Fault
from sound_build.globs import Found, found_elsewhere
from sound_build.internals import cut_from, globbed_of, make_whole, toctrees_of, was_cut_from
from sound_build.ways import Surplus, surplus

#: Maximum number of notes that one warning names.
_NAMES = 5


def _toctrees(env: BuildEnvironment, docname: str) -> list[addnodes.toctree]:
    """The toctrees of a note, as menus show them."""
    return list(env.tocs[docname].findall(addnodes.toctree))


class Cuts(NamedTuple):
    """What is cut from the toctrees of an environment."""

    cycles: list[Cycle]
    deep: list[Deep]
    surplus: list[Surplus]
    globbed: list[Found]


#: Of nothing, as it is stored.
_NONE: list[list[Any]] = [[] for _field in Cuts._fields]


def cuts_of(listed: dict[str, list[str]], root: str, globbed: Mapping[str, set[str]] | None = None) -> Cuts:
    """What to leave out of *listed*, the notes that each note's toctrees list; *globbed* are those that globs find."""
    found = list(dict.fromkeys(cycles(listed, root)))
    left = _without(listed, ((cycle.last, cycle.way[0]) for cycle in found))
    elsewhere = found_elsewhere(left, globbed or {})
    left = _without(left, elsewhere)
    too_deep = deep(left, root)
    return Cuts(found, too_deep, surplus(_without(left, too_deep), root), elsewhere)


def _without(listed: dict[str, list[str]], links: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """*listed* but for the *links* from a note to another."""
    cut: defaultdict[str, set[str]] = defaultdict(set)
    for note, name in links:
        cut[note].add(name)
    return {note: [name for name in names if name not in cut[note]] for note, names in listed.items()}


def _restore(env: BuildEnvironment) -> None:
    env.toctree_includes = toctrees_of(env)
    for docname in env.toctree_includes:
        for toctree in _toctrees(env, docname):
            make_whole(toctree)


def _begin(app: Sphinx, env: BuildEnvironment) -> None:
    _restore(env)  # what the last build has cut


def _cut(env: BuildEnvironment) -> Cuts:
    """Leave out of ``env.toctree_includes`` and of menus what is to be cut."""
    _restore(env)
    cuts = cuts_of(env.toctree_includes, env.config.root_doc, globbed_of(env))
    for cycle in cuts.cycles:
        cut_from(_toctrees(env, cycle.last), cycle.way[0])
    for note, listed in [*cuts.deep, *cuts.globbed]:
        cut_from(_toctrees(env, note), listed)
    for more in cuts.surplus:
        cut_from(_toctrees(env, more.note), more.listed, more.kept)
    notes = [cycle.last for cycle in cuts.cycles] + [each.note for each in cuts.deep + cuts.surplus]
    notes += [each.note for each in cuts.globbed]
    for note in dict.fromkeys(notes):
        env.toctree_includes[note] = [name for toctree in _toctrees(env, note) for name in toctree["includefiles"]]
    return cuts


def _report(app: Sphinx, env: BuildEnvironment) -> None:
    cuts = _cut(env)
    for cycle in cuts.cycles:
        way = " → ".join((*cycle.way, cycle.way[0]))
        place = _place(env, cycle.last, cycle.way[:1])
        warn(Fault.TOCTREE_CYCLE, f"the toctrees go round in a circle: {way}", location=place)
    _report_listed(env, Fault.TOCTREE_DEPTH, f"toctrees lead more than {LEVELS} levels down to", cuts.deep)
    _report_listed(env, Fault.TOCTREE_WAYS, "too many toctrees lead to", cuts.surplus)


def _report_listed(env: BuildEnvironment, fault: Fault, found: str, cuts: Iterable[Deep | Surplus]) -> None:
    """One warning a note, of all that is cut from its toctrees."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    for each in cuts:
        names[each.note].append(each.listed)
    for note, listed in names.items():
        more = f" and {len(listed) - _NAMES} more" if len(listed) > _NAMES else ""
        warn(fault, f"{found} {', '.join(listed[:_NAMES])}{more}", location=_place(env, note, listed))


def _place(env: BuildEnvironment, docname: str, names: Iterable[str]) -> tuple[str, int]:
    """The first toctree of the note *docname* from which one of *names* was cut."""
    lines = (
        toctree.line for toctree in _toctrees(env, docname) if not was_cut_from([toctree]).keys().isdisjoint(names)
    )
    return docname, next(lines, 1) or 1


def _cut_before_comparing(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Sphinx numbers, and it is told which pages show something else now, by what readers will see."""
    _cut(env)
    return []


def _cut_before_writing(app: Sphinx, builder: Builder) -> None:
    _cut(builder.env)  # of a build in which Sphinx had nothing to check


def _cut_page(app: Sphinx, document: nodes.document, docname: str) -> None:
    """Leave the same out of the page itself, whose toctrees are resolved next."""
    toctrees = list(document.findall(addnodes.toctree))
    for name, kept in was_cut_from(_toctrees(app.env, docname)).items() if toctrees else ():
        cut_from(toctrees, name, kept)


class _Build:
    """What the last build with this builder has cut, stored beside the doctrees: its menus are of that."""

    def __init__(self, app: Sphinx) -> None:
        self._path, self._builder = Path(app.doctreedir, "cuts.json"), app.builder.name
        self._now: list[Any] = []
        app.connect("env-updated", self._updated)
        app.connect("build-finished", self._finished)

    def _updated(self, app: Sphinx, env: BuildEnvironment) -> list[str]:
        """Write all pages again that may show more, or less, of what toctrees list."""
        self._now = json.loads(json.dumps(cuts_of(toctrees_of(env), env.config.root_doc, globbed_of(env))))
        return [] if self._now == stored_at(self._path).get(self._builder, _NONE) else sorted(env.found_docs)

    def _finished(self, app: Sphinx, exception: Exception | None) -> None:
        stored = stored_at(self._path)
        if exception is None and self._now != stored.get(self._builder, _NONE):
            files.write(self._path, json.dumps({**stored, self._builder: self._now}, ensure_ascii=False).encode())


def setup(app: Sphinx) -> None:
    app.connect("env-updated", _begin, priority=0)
    app.connect("builder-inited", _Build)
    app.connect("env-get-updated", _cut_before_comparing, priority=0)
    app.connect("env-check-consistency", _report)
    app.connect("write-started", _cut_before_writing, priority=100)  # before anybody makes a menu of it
    app.connect("doctree-resolved", _cut_page)
