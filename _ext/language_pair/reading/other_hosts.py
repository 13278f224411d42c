"""A page asks no other host for anything: pictures from elsewhere are links, formulas without a renderer code.

Pictures of directives (``{figure}``, ``{image}``, a card's) are made by these, so they are found in the doctree; so are
the addresses that directives take. Pictures of Markdown and of HTML come here while they are read (`renderer`).
"""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from language_pair.faults import Fault, warn
from language_pair.nodes import ancestors, line_around
from language_pair.passes import Pass
from language_pair.reading.html_texts import as_markdown
from language_pair.reading.uris import file_name, is_elsewhere, is_link, leads_out, scheme_of


def refused_picture(image: nodes.image, docname: str) -> tuple[Fault, str] | None:
    """What is wrong with the address of a picture in the note *docname*."""
    address = image["uri"]
    if is_elsewhere(address):
        return Fault.OTHER_HOST, f"the picture {address[:100]!r} is shown as a link"
    if leads_out(address, docname):
        return Fault.ADDRESS, f"the picture {address[:100]!r} is outside of the notes, and is shown as text"
    return None


def as_link(image: nodes.image, *, in_link: bool) -> nodes.TextElement:
    """A picture as a link to it, where that may be one: no link is *in_link*."""
    address, alt = image["uri"], image.get("alt", "")
    words: list[nodes.Node] = [nodes.Text(alt)] if alt else [nodes.literal("", file_name(address))]
    if in_link or scheme_of(_whole(address)) not in ("http", "https"):
        return nodes.inline("", "", *words)
    return nodes.reference("", "", *words, refuri=_whole(address))


def _whole(address: str) -> str:
    return f"https:{address}" if address.startswith("//") else address


def _is_in_link(node: nodes.Element | None) -> bool:
    kinds = nodes.reference | addnodes.pending_xref | addnodes.download_reference
    return any(isinstance(each, kinds) for each in ancestors(node))


class ShowNothingFromElsewhere(SphinxTransform):
    """Do so with what directives have made; and take out comments, which are for those who read the note itself."""

    default_priority = Pass.SHOW_NOTHING_FROM_ELSEWHERE

    def apply(self, **kwargs: Any) -> None:
        for reference in list(self.document.findall(nodes.reference)):
            if not is_link(reference.get("refuri", "")):
                self._cut(reference)
        for image in list(self.document.findall(nodes.image)):
            self._check_picture(image)
        for comment in list(self.document.findall(nodes.comment)):
            comment.parent.remove(comment)

    def _cut(self, reference: nodes.reference) -> None:
        self._warn(Fault.ADDRESS, f"the link to {reference['refuri'][:60]!r} is cut, its text stays", reference)
        inside = reference.children
        reference.children = []
        if isinstance(reference.parent, nodes.TextElement):
            inside = [nodes.inline("", "", *inside)]
        reference.parent.replace(reference, inside)

    def _check_picture(self, image: nodes.image) -> None:
        if image.get("loading") == "embed":  # would put an SVG's scripts into the page
            del image["loading"]
            self._warn(Fault.HTML_ELEMENT, f"the picture {image['uri'][:100]!r} is no part of the page's HTML", image)
        found = refused_picture(image, self.env.current_document.docname)
        if not found:
            return
        self._warn(*found, image)
        link = as_link(image, in_link=_is_in_link(image.parent))
        outer: nodes.Element = image
        while isinstance(outer.parent, nodes.reference) and len(outer.parent) == 1:
            outer = outer.parent
        image.replace_self(link)
        block = link if outer is image else outer
        if not isinstance(block.parent, nodes.TextElement):
            self._as_paragraph(block, image)

    def _as_paragraph(self, link: nodes.Element, image: nodes.image) -> None:
        """A link where a picture was a block of its own: its words are a message, as the picture's were."""
        paragraph = nodes.paragraph("", "")
        link.parent.replace(link, paragraph)
        paragraph += link
        if image.get("alt"):
            alt, address = as_markdown(image["alt"]), link.get("refuri", "")
            paragraph.rawsource = f"[{alt}]({address})" if address else alt
            paragraph.source, paragraph.line = self.document["source"], image.line

    def _warn(self, fault: Fault, found: str, node: nodes.Element) -> None:
        warn(fault, found, location=(self.env.current_document.docname, line_around(node)))


class ShowFormulasAsCode(SphinxTransform):
    """Where pages with formulas would load a script from another host."""

    default_priority = Pass.SHOW_FORMULAS_AS_CODE

    def apply(self, **kwargs: Any) -> None:
        for formula in list(self.document.findall(nodes.math)) + list(self.document.findall(nodes.math_block)):
            text = formula.astext()
            found = f"the formula {text[:40]!r} would load a script from {self.config.mathjax_path!r}"
            warn(Fault.FORMULA, found, location=(self.env.current_document.docname, line_around(formula)))
            is_block = isinstance(formula, nodes.math_block)
            formula.replace_self(nodes.literal_block(text, text) if is_block else nodes.literal(text, text))


def has_remote_renderer(app: Sphinx) -> bool:
    """Whether pages with formulas would load a script from another host, as MathJax comes with Sphinx."""
    others = [name for name in app.registry.html_inline_math_renderers if name != "mathjax"]
    renderer = app.config.html_math_renderer or next(iter(others), "mathjax")
    return renderer == "mathjax" and is_elsewhere(app.config.mathjax_path)


def _report_remote_files(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """Name the scripts and styles of a theme or an extension that each page would load from another host."""
    for each in (*context.get("script_files", ()), *context.get("css_files", ())):
        address = str(getattr(each, "filename", each) or "")
        if is_elsewhere(address):
            warn(Fault.REMOTE_FILE, f"the pages would load {address!r}", once=True)


def _add_transforms(app: Sphinx) -> None:
    app.add_transform(ShowNothingFromElsewhere)
    if has_remote_renderer(app):
        app.add_transform(ShowFormulasAsCode)


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", _add_transforms)
    app.connect("html-page-context", _report_remote_files, priority=950)
