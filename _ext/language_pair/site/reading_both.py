"""Reading both: under each translated passage is its source, hidden until a reader asks for it.

The page holds both, so nothing is loaded for it; ``static/reading-both.js`` shows and hides them.
Only for HTML on the web: a book or a man page has no switch.
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.writers.html5 import HTML5Translator

from language_pair import languages
from language_pair.builders import is_web
from language_pair.other_language import SOURCE, source_text
from language_pair.passes import Pass, PostPass
from language_pair.site.source_titles import KeepOtherTitles, show_titles
from language_pair.site_files import SHARED_STYLES
from language_pair.state import reading_of

#: What a page shows once, and what docutils resolves only where it is in the page from the first.
_SHOWN_ONCE = (nodes.image, nodes.raw, nodes.footnote_reference, nodes.citation_reference, nodes.substitution_reference)


class KeepSource(SphinxTransform):
    """Keep the source of each block that Sphinx has translated."""

    default_priority = Pass.KEEP_SOURCES

    def apply(self, **kwargs: Any) -> None:
        for node, _message, original in reading_of(self.env).originals:
            if isinstance(node, nodes.TextElement) and node.children is not original and not _stands_beside(node):
                node[SOURCE] = original


class ShowSource(SphinxPostTransform):
    """Put each source behind its translation, so that its links are resolved with the page's."""

    default_priority = PostPass.SHOW_SOURCES
    formats = ("html",)

    def run(self, **kwargs: Any) -> None:
        for node in list(self.document.findall(nodes.TextElement)):
            original = node.attributes.pop(SOURCE, None)
            language = languages.find(node.get("source_lang", ""))
            if original and language:
                source = source_text("", "", *original, classes=[language.css_class])
                _forget_ids(source)
                show_titles(source, self.env, self.env.current_document.docname, self.document)
                node += source


def _stands_beside(node: nodes.Element | None) -> bool:
    """Whether the page shows the source all the time, as a quote's: ``shows_source`` on what is around it says so."""
    while node is not None:
        if node.get("shows_source"):
            return True
        node = node.parent
    return False


def _forget_ids(source: nodes.Element) -> None:
    """An id is the translation's, so are pictures, footnotes and HTML: they are there already."""
    for node in list(source.findall(nodes.Element)):
        node["ids"] = []
        if isinstance(node, _SHOWN_ONCE):
            node.parent.replace(node, nodes.Text(node.get("alt", "")))
        elif isinstance(node, nodes.reference) and not (node.get("refuri") or node.get("refid")):  # leads nowhere
            node.parent.replace(node, nodes.Text(node.astext()))


def visit_source(self: HTML5Translator, node: source_text) -> None:
    self.body.append(self.starttag(node, "span", "", CLASS="source-text", hidden=""))


def depart_source(self: HTML5Translator, node: source_text) -> None:
    self.body.append("</span>")


def _add_transforms(app: Sphinx) -> None:
    if is_web(app.builder):
        app.add_transform(KeepSource)
        app.add_transform(KeepOtherTitles)
        app.add_post_transform(ShowSource)


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", _add_transforms)
    app.add_node(source_text, html=(visit_source, depart_source))
    app.add_css_file("reading-both.css", priority=SHARED_STYLES)
    app.add_js_file("reading-both.js")  # not deferred: it decides how the page is drawn
