"""Somebody else's site: two notes and a catalog, no template or theme of ours."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from bs4 import BeautifulSoup

from tests.project import Project
from tools import ROOT

from language_pair.languages import LANGUAGES, Language

BASE = "https://tea.example"
CONF = f"""\
import sys
sys.path.insert(0, {str(ROOT / "_ext")!r})
project = "Tea"
extensions = ["myst_parser", "language_pair", "site_search"]
html_baseurl = "{BASE}/"
locale_dirs = ["locale"]
gettext_compact = False
exclude_patterns = ["_build"]
"""
INDEX = """
    ---
    source_lang: en
    ---
    # Tea house

    Oolong grows in the mountains.

    ```{toctree}
    brewing
    ```
    """
BREWING = """
    ---
    source_lang: en
    ---
    # Brewing

    Pour hot water over the leaves.

    Wait for three minutes.
    """
TRANSLATED = {
    "index": {"Tea house": "茶館", "Oolong grows in the mountains.": "烏龍茶長在高山上。"},
    "brewing": {"Brewing": "泡茶", "Pour hot water over the leaves.": "把熱水倒在茶葉上。"},
}
PAGES = ("index", "brewing", "genindex", "search")


def write_foreign(folder: Path, conf: str = "") -> Project:
    project = Project(folder)
    project.write(index=INDEX, brewing=BREWING)
    (folder / "conf.py").write_text(CONF + conf, encoding="utf-8")
    for docname, messages in TRANSLATED.items():
        project.write_catalog("zh_TW", docname, messages)
    return project


@dataclass(frozen=True)
class Foreign:
    """The site in both languages, each in its folder of *html*."""

    theme: str
    html: Path

    def page(self, language: Language, name: str) -> BeautifulSoup:
        return BeautifulSoup(self.text(language, name), "html.parser")

    def text(self, language: Language, name: str) -> str:
        return (self.html / language.segment / f"{name}.html").read_text(encoding="utf-8")


def build_foreign(folder: Path, theme: str, conf: str = "") -> Foreign:
    """Build both languages, side by side as a web site has them."""
    project = write_foreign(folder, conf)
    for language in LANGUAGES:
        built = project.build("html", language.code, whole=True, html_theme=theme)
        assert built.warnings == []
        shutil.copytree(built.app.outdir, folder / "html" / language.segment)
        project.close()  # which forgets the language's labels
    return Foreign(theme, folder / "html")
