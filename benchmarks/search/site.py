"""Writes a corpus as a project of Sphinx and MyST, and its translations as gettext catalogs.

``conf.py`` reads from the environment which extensions a design adds and which search it has: the notes and
the theme are the same for all. The theme's menu is left out: with 10,000 pages it would be most of a build.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from benchmarks.search.corpus import EN, ZH, Block, Page
from tools import ROOT

from language_pair.catalogs import places

SIGNS = {"title": "# ", "heading": "## ", "paragraph": "", "item": "- "}
CONF = f"""\
import os
import sys
sys.path.insert(0, {str(ROOT / "_ext")!r})
project = "Synthetic"
extensions = ["myst_parser", *os.environ.get("BENCH_EXTENSIONS", "").split()]
exclude_patterns = ["locale", "_templates"]
templates_path = ["_templates"]
language = "zh_TW"
locale_dirs = ["locale"]
gettext_compact = False
myst_enable_extensions = ["attrs_block", "attrs_inline", "colon_fence", "deflist"]
html_theme = "sphinx_rtd_theme"
html_copy_source = html_show_sourcelink = False
primary_domain = os.environ.get("BENCH_DOMAIN", "py")

def setup(app):
    if os.environ.get("BENCH_SEARCH") == "none":
        app.connect("builder-inited", lambda app: setattr(app.builder, "search", False))
"""
LAYOUT = '{% extends "!layout.html" %}\n{% block menu %}{% endblock %}\n'


def write_site(folder: Path, pages: Iterable[Page], *, paired: bool) -> None:
    """Into *folder*, afresh; with catalogs where *paired*."""
    shutil.rmtree(folder, ignore_errors=True)
    _write(folder / "conf.py", CONF)
    _write(folder / "_templates" / "layout.html", LAYOUT)
    years: dict[int, list[str]] = {}
    for page in pages:
        years.setdefault(page.year, []).append(page.docname.partition("/")[2])
        _write(folder / f"{page.docname}.md", markdown(page))
        if paired and len(page.languages) == 2:
            _write_catalog(folder, page)
    for year, names in years.items():
        _write(folder / str(year) / "index.md", _list_page(str(year), names))
    _write(folder / "years.md", _list_page("年", [f"{year}/index" for year in years]))
    _write(folder / "index.md", _list_page("Synthetic", ["years"]))


def markdown(page: Page) -> str:
    """The page as MyST."""
    head = f"---\nsource_lang: {page.source}\ntags: {', '.join(page.tags)}\nback_to: years\n---\n"
    blocks = (SIGNS[block.kind] + block.texts[page.source].markup + "\n" for block in page.blocks)
    return "\n".join([head, *blocks])


def _write_catalog(folder: Path, page: Page) -> None:
    target = EN if page.source == ZH else ZH
    catalog = Catalog(locale=target)
    for block in page.blocks:
        catalog.add(message_id(block, page.source), block.texts[target].markup)
    path = places.path_of(folder / "locale", target, page.docname)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=0)


def message_id(block: Block, source: str) -> str:
    """As gettext knows the block: each line break is a space."""
    return block.texts[source].markup.replace("\n", " ").strip()


def _list_page(title: str, docnames: Sequence[str]) -> str:
    toctree = "\n".join(["```{toctree}", *docnames, "```", ""])
    return f"---\nsource_lang: zh_TW\n---\n\n# {title}\n\n{toctree}"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_texts(path: Path, pages: Iterable[Page]) -> None:
    """What the pages say, for looking up by hand why a query has the answers it has."""
    with path.open("w", encoding="utf-8") as file:
        for page in pages:
            texts = {code: page.text(code) for code in page.languages}
            file.write(json.dumps({"docname": page.docname, **texts}, ensure_ascii=False) + "\n")
