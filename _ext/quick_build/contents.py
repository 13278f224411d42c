"""The contents of each note in the environment (``env.tocs``), packed until somebody asks for them.

They took half of the time to load and to store an environment, and a build after a change asks for those of few notes:
of those that have toctrees, and of those whose pages are written.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx


class Contents(MutableMapping[str, nodes.Element]):
    """``env.tocs``: each note's list is unpacked when it is first asked for.

    Whoever was given a list may change it. One that nobody was given is stored again as the bytes that it is.
    """

    def __init__(self, lists: Mapping[str, nodes.Element | bytes]) -> None:
        self._lists = dict(lists)

    def __getitem__(self, docname: str) -> nodes.Element:
        found = self._lists[docname]
        if isinstance(found, bytes):
            found = self._lists[docname] = pickle.loads(found)
        return found

    def __setitem__(self, docname: str, contents: nodes.Element) -> None:
        self._lists[docname] = contents

    def __delitem__(self, docname: str) -> None:
        del self._lists[docname]

    def __contains__(self, docname: object) -> bool:
        return docname in self._lists  # without unpacking it

    def __iter__(self) -> Iterator[str]:
        return iter(self._lists)

    def __len__(self) -> int:
        return len(self._lists)

    def __reduce__(self) -> tuple[type[Contents], tuple[dict[str, bytes]]]:
        return Contents, ({docname: _packed(contents) for docname, contents in self._lists.items()},)


def _packed(contents: nodes.Element | bytes) -> bytes:
    return contents if isinstance(contents, bytes) else pickle.dumps(contents, pickle.HIGHEST_PROTOCOL)


def _pack(app: Sphinx) -> None:
    tocs: Any = app.env.tocs
    if not isinstance(tocs, Contents):
        vars(app.env)["tocs"] = Contents(tocs)


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", _pack, priority=0)
