"""What the templates show around a page, and the scripts of the frame."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.builders.html import StandaloneHTMLBuilder

from site_theme import contents, labels

NAME = "site_theme"


def is_selected(builder: Builder) -> bool:
    """Whether *builder* makes web pages with this theme."""
    return isinstance(builder, StandaloneHTMLBuilder) and builder.name != "epub" and builder.theme.name == NAME


def _add_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """``frame`` holds the words, and whether the page has contents worth a list, which begin with its title."""
    if is_selected(app.builder):
        is_whole_book = app.builder.name == "singlehtml"
        if context.get("toc") and not is_whole_book:
            context["toc"] = contents.shortened(context["toc"])
        context["frame"] = {
            **labels.frame_labels(),
            "copyright": labels.copyright_line(_as_text(context.get("copyright"))),
            "updated": labels.updated_line(context.get("last_updated") or ""),
            "has_contents": bool(context.get("display_toc") and context.get("toc")),
            "is_whole_book": is_whole_book,
        }


def _as_text(copyright_lines: Any) -> str:
    """``copyright`` is a line, or several."""
    return copyright_lines if isinstance(copyright_lines, str) else ", ".join(copyright_lines or ())


def _add_scripts(app: Sphinx) -> None:
    if is_selected(app.builder):
        app.add_js_file("storage.js", priority=0)  # before all others
        app.add_js_file("colours.js", priority=1)  # not deferred: it decides how the page is drawn
        app.add_js_file("site-theme.js", loading_method="defer")
        app.add_css_file("design.css", priority=600)  # after sphinx-design's


def setup(app: Sphinx) -> None:
    app.connect("builder-inited", _add_scripts)
    app.connect("html-page-context", _add_context)
