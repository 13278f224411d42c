"""The pair: a note and its translation, and the way from one to the other.

``pair_project``
    The project's name by language code.
``pair_other_root``
    Where the other language's pages begin, seen from this language's first page;
    ``{segment}`` is its URL segment.
``pair_chooser``
    The page that lets a reader choose a language, seen from a language's first page; empty without one.
``pair_only``
    Patterns of the notes that are in one language only, by its code.
``pair_roots``
    The address of each language's first folder by code. Made of ``html_baseurl``, see `addresses`.
"""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from language_pair import addresses, one_language, site, sitemap, slugs, source_language


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_config_value("pair_project", {}, "env", (dict,))
    app.add_config_value("pair_other_root", "../{segment}/", "html", (str,))
    app.add_config_value("pair_chooser", "", "html", (str,))
    app.add_config_value("pair_only", {}, "env", (dict,))
    app.add_config_value("pair_roots", {}, "html", (dict,))

    app.add_transform(slugs.SaveSlugs)
    app.add_transform(slugs.RestoreSlugs)
    app.connect("builder-inited", source_language.add_transforms)
    app.connect("config-inited", site.name_site)
    app.connect("config-inited", addresses.set_roots)
    app.connect("config-inited", one_language.leave_out, priority=900)  # Sphinx gathers the suffixes at 800
    app.add_directive("toctree", one_language.TocTree, override=True)
    app.connect("html-page-context", site.add_page_context)
    app.connect("build-finished", sitemap.write_sitemap)

    app.config.html_static_path.append(str(Path(__file__).parent / "static"))
    app.add_css_file("language-switch.css")
    app.add_js_file("language-switch.js", loading_method="defer")
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}
