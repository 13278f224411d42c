"""What a page says about its language and about its counterpart in the other one."""

from __future__ import annotations

import html
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.builders.html import StandaloneHTMLBuilder

from language_pair import languages
from language_pair.builders import site_of
from language_pair.labels import _
from language_pair.pair_only import is_alone
from language_pair.site import addresses
from language_pair.site_files import SHARED_STYLES
from language_pair.whole_page import Part, add_part

_SWITCH = Part(
    name="the language switch",
    is_in=lambda page: 'class="language-switch ' in page,  # Read the Docs' own has no other class
    template="language-switch.html",
)


def add_page_context(
    app: Sphinx, pagename: str, templatename: str, context: dict[str, Any], doctree: nodes.document | None
) -> None:
    """``language`` becomes the tag for ``<html lang>``, ``pageurl`` the canonical address as the other language
    gives it, ``pair`` what the switch needs."""
    here = languages.find(app.config.language)
    if here is None or not isinstance(app.builder, StandaloneHTMLBuilder):
        return
    there = languages.counterpart(here)
    # Builders of JSON and pickles give no root.
    content_root, uri_of = context.get("content_root", ""), app.builder.get_target_uri
    root = addresses.other_root(app.config, there, content_root)
    context["language"] = here.tag
    context["pair"] = {
        "here": here,
        "there": there,
        "href": "" if is_alone(app.config, pagename) else root + uri_of(pagename),
        "home": root + uri_of(app.config.root_doc),
        "label": _("Language"),
        "alone_label": _("This page exists in %s only.") % here.name,
        "other_home_label": _("Home page: "),
    }
    add_part(app, context, _SWITCH)
    if site_of(app.builder):
        _add_addresses(app, pagename, context, here)


def _add_addresses(app: Sphinx, pagename: str, context: dict[str, Any], here: languages.Language) -> None:
    """What the page's head says where the site's address is known: the page's own, and that in each language."""
    if not addresses.is_known(app.config) or not context.get("has_address", True):  # as a page for any address
        context["pageurl"] = None  # Sphinx would give a folder without a host
        return
    context["pageurl"] = addresses.page_address(app, pagename, here)
    add_part(app, context, Part(name="the canonical address", is_in=lambda page: 'rel="canonical"' in page))
    alternates = "".join(
        f'<link rel="alternate" hreflang="{tag}" href="{html.escape(address)}" />\n'
        for tag, address in addresses.alternates(app, pagename)
    )
    if alternates:
        context["metatags"] = context.get("metatags", "") + alternates
        add_part(app, context, Part(name="the page's other languages", is_in=lambda page: alternates in page))


def setup(app: Sphinx) -> None:
    app.connect("html-page-context", add_page_context)
    app.add_css_file("language-switch.css", priority=SHARED_STYLES)
    app.add_js_file("language-switch.js", loading_method="defer")
