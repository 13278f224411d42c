"""The look of the site: the frame of Read the Docs, light and dark, for Chinese and English.

Select it with ``html_theme = "site_theme"``; it inherits from ``basic``. Where another theme is selected this extension
does nothing.

- ``theme/``: templates, styles and scripts. Colours, fonts and measures are in ``tokens.css`` alone.
- `frame`: what the templates show.
- `bundles`: the styles and scripts of all extensions in a few files, loaded where they are used.
- `translator`: no inline styles, which a strict Content-Security-Policy drops; tables in boxes that scroll.
- `permalinks`: the links of headings to themselves, beside them.
"""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from site_theme import bundles, frame, translator

_HERE = Path(__file__).parent


def setup(app: Sphinx) -> ExtensionMetadata:
    for needed in ("language_pair", "site_theme.labels"):
        app.setup_extension(needed)
    app.add_html_theme("site_theme", str(_HERE / "theme"))
    frame.setup(app)
    bundles.setup(app)
    translator.setup(app)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
