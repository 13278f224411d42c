"""What leads to a note of one language alone (`pair_only`) in the other language's build, which leaves it out.

A toctree names it in both languages, since it is the same toctree; where the note is left out, so is
its entry. A link in the text, and the way back, lead to its page in its own language's site and say so.
A book has no such page, and keeps the words.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docutils import nodes
from docutils.statemachine import StringList
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import docname_join
from sphinx.util.matching import patfilter
from sphinx.util.osutil import relative_uri
from sphinx.writers.html5 import HTML5Translator

from language_pair import languages
from language_pair.builders import site_of
from language_pair.internals import SphinxTocTree, explicit_title_re
from language_pair.labels import _, language_name
from language_pair.languages import Language
from language_pair.links import note_of
from language_pair.pair_only import file_elsewhere, notes_elsewhere
from language_pair.passes import PostPass
from language_pair.reading.myst_words import title_of
from language_pair.site import addresses


class TocTree(SphinxTocTree):
    """Sphinx's, without the entries that stand for notes of the other language only.

    Silencing its warning instead would hide that an entry leads nowhere at all.
    """

    def run(self) -> list[nodes.Node]:
        self.content = StringList([entry for entry in self.content if not self._is_elsewhere(entry)])
        return super().run()

    def _is_elsewhere(self, entry: str) -> bool:
        """Whether *entry*, a name or a pattern, fits no note here and one there."""
        explicit = explicit_title_re.match(entry)
        target = explicit.group(2) if explicit else entry
        suffix = next(filter(target.endswith, self.config.source_suffix), "")
        docname = docname_join(self.env.current_document.docname, target.removesuffix(suffix))
        if docname in self.env.found_docs or patfilter(self.env.found_docs, docname):
            return False
        return bool(patfilter(notes_elsewhere(self.env), docname))


class link_elsewhere(nodes.inline):
    """A link to the page of ``docname`` in the site of ``language``, at ``anchor``."""


class LeadElsewhere(SphinxPostTransform):
    """Make links of the references to notes of the other language."""

    default_priority = PostPass.LEAD_ELSEWHERE

    def run(self, **kwargs: Any) -> None:
        there = languages.counterpart(languages.of_code(self.config.language))
        for reference in list(self.document.findall(addnodes.pending_xref)):
            docname, anchor = note_of(reference), reference.get("reftargetid") or ""
            file = file_elsewhere(self.env, docname)
            if file:
                shown = reference[0] if reference.get("refexplicit") else _title(file, there)
                words = nodes.Text(_(" (in %s)") % language_name(there))
                link = link_elsewhere("", "", shown, words, docname=docname, anchor=anchor, language=there)
                reference.replace_self(link)


def _title(file: Path, language: Language) -> nodes.inline:
    """The title of the note in *file*: in this build there is nothing else of it."""
    title = title_of(file.read_text(encoding="utf-8-sig", errors="replace"))
    return nodes.inline("", title or file.stem, classes=[language.css_class])


def follow_titles(app: Sphinx, document: nodes.document) -> None:
    """Have a note read again when another one is, whose title it shows from its file."""
    for reference in document.findall(addnodes.pending_xref):
        file = file_elsewhere(app.env, note_of(reference))
        if file and not reference.get("refexplicit"):
            app.env.note_dependency(file)


def visit_link(self: HTML5Translator, node: link_elsewhere) -> None:
    """Lead where the switch would; without an address HTML takes ``a`` for the place of a link."""
    attributes = {}
    if site_of(self.builder):
        uri_of = self.builder.get_target_uri
        content_root = relative_uri(uri_of(self.builder.current_docname), "")
        root = addresses.other_root(self.config, node["language"], content_root)
        anchor = f"#{node['anchor']}" if node["anchor"] else ""
        attributes = {"href": root + uri_of(node["docname"]) + anchor, "hreflang": node["language"].tag}
    self.body.append(self.starttag(node, "a", "", CLASS="reference internal", **attributes))


def depart_link(self: HTML5Translator, node: link_elsewhere) -> None:
    self.body.append("</a>")


def setup(app: Sphinx) -> None:
    app.add_directive("toctree", TocTree, override=True)
    app.add_post_transform(LeadElsewhere)
    app.connect("doctree-read", follow_titles)
    app.add_node(link_elsewhere, html=(visit_link, depart_link))
