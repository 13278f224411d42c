"""Makes docutils nodes of Markdown as MyST does, and nodes of ours where MyST leaves raw HTML and LaTeX behind."""

from __future__ import annotations

from docutils import nodes
from markdown_it.tree import SyntaxTreeNode

from language_pair import languages
from language_pair.faults import Fault, warn
from language_pair.internals import TRANSLATION_SOURCE, SphinxRenderer
from language_pair.nodes import html_block, html_phrase, html_text, line_break, stray_tag, words_aside


class NoteRenderer(SphinxRenderer):
    """The renderer of notes and of translations; a method for each token of ours."""

    def render_line_break(self, token: SyntaxTreeNode) -> None:
        self.current_node.extend(line_break() for _each in range(token.meta.get("count", 1)))

    def render_html_element(self, token: SyntaxTreeNode) -> None:
        """An element with what is in it: a phrase in a line of text, else a block."""
        kind = html_phrase if isinstance(self.current_node, nodes.TextElement) else html_block
        attributes = dict(token.meta["attributes"])
        element = kind(name=token.tag, attributes=attributes)
        if language := languages.of_spelling(attributes.get("lang", "")):
            del attributes["lang"]  # a translation is in the other one
            element["classes"].append(language.css_class)
        self.add_line_and_source_path(element, token)
        for words in words_aside(element) if kind is html_block else ():
            self._warn(Fault.HTML_WORDS, f"the element <{token.tag}> says {words!r}", token)
        with self.current_node_context(element, append=True):
            self.render_children(token)

    def render_html_text(self, token: SyntaxTreeNode) -> None:
        text = html_text(token.content)
        self.add_line_and_source_path(text, token)
        with self.current_node_context(text, append=True):
            self.render_children(token)

    def render_html_stray(self, token: SyntaxTreeNode) -> None:
        """A tag without its partner in the same block; of a translation, the comparison with its source tells."""
        self.current_node.append(stray_tag("", token.content))
        self._warn(Fault.HTML, f"the tag {token.content!r} has no partner and is shown as text", token)

    def _warn(self, fault: Fault, found: str, token: SyntaxTreeNode) -> None:
        if not self.document["source"].endswith(TRANSLATION_SOURCE):
            place = self.sphinx_env.current_document.docname, token.map[0] if token.map else 1
            warn(fault, found, location=place)
