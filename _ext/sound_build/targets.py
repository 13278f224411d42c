"""A label that two notes have: named, and the later note has it, whichever was read last.

Sphinx keeps one of them. It tells of the other only where it reads both in one process and one build; and when one
of the notes goes, the label is nobody's.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import Any, ClassVar, NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment

from language_pair.faults import warn
from sound_build.faults import Fault


class Target(NamedTuple):
    """What a label leads to: an *anchor* in its note, with the *title* that a link shows; `None` for no title."""

    anchor: str
    title: str | None
    line: int


class TargetDomain(Domain):
    """The labels of all notes."""

    name = "sound_build"
    label = "Labels"
    #: ``targets``: by note and label.
    initial_data: ClassVar[dict[str, Any]] = {"targets": {}}  # Sphinx copies it
    data_version = 1

    @property
    def targets(self) -> dict[str, dict[str, Target]]:
        targets: dict[str, dict[str, Target]] = self.data["targets"]
        return targets

    def clear_doc(self, docname: str) -> None:
        self.targets.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        self.targets.update({name: found for name, found in otherdata["targets"].items() if name in docnames})

    def resolve_any_xref(self, *arguments: Any) -> list[tuple[str, nodes.reference]]:
        return []  # Sphinx's own domain resolves them

    def check_consistency(self) -> None:
        for docname, name, first in self.doubles():
            found = f"the label {name!r} is already in {self.env.doc2path(first, base=False)}"
            warn(Fault.DUPLICATE_LABEL, found, location=(docname, self.targets[docname][name].line))

    def doubles(self) -> Iterator[tuple[str, str, str]]:
        """Each label that an earlier note has too: with its note, and the first one."""
        first: dict[str, str] = {}
        for docname in sorted(self.targets):
            for name in self.targets[docname]:
                if first.setdefault(name, docname) != docname:
                    yield docname, name, first[name]


def _targets_of(env: BuildEnvironment) -> TargetDomain:
    domain = env.domains[TargetDomain.name]
    assert isinstance(domain, TargetDomain)
    return domain


def _note(app: Sphinx, document: nodes.document) -> None:
    """Take over what Sphinx has just found out."""
    standard, docname = app.env.domains.standard_domain, app.env.current_document.docname
    found = {}
    for name, explicit in document.nametypes.items():
        owner, anchor = standard.anonlabels.get(name, ("", ""))
        if explicit and owner == docname:
            label = standard.labels.get(name, ("", "", ""))
            title = str(label[2]) if label[0] == docname else None
            found[name] = Target(anchor, title, document.ids[anchor].line or 1 if anchor in document.ids else 1)
    if found:
        _targets_of(app.env).targets[docname] = found


def _decide(app: Sphinx, env: BuildEnvironment) -> None:
    standard, targets = env.domains.standard_domain, _targets_of(env).targets
    for _docname, name, _first in _targets_of(env).doubles():
        standard.labels.pop(name, None)
    for docname in sorted(targets):
        for name, target in targets[docname].items():
            standard.anonlabels[name] = docname, target.anchor
            if target.title is not None:
                standard.labels[name] = docname, target.anchor, target.title


def setup(app: Sphinx) -> None:
    app.add_domain(TargetDomain)
    app.connect("doctree-read", _note, priority=900)
    app.connect("env-updated", _decide, priority=1)
