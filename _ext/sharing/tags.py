"""The tags in a page's head: its description and Open Graph (https://ogp.me/), which most programs read."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from docutils import nodes
from sphinx.application import Sphinx

from language_pair import languages
from language_pair.builders import site_of
from sharing.description import description_of, own_description
from sharing.sentences import on_one_line, summary

_TAG = re.compile("<[^<>]*>")
#: Open Graph wants a territory.
_LOCALES = {"en": "en_US"}
_WIDTH, _HEIGHT = 1200, 630


def plain(title: str) -> str:
    """The words of a *title* that Sphinx has made HTML of."""
    return on_one_line(html.unescape(_TAG.sub("", title)))


def add_tags(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    if not site_of(app.builder) or not templatename.endswith(".html"):  # OpenSearch's is XML
        return
    title = plain(context.get("title", "")) or app.config.project
    language = languages.find(app.config.language)
    own = own_description(doctree, language) if doctree else ""
    found = own or (description_of(doctree, language) if doctree else "")
    description = found or summary(dict.fromkeys([title, app.config.project]))
    written = [] if own else [f'<meta name="description" content="{html.escape(description)}" />']
    about = {"og:title": title, "og:description": description}
    for name, content in [*about.items(), *_of_site(app, pagename, context)]:
        written.append(f'<meta property="{name}" content="{html.escape(content)}" />')
    has_picture = any('"og:image"' in tag for tag in written)
    written.append(f'<meta name="twitter:card" content="{"summary_large_image" if has_picture else "summary"}" />')
    context["metatags"] = "\n".join([context.get("metatags", ""), *written, ""])


def _of_site(app: Sphinx, pagename: str, context: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "og:type", "website" if pagename == app.config.root_doc else "article"
    yield "og:site_name", app.config.project
    yield from _locales(app, context)
    address = context.get("pageurl")
    if address:
        yield "og:url", address
    picture = app.config.sharing_pictures.get(app.config.language)
    if picture and urlsplit(app.config.html_baseurl).netloc:
        yield "og:image", urljoin(f"{app.config.html_baseurl.rstrip('/')}/", picture)
        yield "og:image:width", str(_WIDTH)
        yield "og:image:height", str(_HEIGHT)
        yield "og:image:alt", app.config.project


def _locales(app: Sphinx, context: dict[str, Any]) -> Iterator[tuple[str, str]]:
    code = app.config.language
    locale = _LOCALES.get(code, code)
    if "_" in locale:
        yield "og:locale", locale
    pair = context.get("pair")  # language_pair's, where it is
    if pair and pair["href"]:
        code = pair["there"].code
        yield "og:locale:alternate", _LOCALES.get(code, code)


def setup(app: Sphinx) -> None:
    app.add_config_value("sharing_pictures", {}, "html", (dict,))
    app.connect("html-page-context", add_tags, priority=600)  # when the pair has said where the page is
