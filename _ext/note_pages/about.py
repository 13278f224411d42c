"""\"About this note\": where a note came from and what was done to it, as the page's last section.

.. code-block:: markdown

   :::{about-note}
   :export: 000_0fca17236968657e.txt

   - Four rows have fewer cells than there are headings.
   :::

The tags come from the front matter, the last change from git. A note that has tags but no block
gets the section all the same, with what is known.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms import SphinxTransform

from language_pair.front_matter import fields, words
from language_pair.history import last_changes
from language_pair.repository import edit_url
from records import options
from records.directives import NoteDirective
from records.labels import _

_ID = "about-this-note"
_DAY = "_last_change"  # no key that an author would write


class about_note(nodes.Element):
    """What the directive read, until the section is made."""


class about_section(nodes.container):
    """The section: a container, because one called alike on every page would only fill the menus."""


class AboutNote(NoteDirective):
    """Say where a note came from; the body is what was corrected in it."""

    has_content = True
    option_spec: ClassVar = {"hackmd": options.link, "export": options.text, "lang": options.language}

    def run(self) -> list[nodes.Node]:
        node = about_note("", *self.parse_content_to_nodes(), classes=options.language_classes(self.options))
        node["hackmd"] = self.options.get("hackmd", "")
        node["export"] = self.options.get("export", "")
        return [node]


class MoveToEnd(SphinxTransform):
    """Take the block out of the section that it was written in: it speaks of the whole note.

    Before the language of each block is found, since that section may be in the other language.
    """

    default_priority = 8

    def apply(self, **kwargs: Any) -> None:
        top = next(self.document.findall(nodes.section), None)
        for block in list(self.document.findall(about_note)):
            block.parent.remove(block)
            (self.document if top is None else top).append(block)


class AddAbout(SphinxTransform):
    """Make the section, after translation: its labels are not messages of the note."""

    default_priority = 210

    def apply(self, **kwargs: Any) -> None:
        blocks = list(self.document.findall(about_note))
        for block in blocks:
            block.parent.remove(block)
        if not blocks and "tags" not in fields(self.document):
            return
        aside = ["no-search"]  # the same words on every page
        title = nodes.rubric("", _("About this note"), translatable=False, classes=aside, **{"heading-level": 2})
        section = about_section(
            "", title, nodes.definition_list("", *self._facts(blocks), classes=["note-facts", *aside])
        )
        if _ID not in self.document.ids:
            section["ids"].append(_ID)
        corrections = [child for block in blocks for child in block.children]
        if corrections:
            subtitle = nodes.rubric(
                "", _("What was corrected"), translatable=False, classes=aside, **{"heading-level": 3}
            )
            section += [subtitle, *corrections]
        (next(self.document.findall(nodes.section), None) or self.document).append(section)

    def _facts(self, blocks: list[about_note]) -> list[nodes.definition_list_item]:
        facts = [fact for block in blocks for fact in _origin(block)]
        tags = words(fields(self.document).get("tags", ""))
        if tags:
            inlines: list[nodes.Node] = []
            for tag in tags:
                inlines += [nodes.Text(", ")] * bool(inlines) + [nodes.inline("", tag, classes=["note-tag"])]
            facts.append(_fact(_("Tags"), *inlines))
        day = _last_change(self.env, self.env.current_document.docname)
        facts.append(_fact(_("Last change here"), nodes.Text(day or _("not known"))))
        url = edit_url(self.config, str(self.env.doc2path(self.env.current_document.docname, base=False)))
        if url:
            link = nodes.reference("", _("Edit this note"), refuri=url, classes=["external"])
            facts.append(_fact(_("Something wrong?"), link))
        return facts


def _origin(block: about_note) -> list[nodes.definition_list_item]:
    """Which HackMD note it was; what was not in the export says so."""
    if not block["hackmd"] and not block["export"]:
        return []
    address: nodes.Node = nodes.Text(_("address not in the export"))
    if block["hackmd"]:
        address = nodes.reference("", block["hackmd"], refuri=block["hackmd"], classes=["external"])
    facts = [_fact(_("HackMD note"), address)]
    if block["export"]:
        facts.append(_fact(_("Export"), nodes.literal("", block["export"])))
        facts.append(_fact(_("Last change in HackMD"), nodes.Text(_("not in the export"))))
    return facts


def _fact(label: str, *value: nodes.Node) -> nodes.definition_list_item:
    paragraph = nodes.paragraph("", "", *value, translatable=False)
    return nodes.definition_list_item("", nodes.term("", label, translatable=False), nodes.definition("", paragraph))


def _last_change(env: BuildEnvironment, docname: str) -> str:
    day = last_changes(Path(env.srcdir)).get(str(env.doc2path(docname, base=False)), "")
    env.metadata[docname][_DAY] = day
    return day


def outdated_dates(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Notes whose page shows another day than git now knows: a commit changes no file's time."""
    known = last_changes(Path(env.srcdir))
    return [
        docname
        for docname in env.all_docs
        if _DAY in env.metadata[docname]
        and env.metadata[docname][_DAY] != known.get(str(env.doc2path(docname, base=False)), "")
    ]
