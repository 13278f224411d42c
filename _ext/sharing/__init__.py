"""What search engines and chat programs show of a page: a description, a title, a picture, the way to it.

For any Sphinx site, in any theme that prints ``metatags`` into the head of its pages. Whole addresses are said where
``html_baseurl`` gives the site's, and left out where it does not: nobody outside can follow a relative one.

``sharing_pictures``
    The picture of the site by language code, 1200 × 630 px, seen from the first page:
    ``{"en": "_static/sharing-en.png"}``.

sphinxext-opengraph cuts its description by characters, in the middle of a word or of a Chinese sentence, puts headings
and hidden text into it, and knows no languages; what it has beyond this are pictures drawn for each page.
"""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata


def setup(app: Sphinx) -> ExtensionMetadata:
    from sharing import breadcrumbs, tags, viewport

    app.setup_extension("language_pair.whole_page")
    tags.setup(app)  # the description, Open Graph
    breadcrumbs.setup(app)  # as linked data
    viewport.setup(app)  # one, where docutils and the theme say it both
    return {"parallel_read_safe": True, "parallel_write_safe": True}
