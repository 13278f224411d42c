"""Every link of the notes to another host, and where each of its mentions is.

Sphinx's own collector keeps the first place of a link only, and takes its line from the doctree. There
a cell, an option or a translation has no line or that of what is around it, a paragraph has its first,
and an included text counts as the note that includes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from docutils import nodes
from sphinx.builders.dummy import DummyBuilder

from language_pair import languages
from language_pair.catalogs import po
from language_pair.catalogs.messages import Catalog
from language_pair.links import FROM_OTHERS
from language_pair.state import catalog_path
from link_check.internals import Collector, app_of, is_translation
from link_check.mentions import Mentions, mentions


@dataclass(frozen=True, order=True, slots=True)
class Location:
    """A line, counted from 1, of a note, a file that it includes or a catalog."""

    path: str
    line: int


class LinksBuilder(DummyBuilder):
    """Writes nothing; ``places`` are all places of each link, once the notes are written."""

    allow_parallel = False  # each process would have places of its own

    def init(self) -> None:
        self.places: dict[str, set[Location]] = {}


class CollectLinks(Collector):
    """Sphinx's collector, which knows what in a doctree is a link, with every place of each."""

    builders = ("links", "answers")  # type: ignore[assignment]  # Sphinx's has one name, and so its type

    def run(self, **kwargs: Any) -> None:
        self._texts: dict[str, Mentions] = {}
        super().run(**kwargs)

    def add(self, uri: str, node: nodes.Element) -> None:
        if uri.startswith(("http://", "https://")) and not any(FROM_OTHERS in each for each in _around(node)):
            places = cast(LinksBuilder, app_of(self.env).builder).places
            places.setdefault(uri, set()).add(self._place(uri, node))

    def _place(self, address: str, node: nodes.Element) -> Location:
        in_catalog = self._place_in_catalog(address, node)
        if in_catalog:
            return in_catalog
        path, line = self._declared(node)
        return Location(path, self._mentions(path).line_for(address, line) or line)

    def _declared(self, node: nodes.Element) -> tuple[str, int]:
        """The file and the line that the nearest node around *node* knows, which a translated link does not."""
        note = str(self.env.doc2path(self.env.current_document.docname))
        for each in _around(node):
            if each.line and each.source and not is_translation(each):
                return each.source if Path(each.source).is_file() else note, each.line
        return note, 1

    def _place_in_catalog(self, address: str, node: nodes.Element) -> Location | None:
        """The location of a link that only the translation has."""
        block = next((each for each in _around(node) if "translated" in each), None)
        if block is None or not block["translated"] or mentions(block.rawsource, address):
            return None
        path, catalog = self._catalog()
        entry = catalog.entries.get(block.rawsource.replace("\n", " ").strip()) if catalog else None
        if entry is None or not mentions(entry.translation, address):
            return None
        return Location(path, self._mentions(path).line_for(address, entry.line) or entry.line)

    def _catalog(self) -> tuple[str, Catalog | None]:
        """The catalog from which the note is translated in this build."""
        language = languages.find(self.config.language)
        path = catalog_path(self.env, self.env.current_document.docname, language) if language else None
        if not path or not language:
            return "", None
        return str(path), po.read(path, language, self.config.pair_harmless_flags)

    def _mentions(self, path: str) -> Mentions:
        if path not in self._texts:
            self._texts[path] = Mentions(Path(path).read_text(encoding="utf-8-sig", errors="replace"))
        return self._texts[path]


def _around(node: nodes.Element | None) -> Iterator[nodes.Element]:
    while node is not None:
        yield node
        node = node.parent
