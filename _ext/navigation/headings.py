"""The headings of each note, as others list them or show them in links, to compare."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx.environment import BuildEnvironment

from language_pair.fingerprint import fingerprint
from language_pair.state import pair_of


class KnownHeadings:
    """Those of *env*; what they say is found out once for each reading of a note, as long as the process lives."""

    def __init__(self, env: BuildEnvironment) -> None:
        self._env = env
        self._known: dict[str, tuple[nodes.Element, str, list[str]]] = {}

    def of(self, page: str) -> Iterator[str]:
        """The headings of *page*, their numbers, how many levels of them others list, and their languages."""
        contents = self._env.tocs[page]
        if page not in self._known or self._known[page][0] is not contents:
            words = [link.astext() for link in contents.findall(nodes.reference)]
            self._known[page] = contents, fingerprint(contents), words
        _contents, said, words = self._known[page]
        yield said
        yield repr((self._env.toc_secnumbers.get(page), self._env.metadata[page].get("tocdepth")))
        yield repr(pair_of(self._env).languages_of(words))
