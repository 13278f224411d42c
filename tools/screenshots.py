"""Photograph the built pages, to look at what was made: ``python -m tools.screenshots [page …]``.

A page is named as its note is, ``2021/communities``; all pages without one. The pictures go to
``_build/screenshots/<language>/<page>-<width>.png``.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from tools import BUILD, ROOT, notes
from tools.browser import launched

from language_pair.languages import LANGUAGES

WIDTHS = (360, 768, 1440)


def photograph(pages: Sequence[str]) -> None:
    """Photograph *pages* in both languages at each width, whole."""
    with launched() as browser:
        for width in WIDTHS:
            tab = browser.new_page(viewport={"width": width, "height": 900})
            for language in LANGUAGES:
                for page in pages:
                    tab.goto((BUILD / "html" / language.folder / f"{page}.html").as_uri())
                    picture = BUILD / "screenshots" / language.segment / f"{page}-{width}.png"
                    picture.parent.mkdir(parents=True, exist_ok=True)
                    tab.screenshot(path=picture, full_page=True)
                    print(picture.relative_to(ROOT))


if __name__ == "__main__":
    photograph(sys.argv[1:] or notes.names_in())
