"""The pair: a note and its translation, and the way from one to the other.

``pair_project``
    The project's name by language code.
``pair_other_root``
    Where the other language's pages begin, seen from this language's first page;
    ``{segment}`` is its URL segment.
"""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from language_pair import site, slugs, source_language


def setup(app: Sphinx) -> ExtensionMetadata:
    app.add_config_value("pair_project", {}, "env", (dict,))
    app.add_config_value("pair_other_root", "../{segment}/", "html", (str,))

    app.add_transform(slugs.SaveSlugs)
    app.add_transform(slugs.RestoreSlugs)
    app.connect("builder-inited", source_language.add_transforms)
    app.connect("config-inited", site.name_site)
    app.connect("html-page-context", site.add_page_context)

    app.config.html_static_path.append(str(Path(__file__).parent / "static"))
    app.add_css_file("language-switch.css")
    app.add_js_file("language-switch.js", loading_method="defer")
    return {"parallel_read_safe": True, "parallel_write_safe": True, "env_version": 1}
