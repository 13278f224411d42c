"""The words that PyCon TW's own code puts on a page.

Their Chinese is in ``locale/zh_TW/LC_MESSAGES/pycontw.po``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx.locale import get_translation

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

CATALOG = "pycontw"

_ = get_translation(CATALOG)


def setup(app: Sphinx) -> ExtensionMetadata:
    from language_pair.labels import add_label_catalog  # as late as this: tools read the name alone

    add_label_catalog(app, CATALOG, Path(__file__).parents[2] / "locale")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
