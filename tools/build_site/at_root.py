"""What belongs to both languages, at the root of the built site: the page at /, the one for an address where nothing
is, robots.txt and the sitemap of the languages' sitemaps."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urljoin

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tools import ROOT

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
    write_sitemap_index(output)


def write_chooser(output: Path) -> None:
    """Write the page that sends a reader to their language."""
    _write_page(output / "index.html", "choose-language.html", alternates=alternates(output))


def write_not_found(output: Path) -> None:
    """Write the page that hosts show which know one for the whole site, as GitHub Pages and Netlify do."""
    page = output / EN.segment / NOT_FOUND
    parts = _PARTS.search(page.read_text(encoding="utf-8")) if page.exists() else None
    root = _OWN_ROOT.search(parts[0]) if parts else None
    if parts and root:
        title = " · ".join(_TITLE.findall(parts[0]))
        _write_page(output / NOT_FOUND, "not-found-in-both.html", parts=parts[0], root=root[1], title=title)
    else:
        (output / NOT_FOUND).unlink(missing_ok=True)


def _write_page(path: Path, template: str, **context: object) -> None:
    templates = Environment(
        loader=FileSystemLoader(ROOT / "docs" / "_templates"), autoescape=True, undefined=StrictUndefined
    )
    page = templates.get_template(template).render(languages=LANGUAGES, **context)
    files.write(path, f"{page}\n".encode())


def alternates(output: Path) -> Sequence[tuple[str, str]]:
    """The languages of the page at /: as their first pages have them, which know the site's address or say none."""
    first = sitemaps.first_page(output / EN.segment / sitemaps.FILE_NAME)
    return first.alternates if first else ()


def write_sitemap_index(output: Path) -> None:
    """Name the sitemaps of the languages, which are there when the site's address is known; robots.txt does, too."""
    path, robots = output / sitemaps.FILE_NAME, output / sitemaps.ROBOTS
    pages = [sitemaps.first_page(output / language.segment / sitemaps.FILE_NAME) for language in LANGUAGES]
    addresses = [urljoin(page.address, sitemaps.FILE_NAME) for page in pages if page]
    if addresses:
        files.write(path, sitemaps.index(addresses))
        files.write(robots, sitemaps.robots(addresses))
    else:
        path.unlink(missing_ok=True)
        robots.unlink(missing_ok=True)
