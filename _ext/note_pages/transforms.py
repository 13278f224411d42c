"""What is put around a note's text while it is read, from its front matter, its blocks and git.

HackMD's "🔙 Back to" lines become the pages that a note belongs to, under its title:

.. code-block:: yaml

   back_to: years, 2022/index, 2021/index

"About this note" becomes the page's last section, with tags from the front matter and the last change
from git. A note that has tags but no block gets the section all the same, with what is known. The export and what was
corrected is for organisers, and folded under one line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from docutils import nodes
from sphinx.transforms import SphinxTransform

from language_pair.faults import warn
from language_pair.links import link_to_note
from language_pair.metadata import fields, place_below_title, words
from language_pair.pair_only import file_elsewhere
from language_pair.passes import Pass
from language_pair.repository import edit_url
from note_pages import labels
from note_pages.faults import Fault
from note_pages.nodes import about_details, about_note, about_section, about_summary, back_to
from note_pages.state import note_pages_of

_ID = "about-this-note"
#: The search leaves out what says the same on every page.
_ASIDE = ("no-search",)


class AddTrail(SphinxTransform):
    """Put the links under the title; after translation, since their label is no message of the note."""

    default_priority = Pass.ADD_TRAIL

    def apply(self, **kwargs: Any) -> None:
        docnames = [self.env.path2doc(word) or word for word in words(fields(self.document).get("back_to", ""))]
        known = [name for name in docnames if name in self.env.found_docs or file_elsewhere(self.env, name)]
        for docname in docnames:
            if docname not in known:
                warn(Fault.BACK_TO, f"there is no page {docname!r}", location=(self.env.current_document.docname, 1))
        if not known:
            return
        items = [nodes.list_item("", self._back_link(docname)) for docname in known]
        trail = back_to("", nodes.bullet_list("", *items), classes=[*_ASIDE])
        parent, index = place_below_title(self.document)
        parent.insert(index, trail)

    def _back_link(self, docname: str) -> nodes.paragraph:
        link = link_to_note(docname, self.env.current_document.docname)
        return nodes.paragraph("", "🔙 " + labels.back_to(), link, translatable=False)


class MoveToEnd(SphinxTransform):
    """Take the block out of the section that it was written in: it speaks of the whole note.

    Before the language of each block is found, since that section may be in the other language.
    """

    default_priority = Pass.MOVE_BLOCKS

    def apply(self, **kwargs: Any) -> None:
        top = next(self.document.findall(nodes.section), None)
        for block in list(self.document.findall(about_note)):
            block.parent.remove(block)
            (self.document if top is None else top).append(block)


class AddAbout(SphinxTransform):
    """Make the section, after translation: its labels are not messages of the note."""

    default_priority = Pass.ADD_ABOUT

    def apply(self, **kwargs: Any) -> None:
        blocks = list(self.document.findall(about_note))
        for block in blocks:
            block.parent.remove(block)
        if not blocks and "tags" not in fields(self.document):
            return
        section = about_section("", _rubric(labels.about_note(), level=2), _list(self._facts(blocks)))
        if _ID not in self.document.ids:
            section["ids"].append(_ID)
        section += _folded(blocks)
        (next(self.document.findall(nodes.section), None) or self.document).append(section)

    def _facts(self, blocks: Sequence[about_note]) -> list[nodes.definition_list_item]:
        docname = self.env.current_document.docname
        facts = [_note_on_hackmd(block["hackmd"]) for block in blocks if block["hackmd"]]
        tags = words(fields(self.document).get("tags", ""))
        if tags:
            facts.append(_fact(labels.tags(), *_tags(tags)))
        day = note_pages_of(self.env).note_last_change(docname)
        facts.append(_fact(labels.last_change(), nodes.Text(day or labels.not_known())))
        licence = note_pages_of(self.env).note_licence(docname)
        if licence is not None:
            facts.append(_fact(labels.licence(), nodes.Text(licence or labels.not_stated())))
        url = edit_url(self.config, str(self.env.doc2path(docname, base=False)))
        if url:
            link = nodes.reference("", labels.edit_note(), refuri=url, classes=["external"])
            facts.append(_fact(labels.something_wrong(), link))
        return facts


def _rubric(label: str, *, level: int) -> nodes.rubric:
    return nodes.rubric("", label, translatable=False, classes=[*_ASIDE], **{"heading-level": level})


def _note_on_hackmd(address: str) -> nodes.definition_list_item:
    return _fact(labels.hackmd_note(), nodes.reference("", labels.open_note(), refuri=address, classes=["external"]))


def _folded(blocks: Sequence[about_note]) -> list[about_details]:
    """What only organisers need, under a line that says so; nothing where there is nothing of it."""
    facts = [fact for block in blocks for fact in _export(block)]
    corrections = [child for block in blocks for child in block.children]
    if not facts and not corrections:
        return []
    details = about_details("", about_summary("", labels.for_organisers(), translatable=False), classes=[*_ASIDE])
    if facts:
        details += _list(facts)
    if corrections:
        details += [_rubric(labels.corrections(), level=3), *corrections]
    return [details]


def _export(block: about_note) -> Iterator[nodes.definition_list_item]:
    """The file that the note was in; what was not in it says so."""
    if not block["export"]:
        return
    yield _fact(labels.export(), nodes.literal("", block["export"]))
    if not block["hackmd"]:
        yield _fact(labels.hackmd_note(), nodes.Text(labels.no_address()))
    yield _fact(labels.last_change_in_hackmd(), nodes.Text(labels.not_in_export()))


def _tags(tags: Sequence[str]) -> list[nodes.Node]:
    inlines: list[nodes.Node] = []
    for tag in tags:
        inlines += [nodes.Text(", ")] * bool(inlines) + [nodes.inline("", tag, classes=["note-tag"])]
    return inlines


def _list(facts: Iterable[nodes.definition_list_item]) -> nodes.definition_list:
    return nodes.definition_list("", *facts, classes=["note-facts", *_ASIDE])


def _fact(label: str, *value: nodes.Node) -> nodes.definition_list_item:
    paragraph = nodes.paragraph("", "", *value, translatable=False)
    return nodes.definition_list_item("", nodes.term("", label, translatable=False), nodes.definition("", paragraph))
