"""What belongs to both languages, at the root of the built site: the page at /, the one for an address where nothing
is, the one at /h/ for addresses of HackMD, robots.txt and the sitemap of the languages' sitemaps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urljoin

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tools import ROOT
from tools.build_site import hackmd_notes

from language_pair import files
from language_pair.languages import EN, LANGUAGES
from language_pair.site import sitemaps

NOT_FOUND = "404.html"
#: What a language's page says in both (`not_found`), and where that language is on its host.
_PARTS = re.compile(r'<div class="not-found">.*?</section>\s*</div>', re.DOTALL)
_OWN_ROOT = re.compile(r'data-root="([^"]*)"')
_TITLE = re.compile(r"<h[12]>(.*?)</h[12]>")


def write_all(output: Path) -> None:
    write_chooser(output)
    write_not_found(output)
    write_hackmd_notes(output)
    write_sitemap_index(output)


def write_chooser(output: Path) -> None:
    """Write the page that sends a reader to their language."""
    _write_page(output / "index.html", "choose-language.html", roots=_roots(), alternates=alternates(output))


def write_not_found(output: Path) -> None:
    """Write the page that hosts show which know one for the whole site, as GitHub Pages and Netlify do."""
    parts, root = _not_found(output)
    if parts:
        title = " · ".join(_TITLE.findall(parts))
        hackmd = _hackmd_folder(root)
        _write_page(
            output / NOT_FOUND, "not-found-in-both.html", parts=parts, root=root, title=title, hackmd_folder=hackmd
        )
    else:
        (output / NOT_FOUND).unlink(missing_ok=True)


def _not_found(output: Path) -> tuple[str, str]:
    """What the English page for a wrong address says in both languages, and where that language is on its host."""
    page = output / EN.folder / NOT_FOUND
    parts = _PARTS.search(page.read_text(encoding="utf-8")) if page.exists() else None
    root = _OWN_ROOT.search(parts[0]) if parts else None
    return (parts[0], root[1]) if parts and root else ("", f"/{EN.folder}/")


def _hackmd_folder(root: str) -> str:
    """The path of /h/ on the host that has the English pages at *root*."""
    return f"{root.removesuffix('/').rpartition('/')[0]}/{hackmd_notes.FOLDER}/"


def write_hackmd_notes(output: Path) -> None:
    """Write the page that leads from addresses of HackMD to pages, and what it knows as data."""
    notes = hackmd_notes.listed(ROOT / "docs", output)
    folder = output / hackmd_notes.FOLDER
    path = _hackmd_folder(_not_found(output)[1])
    _write_page(folder / "index.html", hackmd_notes.TEMPLATE, roots=_roots("../"), notes=notes, folder=path)
    files.write(folder / "notes.json", hackmd_notes.data(notes))


def _roots(above: str = "") -> dict[str, str]:
    """How a page leads to the pages of each language, by its code, if *above* leads from it to the site's root."""
    return {language.code: f"{above}{language.folder}/" for language in LANGUAGES}


def _write_page(path: Path, template: str, **context: object) -> None:
    templates = Environment(
        loader=FileSystemLoader(ROOT / "docs" / "_templates"), autoescape=True, undefined=StrictUndefined
    )
    page = templates.get_template(template).render(languages=LANGUAGES, **context)
    files.write(path, f"{page}\n".encode())


def alternates(output: Path) -> Sequence[tuple[str, str]]:
    """The languages of the page at /: as their first pages have them, which know the site's address or say none."""
    first = sitemaps.first_page(output / EN.folder / sitemaps.FILE_NAME)
    return first.alternates if first else ()


def write_sitemap_index(output: Path) -> None:
    """Name the sitemaps of the languages, which are there when the site's address is known; robots.txt does, too."""
    path, robots = output / sitemaps.FILE_NAME, output / sitemaps.ROBOTS
    pages = [sitemaps.first_page(output / language.folder / sitemaps.FILE_NAME) for language in LANGUAGES]
    addresses = [urljoin(page.address, sitemaps.FILE_NAME) for page in pages if page]
    if addresses:
        files.write(path, sitemaps.index(addresses))
        files.write(robots, sitemaps.robots(addresses))
    else:
        path.unlink(missing_ok=True)
        robots.unlink(missing_ok=True)
