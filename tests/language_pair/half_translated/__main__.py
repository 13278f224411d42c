"""Write the expected lists anew: ``python -m tests.language_pair.half_translated``."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.language_pair.half_translated.site import EXPECTED, PAGES, copy_site, listing
from tests.project import Project

from language_pair.languages import LANGUAGES

for language in LANGUAGES:
    with tempfile.TemporaryDirectory() as folder:
        project = Project(copy_site(Path(folder) / "site"))
        built = project.build("html", language.code, html_theme="basic")
        for page in PAGES:
            path = EXPECTED / language.segment / f"{page}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(listing(built.output(f"{page}.html")), encoding="utf-8")
        project.close()
