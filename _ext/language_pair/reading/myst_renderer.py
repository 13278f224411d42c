"""Makes docutils nodes of Markdown as MyST does, and nodes of ours where MyST leaves raw HTML and LaTeX behind."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from docutils import nodes
from markdown_it.tree import SyntaxTreeNode

from language_pair import languages
from language_pair.faults import Fault, warn
from language_pair.internals import TRANSLATION_SOURCE, SphinxRenderer
from language_pair.nodes import (
    cut_html,
    html_block,
    html_phrase,
    html_signature,
    html_text,
    line_break,
    stray_tag,
    words_aside,
)
from language_pair.reading.html_tags import FAULTS
from language_pair.reading.line_breaks import LINE_IN_TEXT
from language_pair.reading.other_hosts import as_link, refused_picture
from language_pair.reading.uris import leads_out, scheme_of

#: Before an id of raw HTML, so that it is never one that the page or its scripts have already.
_ID_PREFIX = "note-"
#: What a link and a picture of Markdown say themselves; the other attributes of raw HTML are on an element around.
_OF_LINKS = frozenset(("href", "src", "alt", "title", "class", "width", "height"))


class NoteRenderer(SphinxRenderer):
    """The renderer of notes and of translations; a method for each token of ours."""

    def render_line_break(self, token: SyntaxTreeNode) -> None:
        self.current_node.extend(line_break() for _each in range(token.meta.get("count", 1)))

    def nested_render_text(
        self,
        text: str,
        lineno: int,
        inline: bool = False,
        temp_root_node: nodes.Element | None = None,
        heading_offset: int = 0,
    ) -> None:
        """The line of a directive's title counts from 1, that of all else from 0."""
        lineno = lineno - 1 if inline and lineno else lineno
        super().nested_render_text(text, lineno, inline, temp_root_node, heading_offset)

    # -- Links and pictures, of Markdown and of HTML ------------------------------------------------

    #: Whether what is rendered is in a link: nodes do not tell, MyST puts some in their places later.
    _in_link = False

    def render_link(self, token: SyntaxTreeNode) -> None:
        around, self._in_link = self._in_link, True
        if scheme_of(str(token.attrGet("href") or "")) == "tel":  # which MyST takes for a file's name
            self.render_link_url(token)
        else:
            super().render_link(token)
        self._in_link = around

    def render_image(self, token: SyntaxTreeNode) -> None:
        super().render_image(token)
        image = self.current_node[-1]
        assert isinstance(image, nodes.image)
        found = refused_picture(image, self.sphinx_env.current_document.docname)
        if found:
            fault, what = found
            self._warn(fault, what, token)
            self.current_node[-1:] = [_cut("img", image["uri"]), as_link(image, in_link=self._in_link)]

    # -- HTML -----------------------------------------------------------------------------------------

    def render_html_element(self, token: SyntaxTreeNode) -> None:
        """An element with what is in it: a phrase in a line of text, else a block."""
        self._report(token)
        attributes = dict(token.meta["attributes"].kept)
        if token.tag == "img":
            self._render_around(token, attributes, self.render_image)
        elif token.tag == "a" and "href" in attributes:
            self._render_around(token, attributes, self._render_anchor)
        else:
            self._render_element(token, token.tag, attributes, self.render_children)

    def _render_around(
        self, token: SyntaxTreeNode, attributes: Mapping[str, str], render: Callable[[SyntaxTreeNode], None]
    ) -> None:
        rest = {name: value for name, value in attributes.items() if name not in _OF_LINKS}
        if rest:
            self._render_element(token, "span", rest, render)
        else:
            render(token)

    def _render_anchor(self, token: SyntaxTreeNode) -> None:
        """A link as Markdown makes it; around whole blocks it would be none, so there it stands before them."""
        if not isinstance(self.current_node, nodes.TextElement):
            self._warn(Fault.HTML_ELEMENT, "the link <a> around whole blocks is shown before them", token)
            paragraph = nodes.paragraph("", "")
            with self.current_node_context(paragraph, append=True):
                self._render_address(token)
            self.render_children(token)
        elif leads_out(str(token.attrGet("href")), self.sphinx_env.current_document.docname):
            self._warn(Fault.ADDRESS, f"the link to {token.attrGet('href')!r} leads out of the notes", token)
            self.current_node += _cut("a", str(token.attrGet("href")))
            self.render_children(token)
        else:
            self.render_link(token)

    def _render_address(self, token: SyntaxTreeNode) -> None:
        address = str(token.attrGet("href"))
        if scheme_of(address) and not self._in_link:
            self.current_node += nodes.reference("", address, refuri=address)
        else:
            self.current_node += nodes.literal(address, address)

    def _render_element(
        self,
        token: SyntaxTreeNode,
        name: str,
        attributes: dict[str, str],
        render: Callable[[SyntaxTreeNode], None],
    ) -> None:
        kind = html_phrase if isinstance(self.current_node, nodes.TextElement) else html_block
        element = kind(name=name, attributes=attributes, cut=dict(token.meta["attributes"].cut))
        if language := languages.of_spelling(attributes.get("lang", "")):
            del attributes["lang"]  # a translation is in the other one
            element["classes"].append(language.css_class)
        self.add_line_and_source_path(element, token)
        self._note_id(element, attributes.pop("id", ""), token)
        for words in words_aside(element) if kind is html_block else ():
            self._warn(Fault.HTML_WORDS, f"the element <{token.tag}> says {words!r}", token)
        with self.current_node_context(element, append=True):
            render(token)

    def _note_id(self, element: nodes.Element, name: str, token: SyntaxTreeNode) -> None:
        """Let links of Markdown and of HTML lead to *element* by the *name* that it has in the note."""
        anchor = _ID_PREFIX + (nodes.make_id(name) or name)
        if not name.strip():
            return
        if " " in name or anchor in self.document.ids:
            self._warn(Fault.HTML_ATTRIBUTE, f"the id {name!r} is cut: there is another, or it has a blank", token)
            return
        element["ids"].append(anchor)
        element["names"].append(name)
        self.document.note_explicit_target(element)

    def render_html_text(self, token: SyntaxTreeNode) -> None:
        text = html_text(token.content)
        self.add_line_and_source_path(text, token)
        with self.current_node_context(text, append=True):
            self.render_children(token)

    def render_html_frame(self, token: SyntaxTreeNode) -> None:
        self._report(token)
        address = str(token.attrGet("href"))
        if self._in_link or scheme_of(address) or leads_out(address, self.sphinx_env.current_document.docname):
            self._render_address(token)
        else:
            self.render_link(token)

    def render_html_cut(self, token: SyntaxTreeNode) -> None:
        self._report(token)
        attributes = token.meta["attributes"]
        self.current_node += cut_html(written=html_signature(token.tag, attributes.kept | attributes.cut))
        if token.meta.get("words"):
            self.current_node += nodes.Text(token.meta["words"])

    def render_html_stray(self, token: SyntaxTreeNode) -> None:
        """A tag as text; of a translation, the comparison with its source tells."""
        self._report(token)
        self.current_node.append(stray_tag("", token.content))

    def render_html_inline(self, token: SyntaxTreeNode) -> None:
        """Every piece of HTML is a token of ours by now; should one be left, it is text."""
        self.current_node.append(stray_tag("", token.content))

    def render_html_block(self, token: SyntaxTreeNode) -> None:
        self.current_node.append(nodes.paragraph("", "", stray_tag("", token.content)))

    def _report(self, token: SyntaxTreeNode) -> None:
        for fault, found in token.meta.get(FAULTS, ()):
            self._warn(fault, found, token)

    def _warn(self, fault: Fault, found: str, token: SyntaxTreeNode) -> None:
        if not self.document["source"].endswith(TRANSLATION_SOURCE):
            line = (token.map[0] if token.map else 1) + token.meta.get(LINE_IN_TEXT, 0)
            warn(fault, found, location=(self.sphinx_env.current_document.docname, line))


def _cut(tag: str, address: str) -> cut_html:
    """Lets the comparison with its source tell of a translation's address."""
    return cut_html(written=f'<{tag} "{address}">')
