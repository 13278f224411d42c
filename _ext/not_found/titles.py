"""``titles.json``: the address and the title of each note, among which the page's script looks for the nearest.

``[["2021/communities.html", "Local communities"], …]``; a title in the other language has that as a third item.
"""

from __future__ import annotations

import json

from docutils import nodes
from sphinx.application import Sphinx

from language_pair import languages
from language_pair.builders import site_of
from language_pair.site_files import write_output

FILE = "titles.json"
_UNLISTED = {"nosearch", "no-search"}


def _row(address: str, title: nodes.Element) -> list[str]:
    parts = [part for part in title.children if isinstance(part, nodes.Element)]
    stated = languages.of_classes(parts[0]["classes"]) if len(title.children) == 1 and parts else None
    return [address, " ".join(title.astext().split()), *([stated.tag] if stated else [])]


def write_titles(app: Sphinx, exception: Exception | None) -> None:
    builder = site_of(app.builder)
    if exception is None and builder:
        listed = [name for name in sorted(app.env.found_docs) if _UNLISTED.isdisjoint(app.env.metadata[name])]
        rows = [_row(builder.get_target_uri(name), app.env.titles[name]) for name in listed if name in app.env.titles]
        write_output(app, FILE, json.dumps(rows, ensure_ascii=False, separators=(",", ":")) + "\n")


def setup(app: Sphinx) -> None:
    app.connect("build-finished", write_titles)
