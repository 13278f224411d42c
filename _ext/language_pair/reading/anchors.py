"""Every heading's anchor is readable, and the same in both languages: ``#會議紀錄``, never ``#id2``.

docutils makes an id of Latin letters alone and numbers the headings that have none, so a new heading
would change the anchors after it. MyST makes a slug of any heading's source text; here it becomes the
first of the heading's ids, which is the one that menus, permalinks and inventories take.
"""

from __future__ import annotations

import re
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util.nodes import clean_astext

from language_pair.faults import Fault, warn
from language_pair.internals import github_slugify, slug_of, slugs_of_page, unique_slug
from language_pair.passes import Pass

_NUMBERED = re.compile(r"id\d+")


class NameHeadings(SphinxTransform):
    """Give each heading its slug for an anchor, or the label that its author gave it.

    After MyST has added the slugs (700) and docutils made the local tables of contents (720); before the
    domains note where labels lead (850), MyST looks where links do (879) and the menus are made (880).
    """

    default_priority = Pass.NAME_HEADINGS

    def apply(self, **kwargs: Any) -> None:
        self.renamed: dict[str, str] = {}
        headings = [node for node in self.document.findall(nodes.Element) if _is_heading(node)]
        for heading in headings:
            self._claim(heading)
        for heading in headings:
            self._choose(heading)
            self._forget_numbers(heading)
        for reference in self.document.findall(nodes.reference):  # a local table of contents has been made by now
            if reference.get("refid") in self.renamed:
                reference["refid"] = self.renamed[reference["refid"]]
        self._update(headings)

    def _claim(self, heading: nodes.Element) -> None:
        """Take a heading's slug away from another heading, whose Latin letters alone happen to spell it."""
        slug = slug_of(heading)
        holder = self.document.ids.get(slug) if slug else None
        if holder in (None, heading) or not _is_heading(holder) or self._is_label(slug):
            return
        holder["ids"].remove(slug)
        self.document.ids[slug] = heading
        for name in holder["names"]:
            self.document.nameids[name] = slug_of(holder)

    def _choose(self, heading: nodes.Element) -> None:
        """Put the best anchor first; an author's own label, which MyST has put there, stays."""
        ids = heading["ids"]
        if ids and self._is_label(ids[0]) and not _NUMBERED.fullmatch(ids[0]):
            return
        slug = slug_of(heading) or self._new_slug(heading)
        if slug and self.document.ids.get(slug, heading) is not heading:
            slug = unique_slug(slug, self.document.ids)  # a label or a record has it
        if slug in ids:
            ids.remove(slug)
        if slug:
            ids.insert(0, slug)
            self.document.ids[slug] = heading

    def _is_label(self, anchor: str) -> bool:
        names = self.document.nametypes
        return any(self.document.nameids.get(name) == anchor for name, explicit in names.items() if explicit)

    def _new_slug(self, heading: nodes.Element) -> str:
        """A slug for a heading deeper than ``myst_heading_anchors``; empty where it has no letters."""
        ids = heading["ids"]
        if ids and not _NUMBERED.fullmatch(ids[0]):
            return str(ids[0])
        title = _title(heading)
        slug = github_slugify(title.rawsource or title.astext())
        if not slug:
            found = f"the heading {title.astext()!r} has no letters to make an anchor from"
            warn(Fault.ANCHOR, found, location=title)
        return unique_slug(slug, self.document.ids) if slug else ""

    def _forget_numbers(self, heading: nodes.Element) -> None:
        """Drop docutils' numbered ids, which the next edit would give to another heading.

        A Chinese label has such an id too.
        """
        first, *others = heading["ids"] or [""]
        numbered = [anchor for anchor in others if _NUMBERED.fullmatch(anchor)]
        for anchor in numbered:
            heading["ids"].remove(anchor)
            self.document.ids.pop(anchor, None)
            self.renamed[anchor] = first
        for name, anchor in self.document.nameids.items():
            if anchor in numbered:
                self.document.nameids[name] = first

    def _update(self, headings: list[nodes.Element]) -> None:
        """Let MyST's links lead to the new anchors and show the translated headings."""
        slugs = slugs_of_page(self.document)
        for heading in headings:
            first, *others = heading["ids"] or [""]
            entry = heading.line, first, clean_astext(_title(heading))
            if slug_of(heading) in slugs:
                slugs[slug_of(heading)] = entry
            for anchor in others:  # a link to docutils' own id goes on working
                slugs.setdefault(anchor, entry)


def _is_heading(node: nodes.Node) -> bool:
    """Sections, and the headings inside directives, which MyST makes rubrics."""
    return isinstance(node, nodes.section) or (isinstance(node, nodes.rubric) and bool(slug_of(node)))


def _title(heading: nodes.Element) -> nodes.TextElement:
    return heading if isinstance(heading, nodes.TextElement) else next(heading.findall(nodes.title))


def setup(app: Sphinx) -> None:
    app.add_transform(NameHeadings)
