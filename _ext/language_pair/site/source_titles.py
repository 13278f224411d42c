"""A link of a source that shows the title of what it leads to shows it in the source's language.

In a page of the other language that title is translated: "Start with 在地社群" is no original. Each note keeps what its
headings say in the other language; where a heading says the same in both, the link shows what every link shows.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform

from language_pair.links import note_of
from language_pair.other_language import SOURCE, TRANSLATION, words_of
from language_pair.passes import Pass
from language_pair.state import pair_of


class KeepOtherTitles(SphinxTransform):
    """Keep what each heading of a note says in the other language, by its anchors; ``""`` is the note's own."""

    default_priority = Pass.KEEP_OTHER_TITLES

    def apply(self, **kwargs: Any) -> None:
        titles = pair_of(self.env).notes[self.env.current_document.docname].other_titles
        for section in self.document.findall(nodes.section):
            title = next(iter(section.findall(nodes.title)), None)
            words = _other_words(title) if title is not None and title.parent is section else ""
            anchors = section["ids"] if titles or section.parent is not self.document else ["", *section["ids"]]
            titles.update(dict.fromkeys(anchors, words) if words else {})


def keep_title(env: BuildEnvironment, docname: str, anchor: str, title: nodes.TextElement) -> None:
    """Keep what *title*, which is shown for *anchor* of a note, says in the other language; for other extensions."""
    words = _other_words(title)
    if words:
        pair_of(env).notes[docname].other_titles[anchor] = words


def _other_words(title: nodes.TextElement) -> str:
    if SOURCE in title:
        return words_of(title[SOURCE])
    _code, words = title.get(TRANSLATION, ("", ""))
    return str(words)


def show_titles(source: nodes.Element, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
    """Put titles into the links of *source*, which is in the page *docname*."""
    notes = pair_of(env).notes
    for local in [each for each in source.findall(nodes.reference) if each.get("id_link") and "refuri" in each]:
        _resolve(local, notes[docname].other_titles, document, docname)
    for link in source.findall(addnodes.pending_xref):
        note, anchor = _target(link, env)
        words = notes[note].other_titles.get(anchor) if note in notes else None
        if words and not link.get("refexplicit"):
            link["refexplicit"] = True
            link.children = []
            link += nodes.inline(words, words)


def _target(link: addnodes.pending_xref, env: BuildEnvironment) -> tuple[str, str]:
    """The note that *link* leads to, and where in it; empty where it leads to none."""
    if (link.get("refdomain"), link.get("reftype")) in ((None, "myst"), ("std", "ref")):
        note, anchor, _title = env.domains.standard_domain.labels.get(link["reftarget"], ("", "", ""))
        return note, anchor
    return (note_of(link), link.get("reftargetid") or "") if note_of(link) else _object(link, env)


def _object(link: addnodes.pending_xref, env: BuildEnvironment) -> tuple[str, str]:
    """The note and the anchor of an object of a domain, as a role names it."""
    domain = env.domains.get(link.get("refdomain") or "")
    kinds = domain.objtypes_for_role(link["reftype"]) or () if domain else ()
    for name, _shown, kind, note, anchor, _priority in domain.get_objects() if domain and kinds else ():
        if name == link["reftarget"] and kind in kinds:
            return note, anchor
    return "", ""


def _resolve(local: nodes.reference, titles: Mapping[str, str], document: nodes.document, docname: str) -> None:
    """Lead to a heading, or to a label anywhere: MyST has done so for the links that the page itself holds."""
    anchor = local["refuri"].removeprefix("#")
    target = next((node for node in document.findall(nodes.Element) if anchor in node["ids"]), None)
    if target is None:
        named = {"refdoc": docname, "refdomain": None, "reftype": "myst", "reftarget": anchor}
        inside = nodes.inline("", "", *local.children, classes=["xref", "myst"])
        local.replace_self(addnodes.pending_xref("", inside, refexplicit=bool(local.children), **named))
        return
    del local["refuri"]
    local["refid"] = anchor
    if not local.children:
        title = next(iter(target.findall(nodes.title)), None)
        local += nodes.Text(titles.get(anchor) or (title.astext() if title else anchor))
