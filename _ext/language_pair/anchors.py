"""Every heading's anchor is readable, and the same in both languages: ``#會議紀錄``, never ``#id2``.

docutils makes an id of Latin letters alone and numbers the headings that have none, so a new heading
would change the anchors after it. MyST makes a slug of any heading's source text; here it becomes the
first of the heading's ids, which is the one that menus, permalinks and inventories take.
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from myst_parser.mdit_to_docutils.transforms import ResolveAnchorIds
from myst_parser.slugs import github_slugify, unique_slug
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util.nodes import clean_astext

from faults import Fault, warn

_NUMBERED = re.compile(r"id\d+")


class NameHeadings(SphinxTransform):
    """Give each section its slug for an anchor, or the label that its author gave it.

    After MyST has added the slugs (700) and before it, and Sphinx's ``std`` domain, look where links
    lead; and before the titles are collected for the menus, at ``doctree-read`` (880).
    """

    default_priority = ResolveAnchorIds.default_priority - 9

    def apply(self, **kwargs: Any) -> None:
        slugs = getattr(self.document, "myst_slugs", {})
        for section in self.document.findall(nodes.section):
            before = list(section["ids"])
            self._choose(section)
            self._forget_numbers(section)
            self._update(slugs, section, before)

    def _choose(self, section: nodes.section) -> None:
        """Put the best anchor first; an author's own label, which MyST has put there, stays."""
        ids = section["ids"]
        if not ids or (self._is_label(ids[0]) and not _NUMBERED.fullmatch(ids[0])):
            return
        slug = section.get("slug") or self._new_slug(section)
        if slug in ids:
            ids.remove(slug)
        if slug:
            ids.insert(0, slug)

    def _is_label(self, anchor: str) -> bool:
        names = self.document.nametypes
        return any(self.document.nameids.get(name) == anchor for name, explicit in names.items() if explicit)

    def _new_slug(self, section: nodes.section) -> str:
        """A slug for a heading deeper than ``myst_heading_anchors``; empty where it has no letters."""
        if not _NUMBERED.fullmatch(section["ids"][0]):
            return str(section["ids"][0])
        title = next(section.findall(nodes.title))
        slug = github_slugify(title.rawsource or title.astext())
        if not slug:
            found = f"the heading {title.astext()!r} has no letters to make an anchor of"
            warn(Fault.ANCHOR, found, location=title)
            return ""
        slug = unique_slug(slug, self.document.ids)
        self.document.ids[slug] = section
        return slug

    def _forget_numbers(self, section: nodes.section) -> None:
        """Drop docutils' numbered ids, which the next edit would give to another heading."""
        first, *others = section["ids"] or [""]
        numbered = [anchor for anchor in others if _NUMBERED.fullmatch(anchor) and not self._is_label(anchor)]
        for anchor in numbered:
            section["ids"].remove(anchor)
            self.document.ids.pop(anchor, None)
        for name, anchor in self.document.nameids.items():
            if anchor in numbered:
                self.document.nameids[name] = first

    def _update(self, slugs: dict[str, tuple[int | None, str, str]], section: nodes.section, before: list[str]) -> None:
        """Let MyST's links lead to the new anchor and show the translated heading."""
        text, line = clean_astext(next(section.findall(nodes.title))), section.line
        first, *others = section["ids"] or [""]
        for slug, (_line, anchor, _text) in slugs.items():
            if anchor in before:
                slugs[slug] = line, first, text
        for anchor in others:  # a link to docutils' own id goes on working
            slugs.setdefault(anchor, (line, first, text))


def setup(app: Sphinx) -> None:
    app.add_transform(NameHeadings)
