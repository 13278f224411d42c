"""The half-translated site in a folder of its own, and what a reader sees of a page."""

from __future__ import annotations

import shutil
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from tests.project import CONF

HERE = Path(__file__).parent
EXPECTED = HERE / "expected"
PAGES = ("index", "guide", "report", "other")
_SETTINGS = """\
myst_heading_anchors = 6
notes_edit_url = "https://git.example/edit/{path}"
notes_folder = "."
html_show_sourcelink = False
"""
#: What is on every page around a note.
_ASIDE = (
    "head, script, .related, .footer, #search-box, .language-switch, .page-by-page, .headerlink, [hidden], "
    ":is(h3, h4):not(section *)"
)


def copy_site(folder: Path) -> Path:
    """Copy notes, catalogs and picture to *folder*, with a ``conf.py``."""
    ignored = shutil.ignore_patterns("expected", "*.py", "*.mo", "__pycache__", "README.md")
    shutil.copytree(HERE, folder, ignore=ignored)
    (folder / "conf.py").write_text(CONF + _SETTINGS, encoding="utf-8")
    return folder


def listing(page: str) -> str:
    """Every text of *page* with the language that it is said to be in, a line each: ``zh-Hant-TW | 指南``.

    Without what the theme adds, and without what is hidden.
    """
    parsed = BeautifulSoup(page, "html.parser")
    for aside in parsed.select(_ASIDE):
        aside.decompose()
    lines = [
        f"{_language(node.parent)} | {' '.join(node.split())}" for node in parsed.find_all(string=True) if node.strip()
    ]
    lines += [f"{_language(image)} | (picture) {image['alt']}" for image in parsed.select("img[alt]")]
    return "\n".join(lines[1:]) + "\n"  # the first is the document type


def _language(element: Tag | None) -> str:
    while element is not None and not element.get("lang"):
        element = element.parent
    return str(element["lang"]) if element else "?"
