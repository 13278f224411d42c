"""The page itself, in the theme of the site."""

from __future__ import annotations

import html
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.dirhtml import DirectoryHTMLBuilder

from language_pair import files, languages
from language_pair.builders import site_of
from language_pair.languages import Language
from language_pair.site import addresses
from language_pair.whole_page import change_page
from not_found import labels
from not_found.absolute import with_absolute_addresses
from not_found.titles import FILE as TITLES

PAGE = "404"
FILE = "404.html"
#: Pages that list notes, by the label of the link to each.
_LISTS = {"all_notes": "all-notes", "years": "years"}


def _add_page(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    if site_of(app.builder) and PAGE not in app.env.found_docs:
        title = html.escape(labels.own()["title"])  # themes take titles for HTML
        yield PAGE, {"title": title, "has_address": False}, "page.html"


def _make(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    if pagename != PAGE or doctree is not None or not site_of(app.builder):
        return
    context["metatags"] = '<meta name="robots" content="noindex" />\n' + context.get("metatags", "")
    root = addresses.own_path(app.config)
    parts = [_part(app, languages.find(app.config.language), labels.own(), root)]
    pair = context.get("pair")
    if pair:
        words = labels.of_language(app, pair["there"])
        other = pair["home"].removesuffix(app.builder.get_target_uri(app.config.root_doc))
        parts.append(_part(app, pair["there"], words, urljoin(root + app.builder.get_target_uri(PAGE), other)))
    context["body"] = app.builder.templates.render("not-found.html", {"parts": parts})
    app.add_css_file("not-found.css")
    app.add_js_file("not-found.js", loading_method="defer")
    base = root + app.builder.get_target_uri(PAGE)
    change_page(app, context, lambda page: with_absolute_addresses(page, base))


def _part(app: Sphinx, language: Language | None, words: dict[str, str], root: str) -> dict[str, Any]:
    """What the page says in one language, whose pages are below *root*."""
    address = app.builder.get_target_uri
    lists = {label: root + address(name) for label, name in _LISTS.items() if name in app.env.found_docs}
    return {
        "words": words,
        "lang": language.tag if language else "",
        "root": root,
        "titles": root + TITLES,
        "search": root + address("search"),
        "links": {"home": root + address(app.config.root_doc), **lists},
    }


def _put_where_hosts_look(app: Sphinx, exception: Exception | None) -> None:
    """The builder of folders makes ``404/index.html``, or with another suffix."""
    builder = app.builder
    if exception is None and isinstance(builder, DirectoryHTMLBuilder):
        files.write(Path(app.outdir, FILE), Path(builder.get_output_path(PAGE)).read_bytes())


def setup(app: Sphinx) -> None:
    app.connect("html-collect-pages", _add_page)
    app.connect("html-page-context", _make, priority=550)  # when the pair has said where the other language is
    app.connect("build-finished", _put_where_hosts_look)
