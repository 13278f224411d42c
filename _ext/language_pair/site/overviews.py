"""Directives that show something of all notes: a page that has one is written anew when that is no longer the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from language_pair.fingerprint import fingerprint
from language_pair.state import pair_of


class overview(nodes.General, nodes.Element):
    """Where it will be, once all notes are read."""

    @property
    def limit(self) -> int:
        """The number of entries that are shown; 0 for all."""
        return 0


def note_overviews(app: Sphinx, document: nodes.document) -> None:
    state = pair_of(app.env).notes.get(app.env.current_document.docname)
    if state:
        found = list(document.findall(overview))
        limits = {type(node).__name__: [each.limit for each in found if type(each) is type(node)] for node in found}
        state.overviews = {name: max(each) if all(each) else 0 for name, each in limits.items()}


def shown_title(env: BuildEnvironment, docname: str) -> str:
    """What a link of an overview to the note *docname* shows, for its content."""
    title = env.titles.get(docname)
    if title is None:
        return ""
    return "".join(map(fingerprint, title.children)) + "".join(pair_of(env).languages_of([title.astext()]))


def folder_of(docname: str) -> str:
    """The folder of the first level that a note is in; empty for none."""
    folder, slash, _name = docname.partition("/")
    return folder if slash else ""


def newest_first(folder: str) -> tuple[bool, int, str]:
    """Sorts the names of folders: years from the last to the first, then all others by name."""
    return (False, -int(folder), "") if folder.isdecimal() else (True, 0, folder)


def pages_with(env: BuildEnvironment, kind: type[overview]) -> list[str]:
    """The notes whose pages have a *kind*."""
    return sorted(name for name, state in pair_of(env).notes.items() if kind.__name__ in state.overviews)


def limit_on(env: BuildEnvironment, page: str, kind: type[overview]) -> int | None:
    """The number of entries that the longest *kind* on *page* shows; ``None`` for all."""
    return pair_of(env).notes[page].overviews[kind.__name__] or None


def pages_to_rewrite(env: BuildEnvironment, kind: type[overview], content: Callable[[str], object]) -> list[str]:
    """The pages with a *kind* whose *content*, told by its representation, is not that of the last build."""
    shown = pair_of(env).data["shown"]
    before = shown.get(kind.__name__, {})
    now = {page: hashlib.sha256(repr(content(page)).encode()).hexdigest() for page in pages_with(env, kind)}
    shown[kind.__name__] = now
    return [page for page, digest in now.items() if before.get(page) != digest]


def setup(app: Sphinx) -> None:
    app.connect("doctree-read", note_overviews)
