"""What the search needs of Sphinx beyond what Sphinx documents.

Read in Sphinx 9.0.4. ``tests/site_search/test_internals.py`` names each and shows that it is as it was; nothing else
in ``site_search`` touches them, which `nox -s lint` holds.
"""

from __future__ import annotations

from pathlib import Path

from sphinx import package_dir
from sphinx.builders.html import StandaloneHTMLBuilder

from language_pair.builders import is_web

#: An option of the theme basic, and of those made from it: the keys /, which nobody could turn off, and Escape.
_SHORTCUTS = "enable_search_shortcuts"


def turn_off_search(builder: StandaloneHTMLBuilder) -> None:
    """Have Sphinx make neither an index nor a page of results: ours would be overwritten. Nor has it keys for them."""
    builder.search = False
    if is_web(builder) and _SHORTCUTS in builder.theme.get_options():
        builder.theme_options = {**builder.theme_options, _SHORTCUTS: False}


def english_stemmer() -> str:
    """Snowball's English stemmer as Sphinx ships it for browsers, in one file."""
    folder = Path(package_dir, "search", "minified-js")
    return ";\n".join(folder.joinpath(f"{name}-stemmer.js").read_text(encoding="utf-8") for name in ("base", "english"))
